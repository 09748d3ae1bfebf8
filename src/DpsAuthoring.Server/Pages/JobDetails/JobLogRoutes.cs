using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Logs;
using DpsAuthoring.Server.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>A job's logs as files, and its news: what is written, and that it is in another state. One connection tells all.</summary>
internal static class JobLogRoutes
{
    /// <summary>Who is further behind misses what lies between: it can be downloaded.</summary>
    private const long FurthestBehind = 1 << 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(20);

    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get("/jobs/{id}/logs/{stream}", call => parts.Logs.Find(JobPage.Find(call, parts), call.Part("stream")) is { } path
            ? JobFileRoutes.Download(path, $"{call.Part("id")}-{call.Part("stream")}.txt")
            : throw Refusal.Framework(404, "This job has no such log."));
        pages.Get("/jobs/{id}/events", call =>
        {
            JobRecord job = JobPage.Find(call, parts);
            Dictionary<string, long> places = JobLogs.Streams.ToDictionary(
                stream => stream.Name,
                stream => PlaceOf(call.Query(stream.Name)));
            return new Reply(200, "text/event-stream", context => TellAsync(context, parts, job.Id, places));
        });
    }

    private static long PlaceOf(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long place) ? place : 0;

    private static async Task TellAsync(HttpContext context, ServerParts parts, string id, Dictionary<string, long> places)
    {
        IHostApplicationLifetime life = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        string? before = null;
        var silence = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            while (parts.Jobs.Find(id) is { } job)
            {
                bool isNews = false;
                foreach ((string name, _) in JobLogs.Streams)
                {
                    isNews |= await TellLogAsync(job, name).ConfigureAwait(false);
                }

                string state = $"{job.State} {job.IsCancelled}";
                if (state != before)
                {
                    isNews = true;
                    await SendAsync("state", new JsonObject { ["ended"] = job.State.IsFinal(), ["isFirst"] = before is null }).ConfigureAwait(false);
                    before = state;
                }

                if (isNews)
                {
                    silence.Restart();
                }
                else if (silence.Elapsed > s_silence)
                {
                    await WriteAsync(": nothing new\n\n").ConfigureAwait(false);
                    silence.Restart();
                }

                await Task.Delay(job.State.IsFinal() ? s_silence : s_pause, end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page is closed, or the server stops.
        }

        async Task<bool> TellLogAsync(JobRecord job, string name)
        {
            try
            {
                if (parts.Logs.Find(job, name) is not { } path || new FileInfo(path).Length is var size && size <= places[name])
                {
                    return false;
                }

                long skipped = Math.Max(0, size - places[name] - FurthestBehind);
                LogPart part = LogFile.Read(path, places[name] + skipped, isCut: skipped > 0);
                places[name] = part.To;
                await SendAsync("log", new JsonObject { ["stream"] = name, ["text"] = parts.Logs.Shown(part.Text), ["skipped"] = skipped, ["to"] = part.To }).ConfigureAwait(false);
                return true;
            }
            catch (IOException)
            {
                return false; // It is being moved to where it is kept.
            }
        }

        Task SendAsync(string name, JsonObject data) => WriteAsync($"event: {name}\ndata: {data.ToJsonString()}\n\n");

        async Task WriteAsync(string text)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), end.Token).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
        }
    }
}

using System.Text;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Index;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>Tells a page, by server-sent events, that something has changed; what it shows it asks for as anybody does.</summary>
internal static class JobEvents
{
    public const string Path = "/jobs/events";

    /// <summary>A thousand jobs that end within a second are one piece of news.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(700);

    /// <summary>Whoever listens hears something, and a listener that has gone is noticed.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(20);

    public static void Add(PageRoutes pages, JobIndex index) => pages.Get(Path, _ => new Reply(200, "text/event-stream", context => TellAsync(context, index)));

    private static async Task TellAsync(HttpContext context, JobIndex index)
    {
        IHostApplicationLifetime life = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        try
        {
            Task next = index.Changed;
            await SendAsync("retry: 2000\n\n").ConfigureAwait(false);
            while (true)
            {
                bool isNews = await Task.WhenAny(next, Task.Delay(s_silence, end.Token)).ConfigureAwait(false) == next;
                end.Token.ThrowIfCancellationRequested();
                next = index.Changed; // What changes from now on is not in what the page asks for.
                await SendAsync(isNews ? "event: changed\ndata: jobs\n\n" : ": nothing new\n\n").ConfigureAwait(false);
                await Task.Delay(s_pause, end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page is closed, or the server stops.
        }

        async Task SendAsync(string text)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), end.Token).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DpsAuthoring.Maap.Tests;

/// <summary>A server that takes jobs by a unique tag, and does to each request first what it is told to.</summary>
internal sealed class FailingServer(MaapApiGeneration generation, Func<Asked, int, Fault> fault)
{
    private readonly ConcurrentQueue<(string Id, string Tag)> _jobs = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private int _submissions;

    /// <summary>Once so many are taken, the token is accepted no more.</summary>
    public int TokenLastsFor { get; init; } = int.MaxValue;

    public TimeSpan Latency { get; init; }

    /// <summary>How often the list does not know the newest jobs yet.</summary>
    public int Lag { get; set; }

    /// <summary>The tags of the jobs that were taken, in order; one twice is a job twice.</summary>
    public IEnumerable<string> Taken => _jobs.Select(job => job.Tag);

    public static Fault Never(Asked asked, int attempt) => Fault.None;

    public Task<MaapServer> StartAsync() => MaapServer.StartAsync(AnswerAsync);

    private async Task AnswerAsync(HttpContext context, Asked asked)
    {
        if (asked.Path == "/api/environment/config")
        {
            Reply configuration = generation == MaapApiGeneration.Ogc ? Recorded.OgcConfiguration : Recorded.LegacyConfiguration;
            await configuration.SendAsync(context);
            return;
        }

        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency, context.RequestAborted); // The network's, which is what is measured against.
        }

        bool isSubmission = asked.Method == "POST";
        string tag = isSubmission ? TagOf(asked.Body) : "";
        int attempt = _attempts.AddOrUpdate($"{asked.Method} {asked.Path} {tag}", 1, (_, n) => n + 1);
        Fault now = fault(asked, attempt);
        if (isSubmission && Interlocked.Increment(ref _submissions) > TokenLastsFor)
        {
            now = Fault.Before(new("""{"message":"Invalid or expired token.","code":401}""", 401));
        }

        if (now is { IsAfter: false, Reply: { } before })
        {
            await before.SendAsync(context);
            return;
        }

        if (now is { IsAfter: false, Breaks: true })
        {
            context.Abort();
            return;
        }

        Reply reply = isSubmission ? Take(tag) : List(context.Request.Query["tag"]);
        if (now.Breaks)
        {
            context.Abort();
            return;
        }

        if (now.Hangs)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        await (now.Reply ?? reply).SendAsync(context);
    }

    private static string TagOf(string body)
    {
        int start = body.IndexOf("u-", StringComparison.Ordinal);
        return start < 0 ? "" : new([.. body.Skip(start).TakeWhile(letter => char.IsLetterOrDigit(letter) || letter == '-')]);
    }

    private Reply Take(string tag)
    {
        string id = $"job {_jobs.Count} of {tag}";
        _jobs.Enqueue((id, tag));
        return generation == MaapApiGeneration.Ogc
            ? new($$"""{"jobID":"{{id}}","status":"accepted","links":[]}""", 202)
            : new($"""<wps:StatusInfo xmlns:wps="x"><wps:JobID>{id}</wps:JobID><wps:Status>Accepted</wps:Status></wps:StatusInfo>""", 200, "text/xml");
    }

    private Reply List(StringValues tag)
    {
        IEnumerable<(string Id, string Tag)> found = Lag-- > 0 ? [] : _jobs.Where(job => tag.Count == 0 || job.Tag == tag);
        return "{\"status\":200,\"jobs\":[" + string.Join(',', found.Select(job => generation == MaapApiGeneration.Ogc
            ? $$"""{"jobID":"{{job.Id}}","status":"accepted","tags":["t","{{job.Tag}}"]}"""
            : $$$"""{"{{{job.Id}}}":{"status":"job-queued","tags":["t","{{{job.Tag}}}"]}}""")) + "]}";
    }
}

/// <summary>What is done to a request.</summary>
internal sealed record Fault(Reply? Reply = null, bool IsAfter = false, bool Breaks = false, bool Hangs = false)
{
    public static Fault None { get; } = new(IsAfter: true);

    /// <summary>The connection is reset after the request was taken.</summary>
    public static Fault LosesAnswer { get; } = new(IsAfter: true, Breaks: true);

    /// <summary>The connection is reset before the request was taken.</summary>
    public static Fault LosesRequest { get; } = new(Breaks: true);

    /// <summary>It is taken and never answered.</summary>
    public static Fault Silent { get; } = new(IsAfter: true, Hangs: true);

    public static Fault Before(Reply reply) => new(reply);

    public static Fault After(Reply reply) => new(reply, IsAfter: true);
}

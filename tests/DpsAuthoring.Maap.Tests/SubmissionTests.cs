using System.Diagnostics;

namespace DpsAuthoring.Maap.Tests;

/// <summary>Whatever the server does: nothing is lost, nothing is sent twice.</summary>
public sealed class SubmissionTests(ITestOutputHelper output)
{
    private static readonly Reply s_html = new("<!DOCTYPE html><html><head><title>Bad gateway</title></head><body>x</body></html>", 502, "text/html");

    private static readonly string[] s_faults =
        ["429", "429 for 7 s", "503", "500", "502", "answer lost", "request lost", "silent", "truncated", "page", "nothing"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<MaapApiGeneration, string> Faults =>
        [.. from generation in Enum.GetValues<MaapApiGeneration>()
            from fault in s_faults
            select (generation, fault)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_job_is_there_once_after_a_failure(MaapApiGeneration generation, string fault)
    {
        var time = new InstantTime();
        var failing = new FailingServer(generation, (asked, attempt) => asked.Method == "POST" && attempt == 1 ? Of(fault) : Fault.None) { Lag = 2 };
        await using MaapServer server = await failing.StartAsync();
        using MaapClient client = server.Client(new() { TimeProvider = time, NetworkTimeout = TimeSpan.FromSeconds(fault == "silent" ? 0.5 : 100) });

        MaapJobOperation job = await client.SubmitAsync(Submission("u-1"), Cancelled);

        Assert.Equal("job 0 of u-1", job.Id);
        Assert.Equal(["u-1"], failing.Taken);
        if (fault == "429 for 7 s")
        {
            Assert.Equal([TimeSpan.FromSeconds(7)], time.Waits);
        }
        else if (fault is "429" or "503")
        {
            Assert.InRange(time.Waits.Single(), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        }
    }

    [Theory]
    [InlineData(MaapApiGeneration.Legacy)]
    [InlineData(MaapApiGeneration.Ogc)]
    public async Task A_lost_answer_without_a_unique_tag_is_told_and_nothing_sent_again(MaapApiGeneration generation)
    {
        var failing = new FailingServer(generation, (_, _) => Fault.LosesAnswer);
        await using MaapServer server = await failing.StartAsync();
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.SubmitAsync(Submission(null), Cancelled));

        Assert.True(e.MayHaveBeenDone);
        Assert.Equal(MaapErrorKind.Unreachable, e.Kind);
        Assert.EndsWith("; whether the job was taken is not known, since it has no unique tag that it could be looked up by.", e.Message, StringComparison.Ordinal);
        Assert.Single(failing.Taken);
    }

    [Fact]
    public async Task A_server_that_does_not_look_at_the_tag_is_not_believed()
    {
        await using MaapServer server = await MaapServer.StartAsync(async (context, asked) =>
        {
            if (asked.Method == "POST")
            {
                context.Abort();
                return;
            }

            await new Reply(asked.Path.EndsWith("config", StringComparison.Ordinal) ? Recorded.OgcConfiguration : """{"jobs":[{"jobID":"x","tags":["other"]}]}""").SendAsync(context);
        });
        using MaapClient client = server.Client(new() { TimeProvider = new InstantTime(), MaxAttempts = 3 });

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.SubmitAsync(Submission("u-1"), Cancelled));

        Assert.False(e.MayHaveBeenDone);
        Assert.Equal(3, server.Calls.Count(call => call.StartsWith("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refusal_is_the_servers_and_is_not_sent_again()
    {
        var failing = new FailingServer(MaapApiGeneration.Legacy, (asked, _) => asked.Method == "POST"
            ? Fault.Before(new(Recorded.Exception("FailedJobSubmit", "Parameter x missing from inputs."), 500, "text/xml"))
            : Fault.None);
        await using MaapServer server = await failing.StartAsync();
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.SubmitAsync(Submission("u-1"), Cancelled));

        Assert.Equal(("FailedJobSubmit", "Parameter x missing from inputs.", false), (e.Code, e.ServerMessage, e.MayHaveBeenDone));
        Assert.Single(server.Calls, call => call.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_without_a_unique_tag_is_one()
    {
        await using MaapServer server = await MaapServer.StartAsync(
            Recorded.OgcConfiguration, new() { ["POST /api/ogc/processes/7/execution"] = new("""{"title":"x","status":500,"detail":"FailedJobSubmit: no."}""", 500) });
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.SubmitAsync(Submission(null), Cancelled));

        Assert.Equal(("The server failed at POST /api/ogc/processes/7/execution (500, 'FailedJobSubmit: no.').", false), (e.Message, e.MayHaveBeenDone));
    }

    [Fact]
    public async Task A_job_is_found_behind_all_others_where_the_server_does_not_look_at_the_tag()
    {
        await using MaapServer server = await MaapServer.StartAsync((context, asked) =>
        {
            int offset = int.TryParse(context.Request.Query["offset"], out int given) ? given : 0;
            IEnumerable<string> jobs = Enumerable.Range(0, 600).Skip(offset).Take(250).Select(n => $$"""{"jobID":"j{{n}}","tags":["u-{{n}}"]}""");
            return new Reply(asked.Path.EndsWith("config", StringComparison.Ordinal) ? Recorded.OgcConfiguration : $$"""{"jobs":[{{string.Join(',', jobs)}}]}""").SendAsync(context);
        });
        using MaapClient client = server.Client();

        Assert.Equal("j599", (await client.FindJobAsync("u-599", Cancelled))?.Id);
        Assert.Null(await client.FindJobAsync("u-600", Cancelled));
    }

    [Fact]
    public async Task One_that_cannot_be_sent_keeps_none_of_the_others_back()
    {
        await using MaapServer server = await new FailingServer(MaapApiGeneration.Legacy, FailingServer.Never).StartAsync();
        using MaapClient client = server.Client();
        MaapSubmission[] submissions = [Submission("u-1"), Submission("a,b"), new() { Algorithm = "7", Queue = "q", Inputs = new() { ["x"] = "\u0001" } }, Submission("u-2")];

        List<MaapSubmissionOutcome> outcomes = await client.SubmitManyAsync(submissions, 2, Cancelled).ToListAsync(Cancelled);

        Assert.Equal(
            [MaapSubmissionState.Submitted, MaapSubmissionState.Refused, MaapSubmissionState.Refused, MaapSubmissionState.Submitted],
            submissions.Select(submission => outcomes.Single(outcome => outcome.Submission == submission).State));
    }

    [Theory]
    [InlineData(MaapApiGeneration.Legacy)]
    [InlineData(MaapApiGeneration.Ogc)]
    public async Task A_token_that_expires_in_the_middle_of_a_thousand_stops_them_and_nothing_is_lost(MaapApiGeneration generation)
    {
        var failing = new FailingServer(generation, FailingServer.Never) { TokenLastsFor = 400 };
        await using MaapServer server = await failing.StartAsync();
        using MaapClient client = server.Client();

        List<MaapSubmissionOutcome> outcomes =
            await client.SubmitManyAsync(Many(1000), cancellationToken: Cancelled).ToListAsync(Cancelled);

        Assert.Equal(1000, outcomes.Select(outcome => outcome.Submission.UniqueTag).Distinct().Count());
        MaapSubmissionOutcome[] submitted = [.. outcomes.Where(outcome => outcome.State == MaapSubmissionState.Submitted)];
        Assert.Equal(failing.Taken.Order(), submitted.Select(outcome => outcome.Submission.UniqueTag!).Order());
        Assert.Equal(400, submitted.Length);
        Assert.Equal(600, outcomes.Count(outcome => outcome.State == MaapSubmissionState.NotSubmitted));
        Assert.Equal(
            ["The server does not accept the token (401, 'Invalid or expired token.'): it is wrong or has expired, so get a new one and set it (in a workspace: MAAP_PGT)."],
            outcomes.Select(outcome => outcome.Error?.Message).OfType<string>().Distinct());
        Assert.InRange(server.Calls.Count(call => call.StartsWith("POST", StringComparison.Ordinal)), 401, 416);
    }

    [Theory]
    [InlineData(MaapApiGeneration.Legacy)]
    [InlineData(MaapApiGeneration.Ogc)]
    public async Task A_thousand_are_there_once_each_on_a_server_that_fails_every_third_time(MaapApiGeneration generation)
    {
        Fault[] faults =
        [
            Fault.Before(new("", 429)), Fault.Before(new("", 429, RetryAfter: "7")), Fault.LosesAnswer, Fault.Before(new("", 503)),
            Fault.LosesRequest, Fault.Before(new("""{"message":"Internal Server Error","code":500}""", 500)), Fault.After(s_html), Fault.After(new("{\"jobID\":", 202)),
        ];
        int count = 0;
        var failing = new FailingServer(generation, (asked, attempt) =>
            asked.Method == "POST" && attempt < 4 && Interlocked.Increment(ref count) is int n && n % 3 == 0 ? faults[n / 3 % faults.Length] : Fault.None);
        await using MaapServer server = await failing.StartAsync();
        using MaapClient client = server.Client(new() { TimeProvider = new InstantTime(), MaxAttempts = 10 });

        List<MaapSubmissionOutcome> outcomes =
            await client.SubmitManyAsync(Many(1000), cancellationToken: Cancelled).ToListAsync(Cancelled);

        Assert.All(outcomes, outcome => Assert.Equal((MaapSubmissionState.Submitted, null), (outcome.State, outcome.Error?.Message)));
        Assert.Equal(Enumerable.Range(0, 1000).Select(n => $"u-{n}").Order(StringComparer.Ordinal), failing.Taken.Order(StringComparer.Ordinal));
        Assert.Equal(1000, outcomes.Select(outcome => outcome.JobId).Distinct().Count());
    }

    [Fact]
    public async Task A_thousand_are_submitted_while_each_answer_takes_a_tenth_of_a_second()
    {
        var failing = new FailingServer(MaapApiGeneration.Ogc, FailingServer.Never) { Latency = TimeSpan.FromMilliseconds(100) };
        await using MaapServer server = await failing.StartAsync();
        using MaapClient client = server.Client();
        long begun = Stopwatch.GetTimestamp();

        List<MaapSubmissionOutcome> outcomes =
            await client.SubmitManyAsync(Many(1000), cancellationToken: Cancelled).ToListAsync(Cancelled);

        output.WriteLine($"1,000 submissions, 16 in flight, each answered after 100 ms: {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.00} s");
        Assert.All(outcomes, outcome => Assert.Equal(MaapSubmissionState.Submitted, outcome.State));
        Assert.Equal(1000, failing.Taken.Distinct().Count());
    }

    [Fact]
    public async Task Those_who_stop_reading_stop_the_submitting()
    {
        int read = 0;
        var failing = new FailingServer(MaapApiGeneration.Ogc, FailingServer.Never);
        await using MaapServer server = await failing.StartAsync();
        using MaapClient client = server.Client();

        IEnumerable<MaapSubmission> counted = Many(1000).Select(submission =>
        {
            read++;
            return submission;
        });
        await foreach (MaapSubmissionOutcome outcome in client.SubmitManyAsync(counted, 4, Cancelled))
        {
            Assert.Equal(MaapSubmissionState.Submitted, outcome.State);
            break;
        }

        Assert.InRange(read, 1, 20);
    }

    [Fact]
    public async Task A_list_that_throws_throws_where_the_outcomes_are_read()
    {
        await using MaapServer server = await new FailingServer(MaapApiGeneration.Ogc, FailingServer.Never).StartAsync();
        using MaapClient client = server.Client();
        IEnumerable<MaapSubmission> broken = Many(5).Select(submission => submission.UniqueTag == "u-3" ? throw new InvalidDataException("row 3") : submission);

        InvalidDataException e = await Assert.ThrowsAsync<InvalidDataException>(
            async () => await client.SubmitManyAsync(broken, 2, Cancelled).ToListAsync(Cancelled));

        Assert.Equal("row 3", e.Message);
    }

    private static Fault Of(string name) => name switch
    {
        "429" => Fault.Before(new("", 429)),
        "429 for 7 s" => Fault.Before(new("", 429, RetryAfter: "7")),
        "503" => Fault.Before(new("""{"message":"down","code":503}""", 503)),
        "500" => Fault.Before(new("""{"message":"Internal Server Error","code":500}""", 500)),
        "502" => Fault.After(s_html),
        "answer lost" => Fault.LosesAnswer,
        "request lost" => Fault.LosesRequest,
        "silent" => Fault.Silent,
        "truncated" => Fault.After(new("""{"jobID":"x""", 202)),
        "page" => Fault.After(s_html with { Status = 200 }),
        _ => Fault.After(new("", 202)),
    };

    private static IEnumerable<MaapSubmission> Many(int count) => Enumerable.Range(0, count).Select(n => Submission($"u-{n}"));

    private static MaapSubmission Submission(string? tag) => new() { Algorithm = "7", Queue = "q", Tag = "t", UniqueTag = tag, Inputs = new() { ["n"] = 1 } };
}

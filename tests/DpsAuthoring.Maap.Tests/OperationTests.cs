namespace DpsAuthoring.Maap.Tests;

/// <summary>Waiting for what takes its time.</summary>
public sealed class OperationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("successful", MaapState.Successful)]
    [InlineData("FAILED", MaapState.Failed)]
    [InlineData("dismissed", MaapState.Dismissed)]
    [InlineData("deduped", MaapState.Deduped)]
    [InlineData("job-completed", MaapState.Successful)]
    public async Task A_job_is_waited_for_until_its_end(string end, MaapState state)
    {
        var time = new InstantTime();
        await using MaapServer server = await Ogc("404", "404", Job("accepted"), Job("running"), Job("offline"), Job("a new word"), Job("running"), Job(end));
        using MaapClient client = server.Client(new() { TimeProvider = time });
        var told = new List<string?>();

        MaapJobOperation job = await client.SubmitAsync(new() { Algorithm = "7", Queue = "q" }, Cancelled);
        MaapJob last = await job.WaitAsync(new Told(told), Cancelled);

        Assert.Equal((state, true), (last.State, job.HasCompleted));
        Assert.Equal(["accepted", "running", "offline", "a new word", "running", end], told);
        Assert.Equal(7, time.Waits.Count(wait => wait > TimeSpan.FromSeconds(1)));
        Assert.True(time.Waits[^1] > time.Waits[0]);
    }

    [Fact]
    public async Task A_job_that_stays_unknown_is_not_waited_for()
    {
        await using MaapServer server = await Ogc("404");
        using MaapClient client = server.Client();

        MaapJobOperation job = await client.SubmitAsync(new() { Algorithm = "7", Queue = "q" }, Cancelled);
        MaapException late = await Assert.ThrowsAsync<MaapException>(() => job.WaitAsync(cancellationToken: Cancelled));
        int asked = server.Asked.Count;
        MaapException known = await Assert.ThrowsAsync<MaapException>(() => client.GetJobOperation("uuid-1").WaitAsync(cancellationToken: Cancelled));

        Assert.Equal((MaapErrorKind.NotFound, "no-such-job"), (late.Kind, late.Code));
        Assert.Equal(MaapErrorKind.NotFound, known.Kind);
        Assert.Equal(asked + 1, server.Asked.Count);
    }

    [Fact]
    public async Task A_legacy_job_that_the_server_does_not_know_yet_is_not_deleted()
    {
        Queue<string> states = new(["Deleted", "Deleted", "Accepted", "Running", "Deleted"]);
        await using MaapServer server = await MaapServer.StartAsync((context, asked) =>
            new Reply(asked.Path.EndsWith("config", StringComparison.Ordinal) ? Recorded.LegacyConfiguration : Recorded.Status(asked.Method == "POST" ? "Accepted" : states.Count > 1 ? states.Dequeue() : states.Peek())).SendAsync(context));
        using MaapClient client = server.Client(new()
        {
            TimeProvider = new InstantTime(),
            SettlingTime = TimeSpan.FromSeconds(10),
            MaxPollingInterval = TimeSpan.FromSeconds(3),
        });

        MaapJobOperation job = await client.SubmitAsync(new() { Algorithm = "a:1", Queue = "q" }, Cancelled);
        MaapJob last = await job.WaitAsync(cancellationToken: Cancelled);

        Assert.Equal((MaapState.Deleted, 1), (last.State, states.Count));
    }

    [Fact]
    public async Task A_server_that_fails_for_a_while_is_waited_for_and_one_that_answers_pages_is_not()
    {
        await using MaapServer failing = await Ogc([.. Enumerable.Repeat("500", 9), Job("successful")]);
        await using MaapServer pages = await Ogc("<html><title>Sign in</title></html>");
        await using MaapServer down = await Ogc("500");
        using MaapClient client = failing.Client();
        using MaapClient other = pages.Client();
        using MaapClient third = down.Client();

        Assert.Equal(MaapState.Successful, (await client.GetJobOperation("uuid-1").WaitAsync(cancellationToken: Cancelled)).State);
        MaapException page = await Assert.ThrowsAsync<MaapException>(() => other.GetJobOperation("uuid-1").WaitAsync(cancellationToken: Cancelled));
        MaapException dead = await Assert.ThrowsAsync<MaapException>(() => third.GetJobOperation("uuid-1").WaitAsync(cancellationToken: Cancelled));

        Assert.Equal("The server's answer to GET /api/ogc/jobs/uuid-1 (200) is a web page, 'Sign in', where data should be.", page.Message);
        Assert.Equal(MaapErrorKind.ServerFailure, dead.Kind);
    }

    [Fact]
    public async Task A_wait_ends_when_its_caller_does()
    {
        using var cancelling = new CancellationTokenSource();
        await using MaapServer server = await Ogc(Job("running"));
        using MaapClient client = server.Client();
        var told = new List<string?>();

        Task<MaapJob> wait = client.GetJobOperation("uuid-1").WaitAsync(new Told(told, after: 3, cancelling), cancelling.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(3, told.Count);
    }

    [Fact]
    public async Task The_builds_failure_at_its_success_is_borne_and_the_deployment_followed()
    {
        await using MaapServer server = await Build(
            "500",
            """{"build_id":"b1","links":{"href":"/build/b1","rel":"self"},"status":"successful","deploymentLink":{"href":"/ogc/deploymentJobs/12"}}""");
        using MaapClient client = server.Client();

        MaapRegistrationOperation registration = await client.RegisterAsync(MaapRegistration.FromOgcConfiguration("{}"), Cancelled);
        MaapRegistrationStatus status = await registration.WaitAsync(cancellationToken: Cancelled);

        Assert.Equal((MaapState.Successful, "7", "b1", "12"), (status.State, status.AlgorithmId, status.BuildId, status.DeploymentId));
        Assert.Equal(new Uri("https://h/pipelines/1"), status.LogAddress);
        Assert.DoesNotContain("POST /api/ogc/processes", server.Calls);
    }

    [Fact]
    public async Task A_build_that_is_never_deployed_is_deployed_from_the_CWL()
    {
        await using MaapServer server = await Build("500", """{"build_id":"b1","status":"successful"}""");
        using MaapClient client = server.Client();

        MaapRegistrationOperation registration = await client.RegisterAsync(MaapRegistration.FromOgcConfiguration("{}", fallbackCwl: "cwl"), Cancelled);
        MaapRegistrationStatus status = await registration.WaitAsync(cancellationToken: Cancelled);
        MaapRegistrationOperation without = await client.RegisterAsync(MaapRegistration.FromOgcConfiguration("{}"), Cancelled);
        MaapRegistrationStatus onlyBuilt = await without.WaitAsync(cancellationToken: Cancelled);

        Assert.Equal((MaapState.Successful, "7", "b1", "12"), (status.State, status.AlgorithmId, status.BuildId, status.DeploymentId));
        Assert.Single(server.Calls, call => call == "POST /api/ogc/processes");
        Assert.Equal((MaapState.Successful, null), (onlyBuilt.State, onlyBuilt.AlgorithmId));
    }

    [Fact]
    public async Task A_build_whose_deployment_failed_has_failed()
    {
        await using MaapServer server = await Build("""{"build_id":"b1","status":"successful","deploymentError":"No CWL"}""");
        using MaapClient client = server.Client();

        MaapRegistrationOperation registration = await client.RegisterAsync(MaapRegistration.FromOgcConfiguration("{}"), Cancelled);
        MaapRegistrationStatus status = await registration.WaitAsync(cancellationToken: Cancelled);

        Assert.Equal((MaapState.Failed, "No CWL"), (status.State, status.Message));
    }

    private static string Job(string state) => $$"""{"jobID":"uuid-1","processID":7,"type":null,"status":"{{state}}"}""";

    /// <summary>A server that answers what is asked of a job one after the other, and the last again and again.</summary>
    private static Task<MaapServer> Ogc(params string[] states)
    {
        int next = 0;
        return MaapServer.StartAsync((context, asked) =>
            (asked switch
            {
                { Method: "POST" } => new Reply(Recorded.Submitted, 202),
                { Path: "/api/environment/config" } => Recorded.OgcConfiguration,
                _ => States(states[Math.Min(next++, states.Length - 1)]),
            }).SendAsync(context));
    }

    private static Task<MaapServer> Build(params string[] states)
    {
        int next = 0;
        return MaapServer.StartAsync((context, asked) =>
            (asked switch
            {
                { Path: "/api/environment/config" } => Recorded.OgcConfiguration,
                { Method: "POST", Path: "/api/build" } => new Reply(
                    """{"build_id":"b1","status":"accepted","created":"2026-01-02 03:04:05","links":[{"href":"/build/b1","rel":"self"}],"pipelineLink":{"href":"https://h/pipelines/1"}}""", 202),
                { Method: "POST", Path: "/api/ogc/processes" } => new Reply("""{"id":"a","deploymentJobID":12,"status":"accepted"}""", 202),
                { Path: "/api/ogc/deploymentJobs/12" } => new Reply("""{"status":"successful","processLocation":{"href":"/ogc/processes/7"}}""", 201),
                _ => States(states[Math.Min(next++, states.Length - 1)]),
            }).SendAsync(context));
    }

    private static Reply States(string state) => state switch
    {
        "404" => new Reply("""{"type":"http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/no-such-job","title":"x","status":404,"detail":"No such job","instance":""}""", 404),
        "500" => new Reply("""{"message":"Internal Server Error","code":500}""", 500),
        _ => state,
    };

    private sealed class Told(List<string?> told, int after = int.MaxValue, CancellationTokenSource? cancelling = null) : IProgress<MaapJob>
    {
        public void Report(MaapJob value)
        {
            told.Add(value.StateText);
            if (told.Count == after)
            {
                cancelling?.Cancel();
            }
        }
    }
}

using System.Xml.Linq;

namespace DpsAuthoring.Maap.Tests;

/// <summary>The legacy generation: what is sent, and what is made of the original's answers.</summary>
public sealed class LegacyTests
{
    private const string Xml = "text/xml";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_found_where_no_processes_are_named()
    {
        await using MaapServer server = await With();
        using MaapClient client = server.Client();

        Assert.Equal(MaapApiGeneration.Legacy, await client.GetGenerationAsync(Cancelled));
        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetBuildsAsync(Cancelled));
        Assert.Equal((MaapErrorKind.Unsupported, "This server speaks the legacy generation, which has no builds."), (e.Kind, e.Message));
    }

    [Fact]
    public async Task A_job_is_submitted_as_XML_that_carries_everything()
    {
        await using MaapServer server = await With(("POST /api/dps/job", new(Recorded.Status("Accepted"), 200, Xml)));
        using MaapClient client = server.Client();

        MaapJobOperation job = await client.SubmitAsync(
            new()
            {
                Algorithm = "gdal-wrapper:1.0",
                Queue = "q",
                Tag = "t1",
                UniqueTag = "u-1",
                Inputs = new() { ["a"] = "é <]]>&\n x", ["n"] = 1.5, ["b"] = true, ["none"] = null },
            },
            Cancelled);

        Assert.Equal("j1", job.Id);
        var sent = XElement.Parse(server.Asked[^1].Body);
        Assert.Equal("job-gdal-wrapper:1.0", sent.Elements().First().Value);
        Assert.Equal(
            [("identifier", "t1,u-1"), ("queue", "q"), ("a", "é <]]>&\n x"), ("n", "1.5"), ("b", "true")],
            sent.Elements().Where(e => e.Name.LocalName == "Input").Select(e => (e.Attribute("id")!.Value, e.Value)));
        Assert.Equal("result", sent.Elements().Last().Attribute("id")!.Value);
    }

    [Fact]
    public async Task A_character_that_XML_has_not_is_told_before_anything_is_sent()
    {
        await using MaapServer server = await With();
        using MaapClient client = server.Client();

        ArgumentException e = await Assert.ThrowsAsync<ArgumentException>(
            () => client.SubmitAsync(new() { Algorithm = "a:1", Queue = "q", Inputs = new() { ["x"] = "\0" } }, Cancelled));

        Assert.StartsWith("The value of 'x' holds a character that the legacy generation's XML cannot carry.", e.Message, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Algorithms_are_listed_and_described()
    {
        await using MaapServer server = await With(
            ("GET /api/mas/algorithm", """{"code":200,"message":"success","algorithms":[{"type":"gdal-wrapper","version":"1.0"},{"type":"other","version":2}]}"""),
            ("GET /api/mas/algorithm/gdal-wrapper:1.0", new(Recorded.Describe, 200, Xml)));
        using MaapClient client = server.Client();

        Assert.Equal(["gdal-wrapper:1.0", "other:2"], (await client.GetAlgorithmsAsync(cancellationToken: Cancelled)).Select(algorithm => algorithm.Id));
        MaapAlgorithm algorithm = await client.GetAlgorithmAsync("gdal-wrapper:1.0", Cancelled);

        Assert.Equal(("gdal-wrapper", "1.0", "maap-dps-sandbox"), (algorithm.Name, algorithm.Version, algorithm.Queue));
        Assert.Equal(("input_file", "xs:string"), algorithm.Inputs.Select(input => (input.Name, input.Type)).Single());
    }

    [Fact]
    public async Task Results_metrics_and_states_are_read()
    {
        await using MaapServer server = await With(
            ("GET /api/dps/job/a", new(Recorded.LegacyResults, 200, Xml)),
            ("GET /api/dps/job/b", "null"),
            ("GET /api/dps/job/a/status", new(Recorded.Status("Succeeded"), 200, Xml)),
            ("GET /api/dps/job/a/metrics", new("<metrics><machine_type>c5</machine_type><directory_size>123</directory_size><cache_usage/></metrics>", 200, Xml)),
            ("GET /api/dps/job/b/metrics", new(Recorded.Exception("FailedGetMetrics", "No metrics"), 500, Xml)),
            ("POST /api/dps/job/cancel/a", new(Recorded.Status("Accepted"), 202, Xml)));
        using MaapClient client = server.Client();

        MaapJobResults results = await client.GetResultsAsync("a", Cancelled);
        MaapJobMetrics metrics = await client.GetMetricsAsync("a", Cancelled);
        await client.CancelJobAsync("a", Cancelled);
        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetMetricsAsync("b", Cancelled));

        Assert.Equal("Traceback: it broke", results.Failure);
        Assert.Equal(("bucket", "me/dps_output/name"), (results.Outputs.Single().Places[1].Bucket, results.Outputs.Single().Places[1].Key));
        Assert.Empty((await client.GetResultsAsync("b", Cancelled)).Outputs);
        Assert.Equal(MaapState.Successful, (await client.GetJobAsync("a", cancellationToken: Cancelled)).State);
        Assert.Equal(["machine_type", "directory_size"], metrics.Values.Keys);
        Assert.Equal(("FailedGetMetrics", "The server failed at GET /api/dps/job/b/metrics (500, 'No metrics')."), (e.Code, e.Message));
    }

    [Fact]
    public async Task Jobs_are_listed_below_their_ids_and_without_details()
    {
        int page = 0;
        await using MaapServer server = await MaapServer.StartAsync((context, asked) =>
            (asked.Path.EndsWith("config", StringComparison.Ordinal) ? new Reply(Recorded.LegacyConfiguration) : page++ switch
            {
                0 => $$$"""{"status":200,"jobs":[{"uuid-1":{{{{Recorded.Document}}}}},{"uuid-2":{"message":"Failed to get job info"}}]}""",
                1 => """{"code":200,"message":"success","jobs":[{"id":"uuid-3","tags":["t"]}]}""",
                _ => """{"status":200,"jobs":[]}""",
            }).SendAsync(context));
        using MaapClient client = server.Client();

        List<MaapJob> jobs = await client.GetJobs(new() { Algorithm = "gdal-wrapper:1.0", State = MaapState.Successful }).ToListAsync(Cancelled);

        Assert.Equal(["uuid-1", "uuid-2", "uuid-3"], jobs.Select(job => job.Id));
        Assert.Equal(("gdal-wrapper:1.0", MaapState.Successful), (jobs[0].Algorithm, jobs[0].State));
        Assert.Equal("Failed to get job info", jobs[1].Message);
        Assert.Equal(
            ["GET /api/dps/job/list?job_type=job-gdal-wrapper:1.0&status=Succeeded&get_job_details=True&offset=0&page_size=250",
             "GET /api/dps/job/list?job_type=job-gdal-wrapper:1.0&status=Succeeded&get_job_details=True&offset=2&page_size=250",
             "GET /api/dps/job/list?job_type=job-gdal-wrapper:1.0&status=Succeeded&get_job_details=True&offset=3&page_size=250"],
            server.Calls);
    }

    [Fact]
    public async Task An_algorithm_is_registered_once_it_is_listed()
    {
        int lists = 0;
        await using MaapServer server = await MaapServer.StartAsync((context, asked) =>
            (asked switch
            {
                { Path: "/api/mas/algorithm", Method: "POST" } => """{"code":200,"message":{"status":"created","web_url":"https://h/p/1","job_web_url":"https://h/j/2"}}""",
                { Path: "/api/mas/algorithm" } => ++lists > 3
                    ? """{"code":200,"algorithms":[{"type":"a","version":"main"}]}"""
                    : new Reply("""{"code":200,"algorithms":[]}"""),
                _ => Recorded.LegacyConfiguration,
            }).SendAsync(context));
        using MaapClient client = server.Client();

        MaapRegistrationOperation registration = await client.RegisterAsync(
            MaapRegistration.FromLegacyConfiguration("""{"algorithm_name":"a","algorithm_version":"main"}"""), Cancelled);
        MaapRegistrationStatus status = await registration.WaitAsync(cancellationToken: Cancelled);

        Assert.Equal((MaapState.Successful, "a:main", false), (status.State, status.AlgorithmId, status.WasThereBefore));
        Assert.Equal(new Uri("https://h/j/2"), status.LogAddress);
        Assert.Equal(4, lists);
        ArgumentException notJson = await Assert.ThrowsAsync<ArgumentException>(
            () => client.RegisterAsync(MaapRegistration.FromLegacyConfiguration("x: y"), Cancelled));
        Assert.StartsWith("The configuration is no JSON: ", notJson.Message, StringComparison.Ordinal);
        Assert.Equal(MaapErrorKind.Unsupported, (await Assert.ThrowsAsync<MaapException>(() => client.RegisterAsync(MaapRegistration.FromCwl("x"), Cancelled))).Kind);
    }

    private static Task<MaapServer> With(params (string Call, Reply Reply)[] replies) =>
        MaapServer.StartAsync(Recorded.LegacyConfiguration, replies.ToDictionary(reply => reply.Call, reply => reply.Reply));
}

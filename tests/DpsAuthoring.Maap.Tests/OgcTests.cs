namespace DpsAuthoring.Maap.Tests;

/// <summary>The OGC generation: what is sent, and what is made of the original's answers.</summary>
public sealed class OgcTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_found_and_the_root_is_on_the_server_that_was_asked()
    {
        await using MaapServer server = await With(("GET /api/mas/algorithm/resource", """{"code":200,"queues":["a","b"],"message":"success"}"""));
        using MaapClient client = server.Client();

        Assert.Equal(MaapApiGeneration.Ogc, await client.GetGenerationAsync(Cancelled));
        Assert.Equal(["a", "b"], await client.GetQueuesAsync(Cancelled));
        Assert.Equal(MaapServer.Token, server.Asked[^1].Headers["proxy-ticket"]);
        Assert.DoesNotContain("proxy-ticket", server.Asked[0].Headers.Keys);
    }

    [Fact]
    public async Task A_bearer_is_sent_as_one()
    {
        await using MaapServer server = await With(("GET /api/members/self", """{"id":7,"username":"me","first_name":"A","last_name":"B","urs_token":null}"""));
        using MaapClient client = server.Client(credential: MaapCredential.Bearer("abc"));

        MaapMember member = await client.GetMemberAsync(Cancelled);

        Assert.Equal(("me", "7", "A B"), (member.UserName, member.Id, member.FullName));
        Assert.Equal("Bearer abc", server.Asked[^1].Headers["Authorization"]);
        Assert.DoesNotContain("proxy-ticket", server.Asked[^1].Headers.Keys);
    }

    [Fact]
    public async Task Processes_are_listed_and_described()
    {
        await using MaapServer server = await With(("GET /api/ogc/processes", Recorded.Processes), ("GET /api/ogc/processes/7", Recorded.Process));
        using MaapClient client = server.Client();

        IReadOnlyList<MaapAlgorithm> listed = await client.GetAlgorithmsAsync(new() { Name = "gdal-wrapper" }, Cancelled);
        MaapAlgorithm process = await client.GetAlgorithmAsync("7", Cancelled);

        Assert.Equal(["7", "8"], listed.Select(algorithm => algorithm.Id));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddMicroseconds(6), listed[0].LastModified);
        Assert.Equal(["gdal", "raster"], listed[0].Keywords);
        Assert.Equal(new Uri(server.Root, "ogc/processes/7"), listed[0].Links[0].Address);
        Assert.Equal(("1.0", "4", "https://h/x.git"), (process.Version, process.MemoryMinimum, process.RepositoryUrl));
        Assert.Equal(
            [("outsize", "number", "30", false), ("comment", "text", null, true)],
            process.Inputs.Select(input => (input.Name, input.Type, input.Default, input.IsOptional)));
        Assert.Contains("GET /api/ogc/processes?algorithmName=gdal-wrapper", server.Calls);
    }

    [Fact]
    public async Task A_job_is_submitted_by_name_to_the_callers_own_process()
    {
        await using MaapServer server = await With(
            ("GET /api/ogc/processes", Recorded.Processes),
            ("GET /api/members/self", """{"username":"me"}"""),
            ("POST /api/ogc/processes/7/execution", new(Recorded.Submitted, 202)));
        using MaapClient client = server.Client();
        var submission = new MaapSubmission
        {
            Algorithm = "gdal-wrapper:1.0",
            Queue = "q",
            Tag = "t1",
            UniqueTag = "u-1",
            Inputs = new() { ["outsize"] = 1.5, ["comment"] = "é", ["flag"] = true },
        };

        MaapJobOperation job = await client.SubmitAsync(submission, Cancelled);
        await client.SubmitAsync(submission, Cancelled);

        Assert.Equal("uuid-1", job.Id);
        Assert.Equal("""{"inputs":{"outsize":1.5,"comment":"\u00E9","flag":true},"queue":"q","tag":"t1,u-1"}""", server.Asked[^1].Body);
        Assert.Single(server.Calls, call => call.StartsWith("GET /api/ogc/processes?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_several_with_a_name_that_are_others_the_numbers_are_told()
    {
        await using MaapServer server = await With(("GET /api/ogc/processes", Recorded.Processes), ("GET /api/members/self", """{"username":"third"}"""));
        using MaapClient client = server.Client();

        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.GetAlgorithmAsync("gdal-wrapper:1.0", Cancelled));

        Assert.Equal("There are several algorithms 'gdal-wrapper:1.0': give the number of one: 7 (gdal-wrapper:1.0, of me), 8 (gdal-wrapper:1.0, of another).", e.Message);
    }

    [Fact]
    public async Task A_job_tells_all_that_its_document_has()
    {
        await using MaapServer server = await With(
            ("GET /api/ogc/jobs/uuid-1", $$"""{"jobID":"uuid-1","processID":"Error getting process ID","type":null,"job_type":"job-gdal-wrapper_7:1.0",{{Recorded.Document}}}"""));
        using MaapClient client = server.Client();

        MaapJob job = await client.GetJobAsync("uuid-1", cancellationToken: Cancelled);

        Assert.Equal((MaapState.Successful, null, "gdal-wrapper_7:1.0"), (job.State, job.AlgorithmId, job.Algorithm));
        Assert.Equal(("maap-dps-sandbox", "me", "host", TimeSpan.FromSeconds(55.1)), (job.Queue, job.UserName, job.Machine, job.Duration));
        Assert.Equal([KeyValuePair.Create("input_file", "https://h/x.tif"), KeyValuePair.Create("outsize", "30")], job.Inputs);
        Assert.Equal([MaapPlaceKind.Web, MaapPlaceKind.S3], job.Products.Select(product => product.Kind));
        Assert.Equal("my-private-bucket/dps_output/x", job.ProductFolder);
        Assert.Equal(TimeSpan.Zero, job.Created!.Value.Offset);
        Assert.Equal(["GET /api/ogc/jobs/uuid-1?getJobDetails=true"], server.Calls);
    }

    [Fact]
    public async Task Results_and_metrics_are_read()
    {
        await using MaapServer server = await With(
            ("GET /api/ogc/jobs/a/results", Recorded.OgcResults),
            ("GET /api/ogc/jobs/b/results", "null"),
            ("GET /api/ogc/jobs/c/results", """{"additionalProp1":{"links":{"href":"file:///out"}},"detail":"Job failed and traceback is x"}"""),
            ("GET /api/ogc/jobs/a/metrics", """{"machine_type":"c5","directory_size":123,"job_duration_seconds":4.2,"mem_usage":"<object at 0x1>","job_start_time":"2026-01-02T03:04:05.000006Z"}"""));
        using MaapClient client = server.Client();

        MaapJobResults results = await client.GetResultsAsync("a", Cancelled);
        MaapJobResults failed = await client.GetResultsAsync("c", Cancelled);
        MaapJobMetrics metrics = await client.GetMetricsAsync("a", Cancelled);

        Assert.Equal(("b", "me/dps output/x"), (results.Outputs[0].Places[1].Bucket, results.Outputs[0].Places[1].Key));
        Assert.Null(results.Failure);
        Assert.Empty((await client.GetResultsAsync("b", Cancelled)).Outputs);
        Assert.Equal("Job failed and traceback is x", failed.Failure);
        Assert.Equal(MaapPlaceKind.File, failed.Places.Single().Kind);
        Assert.Equal((123, TimeSpan.FromSeconds(4.2), null), (metrics.DirectorySize, metrics.Duration, metrics.Number("mem_usage")));
    }

    [Fact]
    public async Task Jobs_are_listed_past_the_cap_until_a_page_is_empty_each_once()
    {
        await using MaapServer server = await MaapServer.StartAsync(async (context, asked) =>
        {
            int offset = int.TryParse(context.Request.Query["offset"], out int o) ? o : 0;
            int size = Math.Min(250, int.TryParse(context.Request.Query["pageSize"], out int s) ? s : 100);
            // A job comes in between the first and the second page, and pushes the others on.
            IEnumerable<string> jobs = Enumerable.Range(offset == 0 ? 0 : -1, offset == 0 ? 600 : 601).Skip(offset).Take(size)
                .Select(n => $$"""{"jobID":"j{{n}}","status":"successful","job":{"job_info":{"duration":{{n}} } } }""");
            Reply reply = asked.Path.EndsWith("config", StringComparison.Ordinal) ? Recorded.OgcConfiguration : $$"""{"status":200,"jobs":[{{string.Join(',', jobs)}}],"links":[]}""";
            await reply.SendAsync(context);
        });
        using MaapClient client = server.Client(new() { PageSize = 1000 });

        List<MaapJob> jobs = await client.GetJobs().ToListAsync(Cancelled);
        List<MaapJob> some = await client.GetJobs(new()
        {
            MinDuration = TimeSpan.FromSeconds(590),
            State = MaapState.Successful,
            Tag = "t",
            Since = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)),
        }).ToListAsync(Cancelled);

        Assert.Equal(Enumerable.Range(0, 600).Select(n => $"j{n}"), jobs.Select(job => job.Id));
        Assert.Equal(10, some.Count);
        Assert.Equal(
            "GET /api/ogc/jobs?status=successful&tag=t&startTime=2026-01-02T02:04:05.000000Z&getJobDetails=true&offset=601&pageSize=1000", server.Calls.Last());
    }

    [Fact]
    public async Task A_list_ends_where_the_server_does_not_look_at_the_offset()
    {
        await using MaapServer server = await With(("GET /api/ogc/jobs", """{"jobs":[{"jobID":"a"},{"jobID":"b"},{"neither":1},"c",null,7]}"""));
        using MaapClient client = server.Client();

        Assert.Equal(["a", "b", "c", "7"], await client.GetJobs().Select(job => job.Id).ToListAsync(Cancelled));
    }

    [Fact]
    public async Task An_algorithm_takes_the_place_of_the_callers_own()
    {
        await using MaapServer server = await With(
            ("POST /api/ogc/processes", new(
                """{"type":"http://www.opengis.net/def/exceptions/ogcapi-processes-2/1.0/duplicated-process","title":"d","status":409,"detail":"Duplicate process. Use PUT","instance":"","additionalProperties":{"processID":7}}""", 409)),
            ("PUT /api/ogc/processes/7", new(
                """{"id":"a","version":"1","links":[{"href":"/ogc/deploymentJobs/13","rel":"monitor"},{"href":"/ogc/processes/7","rel":"self"}],"processPipelineLink":{"href":"https://h/pipelines/99"}}""", 202)),
            ("GET /api/ogc/deploymentJobs/13", new("""{"status":"successful","links":{"href":"/ogc/deploymentJobs/13","rel":"self"},"processLocation":{"href":"/ogc/processes/7"}}""", 201)));
        using MaapClient client = server.Client();

        MaapRegistrationOperation registration = await client.RegisterAsync(MaapRegistration.FromCwl("cwlVersion: v1.2"), Cancelled);
        MaapRegistrationStatus status = await registration.WaitAsync(cancellationToken: Cancelled);
        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.RegisterAsync(MaapRegistration.FromCwlAt(new Uri("https://h/p.cwl"), replaces: false), Cancelled));

        Assert.Equal((MaapState.Successful, "7", "13"), (status.State, status.AlgorithmId, status.DeploymentId));
        Assert.Equal(new Uri("https://h/pipelines/99"), status.LogAddress);
        Assert.Equal((MaapErrorKind.Conflict, "duplicated-process", "7"), (e.Kind, e.Code, e.ConflictingAlgorithm));
        Assert.Equal("""{"cwlRawText":"cwlVersion: v1.2"}""", server.Asked[1].Body);
        Assert.Equal("""{"executionUnit":{"href":"https://h/p.cwl"}}""", server.Asked[^1].Body);
    }

    [Fact]
    public async Task A_job_is_cancelled_and_an_algorithm_deleted()
    {
        await using MaapServer server = await With(
            ("DELETE /api/ogc/jobs/a", new("""{"jobID":"a","type":"process","status":"dismissed"}""", 202)),
            ("DELETE /api/ogc/jobs/b", new("""{"type":null,"title":"x","status":400,"detail":"Not allowed to cancel job with status job-completed","instance":""}""", 400)),
            ("DELETE /api/ogc/processes/7", """{"detail":"Deleted process"}"""));
        using MaapClient client = server.Client();

        await client.CancelJobAsync("a", Cancelled);
        await client.DeleteAlgorithmAsync("7", Cancelled);
        MaapException e = await Assert.ThrowsAsync<MaapException>(() => client.CancelJobAsync("b", Cancelled));

        Assert.Equal("The server refuses DELETE /api/ogc/jobs/b (400, 'Not allowed to cancel job with status job-completed').", e.Message);
        Assert.False(e.MayHaveBeenDone);
    }

    [Fact]
    public async Task An_id_stays_one_part_of_the_path()
    {
        await using MaapServer server = await With();
        using MaapClient client = server.Client();

        await Assert.ThrowsAsync<MaapException>(() => client.GetResultsAsync("../../x?y#z", Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetResultsAsync("..", Cancelled));

        Assert.Equal(["GET /api/ogc/jobs/..%2F..%2Fx?y#z/results"], server.Calls);
    }

    private static Task<MaapServer> With(params (string Call, Reply Reply)[] replies) =>
        MaapServer.StartAsync(Recorded.OgcConfiguration, replies.ToDictionary(reply => reply.Call, reply => reply.Reply));
}

using System.Collections.Concurrent;
using System.Text.Json;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Jobs.Tests.Support;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>What a batch holds to whatever engine runs its jobs. Each engine is a class of these tests.</summary>
public abstract class BatchContractTests : IDisposable
{
    private readonly JobSandbox _box = new();

    protected BatchContractTests()
    {
        _box.Inputs.Add(new AlgorithmInput("n", InputKind.Text));
        World = new World(Path.Combine(_box.Root, "world"));
        _box.Script(World.Script);
    }

    private protected World World { get; }

    private protected JobSandbox Box => _box;

    private protected JobRequest Template => _box.Request(JobContract.Ogc);

    private protected string Results => Path.Combine(_box.Root, "results");

    /// <summary>A process's own engine; what outlives the process is the same for all of a test.</summary>
    private protected abstract IJobEngine Start(int parallel);

    public void Dispose()
    {
        _box.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Started_again_it_runs_exactly_what_has_not_succeeded()
    {
        World.Fail("3", 7);
        await RunAsync(batch =>
        {
            Assert.Equal((4, 1, 0), Counts(batch));
            Assert.Equal("run.sh ended with exit code 7", Assert.Single(batch.Failures()).Failure.Subject);
        }, "1", "2", "3", "4", "5");
        Assert.Equal("1 2 3 4 5", World.Ran());

        World.Repair("3");
        await RunAsync(batch => Assert.Equal((6, 0, 0), Counts(batch)), "1", "2", "3", "4", "5", "6");
        Assert.Equal("1 2 3 3 4 5 6", World.Ran());
    }

    [Fact]
    public async Task Two_rows_that_are_the_same_are_two_jobs()
    {
        await RunAsync(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "1", "2");
        await RunAsync(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "2", "1");
        Assert.Equal("1 1 2", World.Ran());
    }

    [Fact]
    public async Task Rows_that_went_are_not_run()
    {
        World.Fail("1", 1);
        World.Fail("2", 1);
        await RunAsync(_ => { }, "1", "2");
        await RunAsync(batch => Assert.Equal((0, 1, 0), Counts(batch)), "2");
        Assert.Equal("1 2 2", World.Ran());
    }

    [Fact]
    public async Task Rows_are_those_of_the_table_as_it_is_now()
    {
        Array.ForEach(["1", "2", "3"], n => World.Fail(n, 4));
        await RunAsync(_ => { }, "1", "2");
        await RunAsync(
            batch =>
            {
                BatchJobRecord[] jobs = [.. batch.Jobs()];
                Assert.Equal(["1: 3", "2: 2", "3: 1"], jobs.Select(job => $"{job.Row}: {job.Values["n"]}"));
                BatchFailureGroup group = Assert.Single(batch.Failures());
                Assert.Equal((3, 1, jobs[0].Folder), (group.Count, group.Row, group.Folder));
            },
            "3", "2", "1");
    }

    [Fact]
    public async Task Lost_files_are_known_also_of_a_job_that_was_published_and_not_noted()
    {
        World.Lose("1", "aside/a\n.tif");
        World.Lose("3", "b.tif");
        World.Fail("3", 7);
        await RunAsync(batch =>
        {
            Assert.Equal((1, 1L), (batch.Lost()!.Count, batch.Lost()!.Row));
            Assert.Equal(["aside/a\n.tif"], batch.Lost()!.Files);
            Assert.Equal([1, 0, 1], batch.Jobs().Select(job => job.LostCount));
        }, "1", "2", "3");

        // As if it had been killed after the rename.
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(Results, "batch/batch.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE job SET state = 1 WHERE row = 1";
            command.ExecuteNonQuery();
        }

        World.Repair("3");
        await RunAsync(batch => Assert.Equal([1, 0, 1], batch.Jobs().Select(job => job.LostCount)), "1", "2", "3");
        Assert.Equal("1 2 3 3", World.Ran());
    }

    [Fact]
    public async Task A_job_that_waits_for_its_next_try_holds_nobody_up()
    {
        World.FailAtFirst("1", 1);
        var over = new List<string>();
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1", "2", "3", "4"), TestContext.Current.CancellationToken);
        IJobEngine engine = Start(1);
        using BatchReader reader = batch.Read();
        await batch.RunAsync(
            Template,
            engine,
            new BatchOptions
            {
                Retries = 1,
                RetryDelay = TimeSpan.FromSeconds(0.3),
                Ended = outcome => over.Add(reader.Jobs().Single(job => job.JobId == outcome.JobId).Values["n"]),
            },
            TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        Assert.Equal("1", over[^1]);
        Assert.Equal("1 1 2 3 4", World.Ran());
    }

    [Fact]
    public async Task Waiting_for_the_next_try_can_be_stopped_and_goes_on()
    {
        World.FailAtFirst("1", 1);
        using var stop = new CancellationTokenSource();
        using (Batch batch = Open())
        {
            await batch.ListAsync(Template, Rows.Of("1", "2"), stop.Token);
            IJobEngine engine = Start(1);
            var options = new BatchOptions
            {
                Retries = 1, RetryDelay = TimeSpan.FromDays(2), LongestRetryDelay = TimeSpan.FromDays(2), Ended = _ => stop.Cancel(),
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch.RunAsync(Template, engine, options, stop.Token));
            await engine.DisposeAsync();
        }

        await RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), "1", "2");
        Assert.Equal("1 1 2", World.Ran());
    }

    [Fact]
    public async Task Failures_of_the_machine_stop_the_batch_unless_a_success_is_between_them()
    {
        string[] numbers = [.. Enumerable.Range(1, 9).Select(number => $"{number}")];
        Array.ForEach(["1", "2", "4", "5", "6"], n => World.Fail(n, 1, "cp: error writing: No space left on device\n"));
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of(numbers), TestContext.Current.CancellationToken);
        IJobEngine engine = Start(1);
        BatchHalt? told = null;
        BatchHalt? halt = await batch.RunAsync(
            Template, engine, new BatchOptions { HaltAfter = 3, Halting = why => told = why }, TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        Assert.NotNull(halt);
        Assert.Equal((3, true, told), (halt.Failures, halt.IsOfMachine, halt));
        using BatchReader reader = batch.Read();
        Assert.Equal(5, reader.Count(BatchJobState.Failed));
        Assert.Equal(0, reader.Count(BatchJobState.Submitted));
        Assert.Equal(reader.Count(BatchJobState.Pending) == 0, World.Ran().EndsWith('9')); // What the engine had went on.
    }

    [Fact]
    public async Task Failures_are_tried_again_as_often_as_told()
    {
        World.FailAtFirst("1", 2);
        World.FailAtFirst("2", 2);
        await RunAsync(batch => Assert.Equal((2, 0, 0), Counts(batch)), retries: 2, "1", "2");
        Assert.Equal("1 1 1 2 2 2", World.Ran());
    }

    [Fact]
    public async Task Jobs_that_fail_alike_are_one_group_with_the_reason()
    {
        World.Fail("1", 5, "file /data/1.tif has 12 bands\ntry run.sh --help\n");
        World.Fail("2", 5, "file /data/2.tif has 13 bands\ntry run.sh --help\n");
        World.Fail("3", 6, "file /data/2.tif has 13 bands\n");
        await RunAsync(
            batch => Assert.Equal(
                    [
                        (2, "run.sh ended with exit code 5: file … has … bands", "file /data/1.tif has 12 bands"),
                        (1, "run.sh ended with exit code 6: file … has … bands", "file /data/2.tif has 13 bands"),
                    ],
                batch.Failures().Select(group => (group.Count, group.Failure.Subject, group.Failure.Reason!))),
            "1", "2", "3");
    }

    [Fact]
    public async Task A_stopped_batch_goes_on()
    {
        World.Wait("2");
        using var stop = new CancellationTokenSource();
        using (Batch batch = Open())
        {
            await batch.ListAsync(Template, Rows.Of("1", "2", "3"), stop.Token);
            IJobEngine engine = Start(1);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                batch.RunAsync(Template, engine, new BatchOptions { Ended = outcome => stop.Cancel() }, stop.Token));
            await engine.DisposeAsync();
        }

        World.GoOn("2");
        await RunAsync(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "2", "3");
        Assert.Equal("1\n2\n3\n", string.Concat(Published().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_batch_can_be_looked_at_while_it_runs()
    {
        World.Wait("2");
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1", "2"), TestContext.Current.CancellationToken);
        IJobEngine engine = Start(2);
        Task run = batch.RunAsync(Template, engine, new BatchOptions(), TestContext.Current.CancellationToken);
        using (BatchReader reader = BatchReader.Open(batch.Folder)!)
        {
            Until.True(() => reader.Count(BatchJobState.Succeeded) == 1, "the first job does not end");
            Assert.Equal((1, 0, 1), Counts(reader));
            Assert.Equal([BatchJobState.Succeeded, BatchJobState.Submitted], reader.Jobs().Select(job => job.State));
            Assert.NotNull(reader.Jobs().Last().Handle);
            Assert.Equal(
                (1, 2), await BatchExtensions.PlanAsync(batch.Folder, Template, Rows.Of("1", "2", "3"), TestContext.Current.CancellationToken));
            World.GoOn("2");
            await run;
            Assert.Equal((2, 0, 0), Counts(reader));
        }

        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_is_told_of_a_job_finds_it_in_the_store()
    {
        World.Fail("2", 7);
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1", "2", "3"), TestContext.Current.CancellationToken);
        IJobEngine engine = Start(2);
        using BatchReader reader = batch.Read();
        var states = new ConcurrentBag<BatchJobState>();
        await batch.RunAsync(
            Template,
            engine,
            new BatchOptions { Ended = outcome => states.Add(reader.Jobs().Single(job => job.JobId == outcome.JobId).State) },
            TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        Assert.Equal([BatchJobState.Succeeded, BatchJobState.Succeeded, BatchJobState.Failed], states.Order());
    }

    [Fact]
    public async Task Results_and_report_tell_of_every_job()
    {
        World.Fail("<2>", 5, "file /data/1234.tif has 12 bands\n");
        await RunAsync(batch =>
        {
            string results = Path.Combine(_box.Root, "results.jsonl"), report = Path.Combine(_box.Root, "report.html");
            BatchResults.Write(batch, results);
            BatchReport.Write(batch, new ReportHeading("A <batch>"), report, pictures: 1, (folder, picture) => "r<aster>");
            JsonElement[] lines = [.. File.ReadLines(results).Select(line => JsonDocument.Parse(line).RootElement)];
            Assert.All(lines, line => Assert.Equal(
                ["version", "row", "state", "inputs", "job_id", "folder", "relative_folder", "exit_code", "failures", "failure", "lost", "lost_count", "remarks", "metrics"],
                line.EnumerateObject().Select(property => property.Name)));
            Assert.Equal([1, 1], lines.Select(line => line.GetProperty("version").GetInt32()));
            Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("failure").ValueKind);
            Assert.Equal(["succeeded", "failed"], lines.Select(line => line.GetProperty("state").GetString()));
            Assert.Equal([0, 5], lines.Select(line => line.GetProperty("exit_code").GetInt32()));
            Assert.Equal("<2>", lines[1].GetProperty("inputs").GetProperty("n").GetString());
            JsonElement failure = lines[1].GetProperty("failure");
            Assert.Equal("exit_code", failure.GetProperty("kind").GetString());
            Assert.Equal("run.sh ended with exit code 5: file … has … bands", failure.GetProperty("cause").GetString());
            Assert.Equal("file /data/1234.tif has 12 bands", failure.GetProperty("reason").GetString());
            Assert.True(lines[0].GetProperty("metrics").GetProperty("job_duration_seconds").GetDouble() > 0);
            string page = File.ReadAllText(report);
            Assert.Contains("<h1>A &lt;batch&gt;</h1>", page, StringComparison.Ordinal);
            Assert.Contains("<code>&lt;2&gt;</code>", page, StringComparison.Ordinal);
            Assert.Matches("(?s)<h2>Jobs</h2>.*>failed<.*has … bands(</a>)?.*<td></tr>.*>succeeded<", page);
            Assert.Matches("<td>row 2: (<a href=\"[^\"]+\">)?file /data/1234.tif has 12 bands(</a>)?(<details>.*?</details>)?</tr>", page);
            Assert.Contains("alt=\"r&lt;aster&gt;\"", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<th(?! scope=\"col\")[ >]|(src|href)=\"(/|\\w+:)", page);
            Assert.Contains("1 succeeded</b>, <b class=\"failed\">1 failed", page, StringComparison.Ordinal);
        }, "1", "<2>");
    }

    [Fact]
    public async Task Jobs_that_end_together_have_folders_of_their_own()
    {
        var folders = new ConcurrentBag<string>();
        using Batch batch = Open();
        await batch.ListAsync(
            Template, Rows.Of(Enumerable.Range(0, 100).Select(number => $"{number}")), TestContext.Current.CancellationToken);
        IJobEngine engine = Start(8);
        await batch.RunAsync(
            Template, engine, new BatchOptions { Ended = outcome => folders.Add(outcome.Folder!) }, TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        Assert.Equal(100, folders.Distinct().Count());
        Assert.Equal(100, folders.Select(folder => File.ReadAllText(Path.Combine(folder, "r"))).Distinct().Count());
    }

    [Fact]
    public async Task Jobs_that_are_with_another_engine_stay_there()
    {
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of("1"), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<IOException>(() =>
            batch.RunAsync(
                Template, new LostEngine(() => new IOException("it does not answer")), new BatchOptions(), TestContext.Current.CancellationToken));
        IJobEngine engine = Start(1);
        JobException problem = await Assert.ThrowsAsync<JobException>(() =>
            batch.RunAsync(Template, engine, new BatchOptions(), TestContext.Current.CancellationToken));
        await engine.DisposeAsync();
        Assert.Equal("The engine lost has jobs of this batch (1): go on with that engine.", problem.Message);
        Assert.Equal("", World.Ran());
    }

    private protected Batch Open() => Batch.Open(Path.Combine(Results, "batch"));

    private protected Task RunAsync(Action<BatchReader> look, params string[] numbers) => RunAsync(look, 0, numbers);

    private protected async Task RunAsync(Action<BatchReader> look, int retries, params string[] numbers)
    {
        using Batch batch = Open();
        await batch.ListAsync(Template, Rows.Of(numbers), TestContext.Current.CancellationToken);
        IJobEngine engine = Start(2);
        var options = new BatchOptions { Retries = retries, RetryDelay = TimeSpan.FromMilliseconds(1) };
        await batch.RunAsync(Template, engine, options, TestContext.Current.CancellationToken);
        await engine.DisposeAsync();
        using BatchReader reader = batch.Read();
        look(reader);
    }

    /// <summary>What the published results hold.</summary>
    private protected string[] Published() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Results, "dps_output"), "r", SearchOption.AllDirectories)
                .Where(path => !path.Contains(".half", StringComparison.Ordinal))
                .Select(File.ReadAllText),
        ];

    private protected static (int Succeeded, int Failed, int ToBeRun) Counts(BatchReader batch) =>
        (
            batch.Count(BatchJobState.Succeeded),
            batch.Count(BatchJobState.Failed),
            batch.Count(BatchJobState.Pending) + batch.Count(BatchJobState.Submitted));
}

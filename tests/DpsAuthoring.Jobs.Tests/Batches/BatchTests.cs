using System.Collections.Concurrent;
using System.Text.Json;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

public sealed class BatchTests : IDisposable
{
    private readonly JobSandbox _box = new();

    public BatchTests() => _box.Inputs.Add(new AlgorithmInput("n", InputKind.Value));

    public void Dispose() => _box.Dispose();

    private JobRequest Template => _box.Request(JobContract.Ogc);

    [Fact]
    public void Started_again_it_runs_exactly_what_has_not_succeeded()
    {
        _box.Bash("mkdir output; echo $2 >> \"${0%/*}/ran\"; if [ $2 = 3 ] && [ ! -e \"${0%/*}/mended\" ]; then exit 7; fi");
        Run(batch =>
        {
            Assert.Equal((4, 1, 0), Counts(batch));
            Assert.Equal("run.sh ended with exit code 7", Assert.Single(batch.Failures()).Cause);
        }, "1", "2", "3", "4", "5");
        Assert.Equal("1 2 3 4 5", Ran());

        _box.Script("", "mended");
        Run(batch => Assert.Equal((6, 0, 0), Counts(batch)), "1", "2", "3", "4", "5", "6");
        Assert.Equal("1 2 3 3 4 5 6", Ran());
    }

    [Fact]
    public void Two_rows_that_are_the_same_are_two_jobs()
    {
        _box.Bash("mkdir output; echo $2 >> \"${0%/*}/ran\"");
        Run(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "1", "2");
        Run(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "2", "1");
        Assert.Equal("1 1 2", Ran());
    }

    [Fact]
    public void Rows_that_went_are_not_run()
    {
        _box.Bash("mkdir output; echo $2 >> \"${0%/*}/ran\"; exit 1");
        Run(_ => { }, "1", "2");
        Run(batch => Assert.Equal((0, 1, 0), Counts(batch)), "2");
        Assert.Equal("1 2 2", Ran());
    }

    [Fact]
    public void Rows_are_those_of_the_table_as_it_is_now()
    {
        _box.Bash("mkdir output; exit 4");
        Run(_ => { }, "1", "2");
        Run(
            batch =>
            {
                var rows = new List<string>();
                batch.ForEach(job => rows.Add($"{job.Row}: {job.Values["n"]}"));
                Assert.Equal(["1: 3", "2: 2", "3: 1"], rows);
                BatchFailureGroup group = Assert.Single(batch.Failures());
                BatchJobRecord? first = null;
                batch.ForEach(job => first ??= job);
                Assert.Equal((1, first!.Folder), (group.Row, group.Folder));
            },
            "3", "2", "1");
    }

    [Fact]
    public void Failures_are_tried_again_as_often_as_told()
    {
        _box.Bash("mkdir output; echo $2 >> \"${0%/*}/ran\"; [ $(grep -c $2 \"${0%/*}/ran\") = 3 ]");
        Run(batch => Assert.Equal((2, 0, 0), Counts(batch)), retries: 2, "1", "2");
        Assert.Equal("1 1 1 2 2 2", Ran());
    }

    [Fact]
    public void A_row_that_is_no_job_changes_nothing()
    {
        _box.Bash("mkdir output");
        Run(_ => { }, "1");
        using Batch batch = Open();
        var problem = Assert.Throws<JobException>(() => batch.List(Template, [Row("2"), new Dictionary<string, string> { ["m"] = "3" }]));
        Assert.Equal("Row 2: There is no input 'm'; wrapper has n.", problem.Message);
        Assert.Equal((1, 0, 0), Counts(batch));
    }

    [Fact]
    public void A_batch_is_run_by_one_process_at_a_time()
    {
        using Batch batch = Open();
        var problem = Assert.Throws<JobException>(Open);
        Assert.EndsWith("is being run already: wait for it, or name another.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_batch_goes_on()
    {
        _box.Bash("mkdir output; echo $2 >> \"${0%/*}/ran\"; [ $2 = 1 ] || [ -e \"${0%/*}/second\" ] || sleep 1000");
        using (Batch batch = Open())
        {
            batch.List(Template, [Row("1"), Row("2"), Row("3")]);
            using var stop = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => batch.Run(Template, Space(batch), _box.Cache, 1, 0, _ => stop.Cancel(), stop.Token));
            Assert.Equal((1, 0, 2), Counts(batch));
        }

        _box.Script("", "second");
        Run(batch => Assert.Equal((3, 0, 0), Counts(batch)), "1", "2", "3");
    }

    [Fact]
    public void Results_and_report_tell_of_every_job()
    {
        _box.Bash("mkdir output; [ $2 != '<2>' ] || { echo \"file /data/$RANDOM.tif has 12 bands\" >&2; exit 5; }");
        Run(batch =>
        {
            string results = Path.Combine(_box.Root, "results.jsonl"), report = Path.Combine(_box.Root, "report.html");
            BatchResults.Write(batch, results);
            BatchReport.Write(batch, "A <batch>", report, pictures: 1);
            JsonElement[] lines = [.. File.ReadLines(results).Select(line => JsonDocument.Parse(line).RootElement)];
            Assert.Equal(["succeeded", "failed"], lines.Select(line => line.GetProperty("state").GetString()));
            Assert.Equal([0, 5], lines.Select(line => line.GetProperty("exit_code").GetInt32()));
            Assert.Equal("<2>", lines[1].GetProperty("inputs").GetProperty("n").GetString());
            Assert.Equal("run.sh ended with exit code 5: file … has … bands", lines[1].GetProperty("cause").GetString());
            Assert.True(lines[0].GetProperty("metrics").GetProperty("job_duration_seconds").GetDouble() > 0);
            string page = File.ReadAllText(report);
            Assert.Contains("<h1>A &lt;batch&gt;</h1>", page, StringComparison.Ordinal);
            Assert.Contains("<code>&lt;2&gt;</code>", page, StringComparison.Ordinal);
            Assert.Matches("(?s)<h2>Jobs</h2>.*>failed<.*has … bands</a>.*>succeeded<", page);
            Assert.Matches("<td>row 2: <a href=\"file://[^\"]+\">run.sh ended with exit code 5</a></tr>", page);
            Assert.Contains("<th scope=\"col\">State", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<th(?! scope=\"col\")[ >]|(src|href)=\"(?!file:|quick_looks/)", page);
            Assert.Contains("1 succeeded</b>, <b class=\"failed\">1 failed", page, StringComparison.Ordinal);
        }, "1", "<2>");
    }

    [Theory]
    [InlineData("{\"job_id\": \"mine\"}", true)]
    [InlineData("{\"job_id\": \"others\"}", false)]
    [InlineData("{\"job_id\": 5}", false)]
    [InlineData("[]", false)]
    [InlineData("{", false)]
    [InlineData(null, false)]
    public void A_job_is_known_by_its_context_document_whatever_else_is_called_so(string? content, bool known)
    {
        string path = Path.Combine(_box.Root, "x.context.json");
        if (content is null)
        {
            Assert.Equal(0, Command.Run("mkfifo", path));
        }
        else
        {
            File.WriteAllText(path, content);
        }

        Assert.Equal(known, JobDocuments.IsContextOf(path, "mine"));
    }

    [Fact]
    public void Jobs_that_end_together_have_folders_of_their_own()
    {
        _box.Bash("mkdir output; echo $2 > output/r");
        var folders = new ConcurrentBag<string>();
        using Batch batch = Open();
        batch.List(Template, Enumerable.Range(0, 100).Select(number => Row($"{number}")));
        batch.Run(Template, Space(batch), _box.Cache, 8, 0, outcome => folders.Add(outcome.Folder!), TestContext.Current.CancellationToken);
        Assert.Equal(100, folders.Distinct().Count());
        Assert.Equal(100, folders.Select(folder => File.ReadAllText(Path.Combine(folder, "r"))).Distinct().Count());
    }

    private void Run(Action<Batch> look, params string[] numbers) => Run(look, 0, numbers);

    private void Run(Action<Batch> look, int retries, params string[] numbers)
    {
        using Batch batch = Open();
        batch.List(Template, numbers.Select(Row));
        batch.Run(Template, Space(batch), _box.Cache, 2, retries, _ => { }, TestContext.Current.CancellationToken);
        look(batch);
    }

    private Batch Open() => Batch.Open(Path.Combine(_box.Root, "results", "batch"));

    private JobSpace Space(Batch batch) => new(Path.Combine(_box.Root, "results"), batch.Work);

    private string Ran() => string.Join(' ', File.ReadAllLines(Path.Combine(_box.Repository, "ran")).Order(StringComparer.Ordinal));

    private static (int Succeeded, int Failed, int Pending) Counts(Batch batch) =>
        (batch.Count(BatchJobState.Succeeded), batch.Count(BatchJobState.Failed), batch.Count(BatchJobState.Pending));

    private static Dictionary<string, string> Row(string number) => new() { ["n"] = number };
}

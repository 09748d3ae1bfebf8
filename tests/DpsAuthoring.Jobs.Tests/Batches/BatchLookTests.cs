using System.Diagnostics;
using System.Text.Json;
using DpsAuthoring.Cli.Jobs;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>What another terminal sees of a batch that runs, and can do with it.</summary>
[Trait("Speed", "Slow")]
public sealed class BatchLookTests : IDisposable
{
    private readonly WaitingAlgorithm _waiting = new(rows: 4);

    private AlgorithmFolder Algorithm => _waiting.Folder;

    public void Dispose() => _waiting.Dispose();

    [Fact]
    public void A_batch_that_runs_is_looked_at_and_its_failures_are_tried_again()
    {
        _waiting.Fail(1);
        _waiting.Go(1);
        using Process batch = Start();
        Until.True(() => _waiting.Started(2), "row 2 does not start");
        Assert.Equal((0, "rows: running; 0 succeeded, 1 failed, 3 to be run\n", ""), Dps("ls"));
        (int code, string output, _) = Dps("status", "rows");
        Assert.Equal(1, code);
        Assert.Matches(
            @"\Arows: running; 0 succeeded, 1 failed, 3 to be run\nRunning: row 2 for \d+ s\n      1  run\.sh ended with exit code 1", output);
        Assert.Contains("row 2 is at work\n", Dps("logs", "rows", "2").Output, StringComparison.Ordinal);
        Assert.Contains("row 1 is at work\n", Dps("logs", "rows", "1").Output, StringComparison.Ordinal);
        Assert.Equal((2, "", "dps: Row 4 has no log: it has not been run.\n"), Dps("logs", "rows", "4"));
        using (var json = JsonDocument.Parse(Dps("status", "--json").Output))
        {
            Assert.Equal(1, json.RootElement.GetProperty("version").GetInt32());
            Assert.Equal(1, json.RootElement.GetProperty("batches")[0].GetProperty("failed").GetInt32());
            Assert.True(json.RootElement.GetProperty("batches")[0].GetProperty("running").GetBoolean());
            JsonElement rows = json.RootElement.GetProperty("batches")[0].GetProperty("running_rows");
            Assert.Equal([2], rows.EnumerateArray().Select(row => row.GetInt32()));
        }

        _waiting.Repair(1);
        Assert.Equal((0, "Its failed jobs are run again.\n", ""), Dps("retry", "rows"));
        _waiting.Go(2, 3, 4);
        string said = batch.StandardOutput.ReadToEnd();
        batch.WaitForExit();
        Assert.StartsWith("4 succeeded, 0 failed, in ", said, StringComparison.Ordinal);
        Assert.Equal(0, batch.ExitCode);
        (code, output, _) = Dps("status");
        Assert.Equal(0, code);
        Assert.StartsWith("rows: ended; 4 succeeded, 0 failed, 0 to be run\n", output, StringComparison.Ordinal);
        Assert.Equal(4, Algorithm.Published().Length);
    }

    [Fact]
    public void Jobs_are_cancelled_and_the_others_go_on()
    {
        using Process batch = Start();
        Until.True(() => _waiting.Started(1), "row 1 does not start");
        Assert.Equal((0, "These jobs are ended, and count as failed.\n", ""), Dps("cancel", "rows", "--only", "1,3-4"));
        Until.True(() => _waiting.Started(2), "row 2 does not start");
        _waiting.Go(2);
        string said = batch.StandardOutput.ReadToEnd();
        batch.WaitForExit();
        Assert.Equal(1, batch.ExitCode);
        Assert.StartsWith("1 succeeded, 3 failed, in ", said, StringComparison.Ordinal);
        Assert.Contains("      3  cancelled\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_is_stopped_from_another_terminal_and_gone_on_with()
    {
        using Process batch = Start();
        Until.True(() => _waiting.Started(1), "row 1 does not start");
        Assert.Equal(0, Dps("cancel", "rows").ExitCode);
        string said = batch.StandardError.ReadToEnd();
        batch.WaitForExit();
        Assert.Equal(2, batch.ExitCode);
        Assert.Contains("dps: Stopped, as 'dps batch cancel' asks. The same command goes on with 4 jobs to be run.", said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Algorithm.Root, "dps_batches/rows/report.html")));
        Assert.Equal((0, "rows: stopped; 0 succeeded, 0 failed, 4 to be run\n", ""), Dps("ls"));
        Assert.Equal(2, Dps("cancel", "rows").ExitCode);

        _waiting.Go(1, 2, 3, 4);
        Assert.Equal(0, Algorithm.Dps("batch", "algorithm", "--rows", "rows.csv").ExitCode);
        Assert.Equal(4, Algorithm.Published().Length);
    }

    [Theory]
    [InlineData("There is no batch in ", "status")]
    [InlineData("There is no batch in ", "logs", "rows", "1")]
    [InlineData("There is no batch in ", "cancel", "../../etc")]
    public void Where_there_is_no_batch_that_is_said(string sentence, params string[] command)
    {
        (int code, string output, string error) = Dps(command);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("dps: " + sentence, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dps: There is no batch other in ", "status", "other")]
    [InlineData("dps: There is no batch ../rows in ", "retry", "../rows")]
    [InlineData("dps: Nobody runs the batch in ", "retry", "rows")]
    [InlineData("dps: The batch rows has no row 5.", "logs", "rows", "5")]
    public void What_cannot_be_done_is_said(string sentence, params string[] command)
    {
        _waiting.Go(1, 2, 3, 4);
        Assert.Equal(0, Algorithm.Dps("batch", "algorithm", "--rows", "rows.csv").ExitCode);
        (int code, string output, string error) = Dps(command);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_written_while_the_batch_runs()
    {
        using var written = new CountdownEvent(3);
        using (new LiveReport(() => { if (!written.IsSet) { written.Signal(); } return null; }, TimeSpan.FromMilliseconds(1)))
        {
            Assert.True(written.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        }
    }

    private Process Start() => Support.Dps.Start(Algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "1");

    private (int ExitCode, string Output, string Error) Dps(params string[] command) => Algorithm.Dps(["batch", .. command]);
}

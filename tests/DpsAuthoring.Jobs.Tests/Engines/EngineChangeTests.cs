using System.Diagnostics;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>
/// <c>dps batch</c> with another <c>--engine</c> than before, and <c>dps batch cancel</c> where no <c>dps</c> waits. Slurm's programs are
/// stand-ins; <c>RealSlurmTests</c> has its own.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class EngineChangeTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("");
    private readonly World _world;
    private readonly FakeSlurm _slurm;

    public EngineChangeTests()
    {
        _world = new World(Path.Combine(_algorithm.Root, "world"));
        _slurm = new FakeSlurm(Path.Combine(_algorithm.Root, "slurm"));
        _algorithm.Write("algorithm/run.sh", _world.Script);
        _algorithm.Write("rows.csv", "number\n1\n2\n3\n");
    }

    public void Dispose()
    {
        _slurm.Dispose();
        _algorithm.Dispose();
    }

    [Fact]
    public void What_Slurm_has_refused_runs_elsewhere()
    {
        _slurm.Set("refuse");
        (int code, _, string error) = Batch("slurm");
        Assert.Equal(2, code);
        Assert.Contains("Slurm takes no jobs", error, StringComparison.Ordinal);
        (code, string output, error) = Batch("local");
        Assert.True(code == 0, error);
        Assert.StartsWith("3 succeeded, 0 failed", output, StringComparison.Ordinal);
        Assert.Equal("1 2 3", _world.Ran());
    }

    [Fact]
    public void What_Slurm_still_has_runs_nowhere_else_and_what_has_ended_there_is_kept()
    {
        _world.Fail("2", 3);
        _world.Wait("3");
        Leave("1 2 3");
        (int code, _, string error) = Batch("local");
        Assert.Equal(2, code);
        Assert.Contains(
            "slurm still has 1 job of this batch, and nothing is run twice: go on with --engine slurm, or end them with 'dps batch cancel rows'.",
            error,
            StringComparison.Ordinal);
        _world.GoOn("3");
        Until.True(() => _slurm.Read("1_2.state").StartsWith("COMPLETED", StringComparison.Ordinal), "its task does not end");
        _world.Repair("2");
        (code, string output, error) = Batch("local");
        Assert.True(code == 0, error);
        Assert.StartsWith("3 succeeded (2 of them before), 0 failed", output, StringComparison.Ordinal);
        Assert.Equal("1 2 2 3", _world.Ran());
        Assert.Equal(3, _algorithm.Published().Length);
    }

    [Fact]
    public void What_Slurm_goes_on_with_is_cancelled_although_nobody_waits_for_it()
    {
        _world.Wait("1");
        _world.Wait("2");
        Leave("1 2");
        (int code, string output, string error) = Dps("batch", "cancel", "rows");
        Assert.True(code == 0, error);
        Assert.Equal("It stops: the jobs that run are ended, and are to be run again.\n", output);
        Assert.Contains("scancel 1_0 1_1 1_2\n", _slurm.Read("calls"), StringComparison.Ordinal);
        // A task that runs may read that its job is cancelled before scancel comes, and end by itself.
        Assert.Matches("^(CANCELLED|COMPLETED) ", _slurm.Read("1_0.state"));
        Assert.StartsWith("CANCELLED", _slurm.Read("1_2.state"), StringComparison.Ordinal);
        Assert.StartsWith("rows: stopped; 0 succeeded, 0 failed, 3 to be run", Dps("batch", "status", "rows").Output, StringComparison.Ordinal);
        Assert.Contains("Nobody runs the batch", Dps("batch", "cancel", "rows").Error, StringComparison.Ordinal);
        _world.GoOn("1");
        _world.GoOn("2");
        Assert.Equal(0, Batch("local").ExitCode);
        Assert.Equal("1 1 2 2 3", _world.Ran());
        Assert.Equal(3, _algorithm.Published().Length);
    }

    [Fact]
    public void Rows_are_cancelled_although_nobody_waits_for_them()
    {
        _world.Wait("1");
        _world.Wait("2");
        Leave("1 2");
        Assert.Equal(0, Dps("batch", "cancel", "rows", "--only", "2-").ExitCode);
        Assert.StartsWith("rows: stopped; 0 succeeded, 2 failed, 1 to be run", Dps("batch", "status", "rows").Output, StringComparison.Ordinal);
        Assert.StartsWith("RUNNING", _slurm.Read("1_0.state"), StringComparison.Ordinal);
        _world.GoOn("1");
        _world.GoOn("2");
        (int code, string output, _) = Batch("slurm", "--rerun", "missing");
        Assert.Equal(1, code);
        Assert.StartsWith("1 succeeded, 2 failed", output, StringComparison.Ordinal);
        Assert.Equal("1 2", _world.Ran());
    }

    [Fact]
    public void An_array_of_another_name_is_not_cancelled_whatever_our_notes_say()
    {
        _world.Wait("1");
        _world.Wait("2");
        Leave("1 2");
        _slurm.Set("1/name", "somebody-else\n"); // Slurm has given the id anew.
        Assert.Equal(0, Dps("batch", "cancel", "rows").ExitCode);
        Until.True(() => !_slurm.Read("1_0.state").StartsWith("RUNNING", StringComparison.Ordinal), "the task does not end by itself");
        Assert.Equal(0, _slurm.Calls("scancel"));
    }

    [Fact]
    public void A_scatter_is_ended_although_nobody_waits_for_it()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/cwltool"), "cwltool is not there: install cwltool.");
        _world.Wait("1");
        _world.Wait("2");
        _world.Wait("3");
        using (Process first = Start("batch", "algorithm", "--rows", "rows.csv", "--engine", "cwltool"))
        {
            Until.True(() => _world.Ran().Length > 0, "the job does not start");
            first.Kill();
            first.WaitForExit();
        }

        Assert.Contains("cwltool still has 3 jobs of this batch", Batch("local").Error, StringComparison.Ordinal);
        Assert.Contains("cwltool cannot be told of single jobs", Dps("batch", "cancel", "rows", "--only", "1").Error, StringComparison.Ordinal);
        Assert.Equal(0, Dps("batch", "cancel", "rows").ExitCode);
        Array.ForEach(["1", "2", "3"], _world.GoOn);
        (int code, string output, string error) = Batch("local");
        Assert.True(code == 0, error);
        Assert.StartsWith("3 succeeded, 0 failed", output, StringComparison.Ordinal);
        Assert.Equal(3, _algorithm.Published().Length);
    }

    /// <summary>Submits the batch, and is killed when these jobs run.</summary>
    private void Leave(string ran)
    {
        using Process first = Start("batch", "algorithm", "--rows", "rows.csv", "--engine", "slurm", "--rows-per-task", "1");
        Until.True(() => _world.Ran() == ran, "the jobs do not run");
        first.Kill();
        first.WaitForExit();
    }

    private (int ExitCode, string Output, string Error) Batch(string engine, params string[] options) =>
        Dps(["batch", "algorithm", "--rows", "rows.csv", "--engine", engine, .. options]);

    private (int ExitCode, string Output, string Error) Dps(params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(DpsTool.Path, arguments)
    {
        WorkingDirectory = _algorithm.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PATH"] = $"{_slurm.Programs}:{Environment.GetEnvironmentVariable("PATH")}" },
    })!;
}

using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary><c>dps batch --engine slurm</c> on a real Slurm, whose parts are killed; see <see cref="KillSettings"/>.</summary>
[Trait("Speed", "Slow")]
public sealed class RealSlurmTests : IDisposable
{
    private readonly SlurmRoom _slurm = SlurmRoom.Get();
    private readonly AlgorithmFolder _algorithm = new("");

    public RealSlurmTests() => _algorithm.Write("algorithm/run.sh", $"""
        #!/bin/sh
        set -eu
        mkdir output
        echo "$2" >> {_algorithm.Root}/ran
        sleep 0.05
        if [ -e {_algorithm.Root}/fail-"$2" ]; then echo "row $2 is bad" >&2; exit 3; fi
        echo "$2" > output/r

        """);

    public void Dispose()
    {
        _slurm.Dispose();
        _algorithm.Dispose();
    }

    [Fact]
    public void With_dps_the_controller_and_a_task_killed_every_result_is_there_once()
    {
        int jobs = KillSettings.Jobs(500);
        Rows(jobs);
        var time = Stopwatch.StartNew();

        // One kill of each kind, in the middle of the work.
        using (Process first = Start())
        {
            Await(() => Published().Length >= jobs / 6, "the array does not run");
            first.Kill();
            first.WaitForExit();
        }

        using (Process second = Start())
        {
            Await(() => Published().Length >= jobs / 3, "the array does not go on");
            _slurm.KillController();
            Thread.Sleep(2000); // It is asked meanwhile.
            _slurm.StartController();
            _slurm.WatchNode();
            string[] tasks = [];
            Await(() => (tasks = Tasks()).Length > 0, "no task runs");
            Assert.Equal(0, Command.Run("kill", "-KILL", tasks[0]));
            Await(() => Published().Length >= jobs / 2, "it does not go on");
            second.Kill();
            second.WaitForExit();
        }

        (int code, string output, string error) = Run();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{jobs} jobs in {time.Elapsed.TotalSeconds:0} s, the node brought back {_slurm.Resumed} times\n{output}{error}");
        Assert.Equal(0, code);
        Assert.StartsWith($"{jobs} succeeded", output, StringComparison.Ordinal);
        Assert.Equal(Numbers(jobs), Published());

        // Two at most ran when their task was killed; nothing else ran twice.
        string[] ran = File.ReadAllLines(Path.Combine(_algorithm.Root, "ran"));
        Assert.InRange(ran.Length, jobs, jobs + 2);
        Assert.Equal(Numbers(jobs), ran.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_in_ten_fails_and_only_these_are_run_again()
    {
        const int Jobs = 20;
        Rows(Jobs);
        _algorithm.Write("fail-3", "");
        _algorithm.Write("fail-13", "");
        (int code, string output, _) = Run();
        Assert.Equal(1, code);
        Assert.StartsWith("18 succeeded, 2 failed", output, StringComparison.Ordinal);
        Assert.Contains("run.sh ended with exit code 3: row … is bad", output, StringComparison.Ordinal);
        Assert.Contains("row 13 is bad", _algorithm.Dps("batch", "logs", "rows", "13").Output, StringComparison.Ordinal);
        File.Delete(Path.Combine(_algorithm.Root, "fail-3"));
        File.Delete(Path.Combine(_algorithm.Root, "fail-13"));
        Assert.Equal(0, Run().ExitCode);
        Assert.Equal(Jobs + 2, File.ReadAllLines(Path.Combine(_algorithm.Root, "ran")).Length);
        Assert.Equal(Numbers(Jobs), Published());
    }

    [Fact]
    public void A_refusal_of_sbatch_is_told_in_its_words_and_its_jobs_run_elsewhere()
    {
        Rows(2);
        (int code, _, string error) = Run("--partition=nope");
        Assert.Equal(2, code);
        Assert.Contains("Slurm takes no jobs: sbatch: ", error, StringComparison.Ordinal);
        Assert.Contains("invalid partition specified: nope", error, StringComparison.Ordinal);
        (code, _, error) = Dps("batch", "algorithm", "--rows", "rows.csv", "--engine", "local");
        Assert.True(code == 0, error);
        Assert.Equal(Numbers(2), Published());
    }

    [Fact]
    public void A_node_that_is_out_of_use_is_told_and_the_batch_goes_on_when_it_is_back()
    {
        Rows(2);
        _slurm.SetNode("DRAIN");
        using Process batch = Start();
        string? line;
        do
        {
            line = batch.StandardError.ReadLine();
        }
        while (line?.Contains("Slurm does not begin", StringComparison.Ordinal) == false);
        Assert.Contains("DRAINED", line, StringComparison.Ordinal);
        Assert.Contains("'sinfo -R' tells which nodes are out of use", line, StringComparison.Ordinal);
        _slurm.SetNode("RESUME");
        Assert.StartsWith("2 succeeded, 0 failed", batch.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_waits_for_is_cancelled_and_nothing_else()
    {
        Rows(40);
        _slurm.Run("sbatch", "--job-name=another", "--mem=64", "--output=/dev/null", "--array=0-1", "--wrap=sleep 1000");
        using (Process first = Start())
        {
            Until.True(() => Queue("dps-rows").Length > 0, "it is not submitted");
            first.Kill();
            first.WaitForExit();
        }

        (int code, string output, string error) = Dps("batch", "cancel", "rows");
        Assert.True(code == 0, error);
        Assert.Equal("It stops: the jobs that run are ended, and are to be run again.\n", output);
        Until.True(() => Queue("dps-rows").Length == 0, "something of it is still there");
        Assert.Equal(2, Queue("another").Length);
        Assert.StartsWith("rows: stopped; 0 succeeded, 0 failed, 40 to be run", Dps("batch", "status", "rows").Output, StringComparison.Ordinal);
        Assert.Equal(0, Dps("batch", "algorithm", "--rows", "rows.csv").ExitCode);
        Assert.Equal(Numbers(40), Published());
    }

    private void Await(Func<bool> condition, string what)
    {
        try
        {
            Until.True(condition, what, minutes: 3);
        }
        catch (Xunit.Sdk.TrueException e)
        {
            throw new InvalidOperationException($"{e.Message}\n{_slurm.Describe()}", e);
        }
    }

    private void Rows(int jobs) =>
        _algorithm.Write("rows.csv", "number\n" + string.Concat(Enumerable.Range(1, jobs).Select(number => $"{number}\n")));

    private Process Start(params string[] options) => Begin(
        ["batch", "algorithm", "--rows", "rows.csv", "--engine", "slurm", "--rows-per-task", "10", "--", "--mem=64", .. options]);

    private Process Begin(string[] arguments)
    {
        var start = new ProcessStartInfo(DpsTool.Path, arguments)
        {
            WorkingDirectory = _algorithm.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SLURM_CONF"] = _slurm.Configuration;
        return Process.Start(start)!;
    }

    private (int ExitCode, string Output, string Error) Run(params string[] options) => End(Start(options));

    private (int ExitCode, string Output, string Error) Dps(params string[] arguments) => End(Begin(arguments));

    private static (int ExitCode, string Output, string Error) End(Process started)
    {
        using Process process = started;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>What Slurm has not ended of arrays whose names begin so.</summary>
    private string[] Queue(string name) => [.. _slurm.Run("squeue", "--noheader", "--array", "--format=%j").Output
        .Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith(name, StringComparison.Ordinal))];

    /// <summary>The processes of tasks that run.</summary>
    private string[] Tasks() => Command.Read("pgrep", "-f", $"batch-task {_algorithm.Root}").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private string[] Published() =>
        [.. _algorithm.Published().Select(folder => File.ReadAllText(Path.Combine(folder, "r")).Trim()).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Numbers(int jobs) =>
        Enumerable.Range(1, jobs).Select(number => number.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal);
}

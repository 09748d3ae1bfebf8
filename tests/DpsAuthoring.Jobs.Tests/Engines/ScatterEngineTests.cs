using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary><c>dps batch --engine cwltool</c> and <c>toil</c>, with the real engines.</summary>
[Trait("Speed", "Slow")]
public sealed class ScatterEngineTests : IDisposable
{
    private readonly AlgorithmFolder _algorithm = new("");

    public ScatterEngineTests() => _algorithm.Write("algorithm/run.sh", $"""
        #!/bin/sh
        set -eu
        echo "$2" >> {_algorithm.Root}/ran
        while [ -e {_algorithm.Root}/wait-"$2" ]; do sleep 0.05; done
        if [ -e {_algorithm.Root}/bad ] && [ $(($2 % 10)) = 0 ]; then echo "row $2 is bad" >&2; exit 3; fi
        if [ -e {_algorithm.Root}/idle-"$2" ]; then exit 0; fi
        mkdir output
        echo "$2" > output/r

        """);

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void One_in_ten_fails_on_cwltool_and_only_these_are_run_again() => FailAndResume("cwltool", IsAll ? 200 : 20);

    /// <summary>Toil takes two seconds a job, so that 200 of them are a matter of eight minutes: <c>DPS_KILL_JOBS=200</c>.</summary>
    [Fact]
    public void One_in_ten_fails_on_Toil_and_only_these_are_run_again()
    {
        Assert.SkipUnless(IsAll, "Toil takes minutes: it runs with ./test --all (DPS_ALL=1).");
        FailAndResume("toil", KillSettings.Jobs(20));
    }

    [Fact]
    public void One_in_ten_fails_on_Toil_on_Slurm_and_only_these_are_run_again()
    {
        using var slurm = SlurmRoom.Get();
        Need("toil-cwl-runner", "toil");
        FailAndResume(
            "toil", KillSettings.Jobs(10), slurm.Configuration, "--", "--batchSystem", "slurm", "--disableCaching", "--statePollingWait", "1",
            "--defaultMemory", "100M", "--defaultDisk", "100M");
    }

    [Fact]
    public void A_success_without_output_is_a_failure()
    {
        Need("cwltool", "cwltool");
        Rows(2);
        _algorithm.Write("idle-2", "");
        (int code, string output, _) = Run("cwltool");
        Assert.Equal(1, code);
        Assert.StartsWith("1 succeeded, 1 failed", output, StringComparison.Ordinal);
        Assert.Contains("there is no folder output/", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_while_the_engine_runs_it_collects_what_that_brings()
    {
        Need("cwltool", "cwltool");
        Rows(3);
        _algorithm.Write("wait-2", "");
        using (Process first = Start("cwltool"))
        {
            Until.True(() => Ran().Contains("2"), "the job does not start");
            first.Kill();
            first.WaitForExit();
        }

        using Process second = Start("cwltool");
        File.Delete(Path.Combine(_algorithm.Root, "wait-2"));
        Assert.StartsWith("3 succeeded, 0 failed", second.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
        second.WaitForExit();
        Assert.Equal(["1", "2", "3"], Ran());
        Assert.Equal(["1", "2", "3"], Published());
    }

    [Theory]
    [InlineData("cwltool")]
    [InlineData("local")]
    public void What_the_engine_has_answered_while_nobody_waited_is_collected(string next)
    {
        Need("cwltool", "cwltool");
        Rows(3);
        _algorithm.Write("wait-2", "");
        using (Process first = Start("cwltool"))
        {
            Until.True(() => Ran().Contains("2"), "the job does not start");
            first.Kill();
            first.WaitForExit();
        }

        File.Delete(Path.Combine(_algorithm.Root, "wait-2"));
        string scatter = Path.Combine(_algorithm.Root, "dps_batches/rows/scatter");
        Until.True(() => Directory.GetFiles(scatter, "code", SearchOption.AllDirectories).Length == 1, "the engine does not end");
        (int code, string output, string error) = Run(next);
        Assert.True(code == 0, error);
        Assert.StartsWith("3 succeeded", output, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3"], Ran());
        Assert.Equal(["1", "2", "3"], Published());
    }

    [Fact]
    public void An_engine_that_is_killed_is_told_and_its_jobs_are_run_again()
    {
        Need("cwltool", "cwltool");
        Rows(2);
        _algorithm.Write("wait-2", "");
        using Process first = Start("cwltool");
        Until.True(() => Ran().Contains("2"), "the job does not start");
        string pid = File.ReadAllText(Directory.GetFiles(Path.Combine(_algorithm.Root, "dps_batches/rows/scatter"), "pid", SearchOption.AllDirectories).Single());
        Assert.Equal(0, Command.Run("kill", "-KILL", "--", "-" + pid.Trim()));
        Assert.Contains("cwltool has ended without an answer", first.StandardError.ReadToEnd(), StringComparison.Ordinal);
        first.WaitForExit();
        Assert.Equal(2, first.ExitCode);
        File.Delete(Path.Combine(_algorithm.Root, "wait-2"));
        Assert.Equal(0, Run("cwltool").ExitCode);
        Assert.Equal(["1", "2"], Published());
    }

    private static bool IsAll => Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 };

    private void FailAndResume(string engine, int jobs, string? slurm = null, params string[] options)
    {
        Need(engine == "toil" ? "toil-cwl-runner" : engine, engine);
        Rows(jobs);
        _algorithm.Write("bad", "");
        int bad = jobs / 10;
        (int code, string output, string error) = Run(engine, slurm, options);
        Assert.True(code == 1, error);
        Assert.StartsWith($"{jobs - bad} succeeded, {bad} failed", output, StringComparison.Ordinal);
        Assert.Contains("run.sh ended with exit code 3: row … is bad", output, StringComparison.Ordinal);
        Assert.Contains("row 10 is bad", _algorithm.Dps("batch", "logs", "rows", "10").Output, StringComparison.Ordinal);
        int ran = Ran().Length;
        File.Delete(Path.Combine(_algorithm.Root, "bad"));
        Assert.Equal(0, Run(engine, slurm, options).ExitCode);
        Assert.Equal(ran + bad, Ran().Length);
        Assert.Equal(
            Enumerable.Range(1, jobs).Select(number => number.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal),
            Published());
    }

    private static void Need(string program, string package) =>
        Assert.SkipUnless(File.Exists("/usr/bin/" + program), $"{program} is not there: install {package}.");

    private void Rows(int jobs) =>
        _algorithm.Write("rows.csv", "number\n" + string.Concat(Enumerable.Range(1, jobs).Select(number => $"{number}\n")));

    private (int ExitCode, string Output, string Error) Run(string engine, string? slurm = null, params string[] options)
    {
        using Process process = Start(engine, slurm, options);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private Process Start(string engine, string? slurm = null, params string[] options)
    {
        var start = new ProcessStartInfo(DpsTool.Path, ["batch", "algorithm", "--rows", "rows.csv", "--engine", engine, .. options])
        {
            WorkingDirectory = _algorithm.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (slurm is not null)
        {
            start.Environment["SLURM_CONF"] = slurm;
        }

        return Process.Start(start)!;
    }

    private string[] Ran() => File.Exists(Path.Combine(_algorithm.Root, "ran"))
        ? [.. File.ReadAllLines(Path.Combine(_algorithm.Root, "ran")).Order(StringComparer.Ordinal)]
        : [];

    private string[] Published() =>
        [.. _algorithm.Published().Select(folder => File.ReadAllText(Path.Combine(folder, "r")).Trim()).Order(StringComparer.Ordinal)];
}

using System.Diagnostics;
using System.Globalization;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>
/// <c>dps batch</c> is killed with SIGKILL at random moments, and started again each time; see <see cref="KillSettings"/>.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class KillTests : IDisposable
{
    // A job has processes of its own, one of them in another session, and takes a moment.
    private const string Script = """
        mkdir output
        setsid sleep 0.02 &
        echo "number $2" > output/result.txt
        sleep 0.01
        echo end >> output/result.txt
        wait

        """;

    private readonly AlgorithmFolder _algorithm = new(Script);

    public void Dispose() => _algorithm.Dispose();

    [Fact]
    public void Killed_at_any_moment_every_job_is_done_once()
    {
        int jobs = KillSettings.Jobs(60), kills = KillSettings.Kills(8), seed = KillSettings.Seed();
        var random = new Random(seed);
        _algorithm.Write("rows.csv", "number\n" + string.Concat(Enumerable.Range(1, jobs).Select(number => $"{number}\n")));

        int unfinished = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            // The moments are in the middle of the work, however fast this machine is: after so many more results, and a bit.
            int enough = _algorithm.Published().Length + random.Next(Math.Max(1, jobs / kills));
            using Process batch = Start();
            while (!batch.HasExited && _algorithm.Published().Length < enough)
            {
                Thread.Sleep(1);
            }

            SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(random.NextDouble() * 40));
            batch.Kill();
            batch.WaitForExit();
            unfinished += batch.ExitCode == 137 ? 1 : 0;
            Until.True(() => !HasProcesses(), $"seed {seed}: processes are left behind");
            AssertResultsAreWhole(seed);
        }

        (int code, string output, _) = _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv", "-j", "2");
        Assert.Equal(0, code);
        Assert.Contains($"{jobs} succeeded", output, StringComparison.Ordinal);
        AssertResultsAreWhole(seed);
        Assert.Equal(
            Enumerable.Range(1, jobs),
            _algorithm
                .Published()
                .Select(folder =>
                    int.Parse(File.ReadLines(Path.Combine(folder, "result.txt")).First()["number ".Length..], CultureInfo.InvariantCulture))
                .Order());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_algorithm.Root, "dps_batches/rows/jobs")));
        Assert.True(unfinished > kills / 2, $"seed {seed}: only {unfinished} of {kills} kills met a running batch");
    }

    [Fact]
    public void What_outlives_its_batch_and_its_guard_is_ended_by_the_next_start()
    {
        _algorithm.Write(
            "algorithm/run.sh", "#!/bin/sh\nmkdir output\n[ -e ../../../../second ] && exit 0\ntouch ../../../../started\nsleep 1000\n");
        _algorithm.Write("rows.csv", "number\n1\n");
        using Process batch = Start();
        Until.True(() => File.Exists(Path.Combine(_algorithm.Root, "dps_batches/started")), "the job does not start");
        int guard = int.Parse(
            File.ReadAllText($"/proc/{batch.Id}/task/{batch.Id}/children")
                .Split(' ')
                .Concat(
                    Directory.GetDirectories($"/proc/{batch.Id}/task").SelectMany(task => File.ReadAllText(task + "/children").Split(' ')))
                .First(pid => pid.Length > 0 && File.ReadAllText($"/proc/{pid}/cmdline").Contains("grep -lsz", StringComparison.Ordinal)),
            CultureInfo.InvariantCulture);
        Process.GetProcessById(guard).Kill();
        batch.Kill();
        batch.WaitForExit();
        Assert.True(HasProcesses());

        _algorithm.Write("dps_batches/second", "");
        Assert.Equal(0, _algorithm.Dps("batch", "algorithm", "--rows", "rows.csv").ExitCode);
        Assert.False(HasProcesses());
        Assert.Single(_algorithm.Published());
    }

    private Process Start() => Dps.Start(_algorithm.Root, "batch", "algorithm", "--rows", "rows.csv", "-j", "2");

    private void AssertResultsAreWhole(int seed)
    {
        foreach (string folder in _algorithm.Published())
        {
            string[] names = JobSandbox.Names(folder);
            Assert.True(names.Length == 6, $"seed {seed}: {folder} has {string.Join(", ", names)}");
            Assert.Matches("^number \\d+\nend\n$", File.ReadAllText(Path.Combine(folder, "result.txt")));
        }
    }

    private bool HasProcesses() => JobProcesses.AreIn(_algorithm.Root);
}

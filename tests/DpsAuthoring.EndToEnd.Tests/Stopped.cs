using System.Diagnostics;
using System.Runtime.InteropServices;
using DpsAuthoring.Testing;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>A job that is stopped in the middle of a long reduction, through <c>run.sh</c>.</summary>
public sealed partial class Stopped(Workshop workshop)
{
    private const int Sigterm = 15;
    private const int Sigkill = 9;

    /// <summary>
    /// Far beyond the 5 seconds of a job: it leaves within those, but the system may free the gigabytes of its half-written file for
    /// longer before the process is gone.
    /// </summary>
    private static readonly TimeSpan s_hung = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<string, string?> s_asItIs = [];

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task By_sigterm_it_goes_within_the_grace_and_keeps_its_log(JobContract contract)
    {
        using var job = new JobFolder();
        using Process process = await StartAsync(job, contract);

        Send(process, Sigterm);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(s_hung, TestContext.Current.CancellationToken);

        Assert.Equal(143, process.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(job.FullPath, "output")));
        string log = Assert.Single(Directory.GetFiles(job.FullPath, "*.log"));
        Assert.Contains(
            "stopped by SIGTERM", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(job.FullPath, ".dps-*"));
    }

    [Fact]
    public async Task By_sigkill_it_leaves_nothing_that_looks_finished()
    {
        using var job = new JobFolder();
        using Process process = await StartAsync(job, JobContract.Ogc);

        Send(process, Sigkill);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(137, process.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(job.FullPath, "output")));
        Assert.Single(Directory.GetFiles(job.FullPath, "*.log"));
    }

    /// <summary>Starts a job, and comes back when GDAL has said that it is at work.</summary>
    private async Task<Process> StartAsync(JobFolder job, JobContract contract)
    {
        Scaffold scaffold = await workshop.BuiltAsync();
        string vrt = await workshop.Rasters.GetAsync("huge.vrt");
        string huge = job.AddInput(vrt);
        Process process = Command.Start(job.FullPath, s_asItIs, scaffold.RunScript, Reduction.Arguments(contract, huge, "small.tif", "50"));
        string said = "";
        char[] next = new char[100];
        while (!said.Contains("\n0.", StringComparison.Ordinal))
        {
            int read = await process.StandardOutput.ReadAsync(next);
            Assert.True(read > 0, $"It ended before it was stopped: {said}");
            said += new string(next, 0, read);
        }

        return process;
    }

    private static void Send(Process process, int signal) => Assert.Equal(0, Kill(process.Id, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}

using DpsAuthoring.Runtime.Probe;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

public sealed class KillTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public void A_kill_in_the_middle_of_a_write_leaves_nothing_that_looks_finished_and_all_of_the_log()
    {
        using var probe = ProbeProcess.Start(_job.FullPath, Deed.HalfWrite);
        probe.WaitFor("ready");
        probe.Signal(ProbeProcess.Sigkill);
        Assert.Equal(128 + ProbeProcess.Sigkill, probe.WaitForExit());

        Assert.Equal(["whole.txt"], Directory.EnumerateFileSystemEntries(Path.Combine(_job.FullPath, "output")).Select(Path.GetFileName));
        Assert.Contains("info: the last word", _job.Read("probe.log"), StringComparison.Ordinal);
        Assert.EndsWith("ready" + Environment.NewLine, _job.Read("probe.log"), StringComparison.Ordinal);
    }
}

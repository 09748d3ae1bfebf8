using System.Diagnostics;
using DpsAuthoring.Runtime.Probe;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

[Trait("Speed", "Slow")]
public sealed class SignalTests : IDisposable
{
    private const string Terminated = "stopped by SIGTERM: the time limit, a cancelled job, or a worker that was taken away.";
    private const string Interrupted = "stopped by Ctrl-C.";
    private const string Stuck = " The algorithm did not stop by itself; it should look at its CancellationToken.";
    private static readonly string[] s_remains = ["_alt_error.txt", "_alt_traceback.txt", "output", "probe.log"];

    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData(Deed.WaitForCancel, ProbeProcess.Sigterm, 143, Terminated)]
    [InlineData(Deed.WaitForCancel, ProbeProcess.Sigint, 130, Interrupted)]
    [InlineData(Deed.IgnoreCancel, ProbeProcess.Sigterm, 143, Terminated + Stuck)]
    [InlineData(Deed.IgnoreCancel, ProbeProcess.Sigint, 130, Interrupted + Stuck)]
    [InlineData(Deed.FillThePool, ProbeProcess.Sigterm, 143, Terminated + Stuck)]
    public void Leaves_within_five_seconds_with_a_word_and_without_scratch(Deed deed, int signal, int exitCode, string sentence)
    {
        using var probe = ProbeProcess.Start(_job.FullPath, deed);
        probe.WaitFor("ready");
        long sent = Stopwatch.GetTimestamp();
        probe.Signal(signal);
        Assert.Equal(exitCode, probe.WaitForExit());
        Assert.InRange(Stopwatch.GetElapsedTime(sent).TotalSeconds, 0, 5);

        Assert.Equal("error: " + sentence, probe.Error);
        Assert.Equal(s_remains, _job.Content());
        Assert.Equal(sentence + "\n", _job.Read("_alt_error.txt"));
        Assert.Contains("ready", _job.Read("probe.log"), StringComparison.Ordinal);
        Assert.Contains("error: " + sentence, _job.Read("probe.log"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_CtrlC_leaves_at_once()
    {
        using var probe = ProbeProcess.Start(_job.FullPath, Deed.IgnoreCancel);
        probe.WaitFor("ready");
        probe.Signal(ProbeProcess.Sigterm);
        probe.Signal(ProbeProcess.Sigint);
        Assert.Equal(130, probe.WaitForExit());
        Assert.Equal("error: " + Interrupted + Stuck, probe.Error);
        Assert.Equal(s_remains, _job.Content());
    }

    [Fact]
    public void A_result_that_comes_after_the_signal_is_no_success()
    {
        using var probe = ProbeProcess.Start(_job.FullPath, Deed.FinishInSpiteOfCancel);
        probe.WaitFor("ready");
        probe.Signal(ProbeProcess.Sigterm);
        Assert.Equal(143, probe.WaitForExit());
        Assert.Equal("error: " + Terminated, probe.Error);
    }

    [Fact]
    public void A_standard_output_that_nobody_reads_holds_up_no_stop()
    {
        using var probe = ProbeProcess.StartUnread(_job.FullPath, Deed.PrintMuch);
        Until.True(() =>
            File.Exists(Path.Combine(_job.FullPath, "probe.log")) && _job.Read("probe.log").Contains("line 0", StringComparison.Ordinal));
        long sent = Stopwatch.GetTimestamp();
        probe.Signal(ProbeProcess.Sigterm);
        Assert.Equal(143, probe.WaitForExit());
        Assert.InRange(Stopwatch.GetElapsedTime(sent).TotalSeconds, 0, 5);
        Assert.Equal(Terminated + Stuck + "\n", _job.Read("_alt_error.txt"));
        Assert.Contains("error: " + Terminated + Stuck, _job.Read("probe.log"), StringComparison.Ordinal);
    }
}

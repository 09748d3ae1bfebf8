using DpsAuthoring.Runtime.Tests.Processes;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Logging;

public sealed class LogLevelTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData("", true)]
    [InlineData("information", true)]
    [InlineData("Warning", false)]
    public void The_environment_says_how_much_is_logged(string level, bool information)
    {
        using var probe = ProbeProcess.Shell(_job.FullPath, $"DPS_LOG_LEVEL={level} exec $PROBE --deed Succeed");
        Assert.Equal(0, probe.WaitForExit());
        Assert.Equal(information, probe.Output.Contains("an information", StringComparison.Ordinal));
        Assert.Contains("a warning", probe.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loud")]
    [InlineData("99")]
    public void An_unknown_level_is_said_and_not_taken(string level)
    {
        using var probe = ProbeProcess.Shell(_job.FullPath, $"DPS_LOG_LEVEL={level} exec $PROBE --deed Succeed");
        Assert.Equal(0, probe.WaitForExit());
        Assert.Contains("an information", probe.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"warning: DPS_LOG_LEVEL is '{level}', but must be one of Trace, Debug, Information, Warning, Error, Critical, None; Information is taken",
            probe.Error, StringComparison.Ordinal);
    }
}

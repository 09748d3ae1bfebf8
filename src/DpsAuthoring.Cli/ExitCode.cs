namespace DpsAuthoring.Cli;

/// <summary>The exit codes of every command, as scripts and CI read them.</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    /// <summary>The command ran, and there is something to mend.</summary>
    public const int Findings = 1;

    public const int CouldNotRun = 2;

    /// <summary>128 and the signal's number: Ctrl-C.</summary>
    public const int Interrupted = 130;
}

namespace DpsAuthoring.Cli;

/// <summary>The exit codes of every command, as scripts and CI read them.</summary>
internal static class DpsExitCode
{
    public const int Clean = 0;

    /// <summary>The command ran, and has found problems.</summary>
    public const int Findings = 1;

    public const int CouldNotRun = 2;

    /// <summary>With the number of the signal that ended the command added: 130 after Ctrl-C.</summary>
    public const int Signalled = 128;
}

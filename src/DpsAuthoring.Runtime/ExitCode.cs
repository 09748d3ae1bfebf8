namespace DpsAuthoring;

/// <summary>The exit codes of an algorithm, as DPS and shells read them.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int BadInput = 2;

    /// <summary>128 and the signal's number: Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>128 and the signal's number: the time limit, a cancelled job, or a worker that is taken away.</summary>
    public const int Terminated = 143;
}

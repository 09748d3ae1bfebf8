namespace DpsAuthoring;

/// <summary>What surrounds a job: its folder, its streams, and what stops it.</summary>
public sealed class JobHost
{
    /// <summary>Describes a job's surroundings.</summary>
    /// <param name="workingDirectory">The job's working folder; relative input paths are taken from it.</param>
    public JobHost(string workingDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(workingDirectory);
        WorkingDirectory = Path.GetFullPath(workingDirectory);
    }

    /// <summary>The full path of the job's working folder.</summary>
    public string WorkingDirectory { get; }

    /// <summary>Where standard output goes. Default: nowhere.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Where standard error goes. Default: nowhere.</summary>
    public TextWriter Error { get; init; } = TextWriter.Null;

    /// <summary>Whether <see cref="Output"/> is a terminal, where progress is a bar. Default: no.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Stops the job as SIGTERM does; the exit code is then 143.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether signals are this job's to handle and the process is its to end.</summary>
    internal bool OwnsProcess { get; private init; }

    internal static JobHost ThisProcess() => new(Environment.CurrentDirectory)
    {
        Output = Console.Out,
        Error = Console.Error,
        IsTerminal = !Console.IsOutputRedirected,
        OwnsProcess = true,
    };
}

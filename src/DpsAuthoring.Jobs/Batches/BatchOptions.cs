namespace DpsAuthoring.Jobs.Batches;

/// <summary>How a batch is run, and who is told of it.</summary>
public sealed record BatchOptions
{
    /// <summary>How often a job that failed is tried again.</summary>
    public int Retries { get; init; }

    /// <summary>About how long a job waits before it is tried again for the first time; each further time twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that a job waits before it is tried again.</summary>
    public TimeSpan LongestRetryDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After so many failures of this machine without a success between them no more jobs are started; 0 for never.</summary>
    public int HaltAfter { get; init; } = 5;

    /// <summary>After so many failed jobs no more are started; 0 for never.</summary>
    public int MaxFailures { get; init; }

    /// <summary>Is told of every job that has ended for good.</summary>
    public Action<JobOutcome> Ended { get; init; } = _ => { };

    /// <summary>Is told how many jobs that had ended are to be run again, as somebody has asked for.</summary>
    public Action<int> Retried { get; init; } = _ => { };

    /// <summary>Stops the batch, as somebody has asked for.</summary>
    public Action Stop { get; init; } = () => { };

    /// <summary>Is told once that no more jobs are started; those that the engine has go on to their end.</summary>
    public Action<BatchHalt> Halting { get; init; } = _ => { };
}

/// <summary>Why a batch has stopped before its end.</summary>
/// <param name="Failures">How many failures it took.</param>
/// <param name="Last">The last of them.</param>
/// <param name="IsOfMachine">Whether they say something of this machine, and not of the jobs.</param>
public sealed record BatchHalt(int Failures, JobFailure Last, bool IsOfMachine);

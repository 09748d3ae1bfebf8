namespace DpsAuthoring.Jobs.Batches;

/// <summary>Where a job of a batch is.</summary>
public enum BatchJobState
{
    /// <summary>To be run.</summary>
    Pending,

    /// <summary>Being run.</summary>
    Running,

    /// <summary>Its results are published.</summary>
    Succeeded,

    /// <summary>It failed as often as it may.</summary>
    Failed,
}

/// <summary>A job of a batch that is to be run.</summary>
/// <param name="Id">Its number in the batch.</param>
/// <param name="Values">Its row.</param>
/// <param name="Failures">How often it has failed.</param>
internal sealed record BatchJob(long Id, IReadOnlyDictionary<string, string> Values, int Failures);

/// <summary>All that is known of a job of a batch.</summary>
public sealed record BatchJobRecord(
    long Row,
    IReadOnlyDictionary<string, string> Values,
    BatchJobState State,
    int Failures,
    string? JobId,
    string? Folder,
    int? ExitCode,
    string? Cause,
    string? Message,
    JobMetrics? Metrics);

/// <summary>Jobs that failed for one cause.</summary>
/// <param name="Cause">It, without what differs from job to job.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Row">The first of them.</param>
/// <param name="Example">What it says.</param>
/// <param name="Folder">What triage kept of it.</param>
public sealed record BatchFailureGroup(string Cause, int Count, long Row, string Example, string? Folder);

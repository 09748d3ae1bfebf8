namespace DpsAuthoring.Jobs.Batches;

/// <summary>Where a job of a batch is. The numbers are in the store.</summary>
public enum BatchJobState
{
    /// <summary>To be run.</summary>
    Pending = 0,

    /// <summary>An engine has it, or is about to: only that engine knows what has become of it.</summary>
    Submitted = 1,

    /// <summary>Its results are published.</summary>
    Succeeded = 2,

    /// <summary>It failed as often as it may.</summary>
    Failed = 3,
}

/// <summary>A job of a batch that is to be run, or is.</summary>
/// <param name="Id">Its number in the batch.</param>
/// <param name="Key">What it is known by.</param>
/// <param name="Attempt">How often it has been handed to an engine.</param>
/// <param name="Values">Its row.</param>
/// <param name="Failures">How often it has failed.</param>
internal sealed record BatchJob(long Id, JobKey Key, int Attempt, IReadOnlyDictionary<string, string> Values, int Failures)
{
    /// <summary>The id of its request.</summary>
    public string JobId { get; init; } = Key.Id(Attempt);

    /// <summary>The same job, handed to an engine once more.</summary>
    public BatchJob Next(int attempts = 1) => this with { Attempt = Attempt + attempts, JobId = Key.Id(Attempt + attempts) };
}

/// <summary>All that is known of a job of a batch.</summary>
public sealed record BatchJobRecord(
    long Row,
    IReadOnlyDictionary<string, string> Values,
    BatchJobState State,
    int Failures,
    string? JobId,
    string? Handle,
    string? Folder,
    int? ExitCode,
    JobFailure? Failure,
    JobMetrics? Metrics)
{
    /// <summary>How many files DPS would lose.</summary>
    public int LostCount { get; init; }

    /// <summary>The names of the first of them.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>What the author should know, a sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The id of the fingerprint of the algorithm that it was last run by; null where that is not known.</summary>
    public string? MadeBy { get; init; }
}

/// <summary>Jobs that failed alike.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Row">The first of them.</param>
/// <param name="Failure">Why that failed; its kind and subject are those of all.</param>
/// <param name="Folder">What triage kept of it.</param>
public sealed record BatchFailureGroup(int Count, long Row, JobFailure Failure, string? Folder);

/// <summary>Jobs that succeeded, and of whose results something is missing.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Row">The first of them.</param>
/// <param name="Files">The names of files that it lost.</param>
/// <param name="Folder">Its results.</param>
public sealed record BatchLoss(int Count, long Row, IReadOnlyList<string> Files, string? Folder);

/// <summary>Jobs of which the same is to be known.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Row">The first of them.</param>
/// <param name="Text">What is said of that, a sentence.</param>
/// <param name="Folder">Its results, or what triage kept of it.</param>
public sealed record BatchRemark(int Count, long Row, string Text, string? Folder);

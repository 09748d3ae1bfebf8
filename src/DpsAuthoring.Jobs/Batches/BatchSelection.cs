using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Which jobs are run again of those that have ended before.</summary>
public enum Rerun
{
    /// <summary>Those whose results are gone.</summary>
    Missing,

    /// <summary>These, and those that failed.</summary>
    Failed,

    /// <summary>These, and those that were made of other inputs or by another state of the algorithm.</summary>
    Changed,

    /// <summary>All.</summary>
    All,
}

/// <summary>Which jobs of a batch a start runs.</summary>
public sealed record BatchSelection
{
    /// <summary>Which are run again.</summary>
    public Rerun Rerun { get; init; } = Rerun.Changed;

    /// <summary>The rows that are looked at, and no others; null for all.</summary>
    public RowRanges? Only { get; init; }

    /// <summary>How many jobs are run at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>What the algorithm is made of now; null where that is not known, and so no reason to run a job again.</summary>
    public AlgorithmFingerprint? Algorithm { get; init; }
}

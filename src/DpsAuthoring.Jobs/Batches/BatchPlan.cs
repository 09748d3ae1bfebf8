namespace DpsAuthoring.Jobs.Batches;

/// <summary>Why a job that has ended before is run again, or might be.</summary>
public enum RerunReason
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>Its results are gone.</summary>
    Missing,

    /// <summary>One of its inputs has changed since.</summary>
    Input,

    /// <summary>The algorithm has changed since.</summary>
    Algorithm,

    /// <summary>All are run again.</summary>
    Asked,
}

/// <summary>What a start of a batch runs, and what it leaves as it is.</summary>
public sealed class BatchPlan
{
    private readonly Dictionary<RerunReason, int> _again = [];
    private readonly Dictionary<RerunReason, int> _kept = [];

    /// <summary>How many jobs have succeeded and stay as they are.</summary>
    public int Done { get; private set; }

    /// <summary>How many are to be run.</summary>
    public int Pending { get; private set; }

    /// <summary>Files of the algorithm that are other than in a job that has succeeded.</summary>
    public IReadOnlyList<string> ChangedFiles { get; internal set; } = [];

    /// <summary>An input that is another than a job has read that has succeeded: its name, and the file's; null where none is.</summary>
    public string? ChangedInput { get; private set; }

    /// <summary>How many jobs are run again for a reason.</summary>
    public int Again(RerunReason reason) => _again.GetValueOrDefault(reason);

    /// <summary>How many jobs that have succeeded stay as they are although there is a reason to run them again.</summary>
    public int Kept(RerunReason reason) => _kept.GetValueOrDefault(reason);

    internal void Add(RerunDecision decision)
    {
        if (decision.IsRun)
        {
            Pending++;
            _again[decision.Reason] = Again(decision.Reason) + 1;
        }
        else if (decision.HasSucceeded)
        {
            Done++;
            _kept[decision.Reason] = Kept(decision.Reason) + 1;
        }

        ChangedInput ??= decision.ChangedInput;
    }

    internal void LimitTo(int? jobs) => Pending = Math.Min(Pending, jobs ?? Pending);
}

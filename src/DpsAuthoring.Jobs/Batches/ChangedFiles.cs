using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Which files of an algorithm are other than in those states of it that jobs have been made by.</summary>
internal sealed class ChangedFiles(BatchDatabase database, AlgorithmFingerprint? now)
{
    /// <summary>One who develops has many states, and reads no list of all.</summary>
    private const int LookedAt = 10;

    private readonly HashSet<string> _states = [];

    public void Add(RerunDecision decision, JobBefore? before)
    {
        if (decision.Reason == RerunReason.Algorithm && _states.Count < LookedAt)
        {
            _states.Add(before!.Value.Algorithm!);
        }
    }

    public IReadOnlyList<string> All() => now is null
        ? []
        : [.. _states.SelectMany(Since).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<string> Since(string id) => database
        .Read("SELECT content FROM algorithm WHERE id = $id", reader => reader.GetString(0), ("$id", id))
        .SelectMany(content => now!.DifferencesFrom(AlgorithmFingerprint.Parse(content)));
}

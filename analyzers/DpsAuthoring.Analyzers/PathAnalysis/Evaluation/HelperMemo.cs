using System.Collections.Concurrent;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// The helpers that were run for a compilation, by what they were called with: each once, whoever calls it. A run is given again only where
/// a new one would come to the same: not what recursion or the number of runs has cut short for its own caller alone.
/// </summary>
internal sealed class HelperMemo
{
    /// <summary>Where a run stands that depth has not cut short, which is the same wherever it is deep enough.</summary>
    private const int Whole = -1;

    private readonly ConcurrentDictionary<(HelperCall Call, int Depth), HelperRun> _done = new();

    /// <summary>A remembered run, as a new one would be; null where there is none.</summary>
    public HelperRun? Find(HelperCall call, int depth, Budget budget) =>
        (_done.TryGetValue((call, Whole), out HelperRun? run) && budget.Holds(run.Reliance!, depth))
        || (_done.TryGetValue((call, depth), out run) && budget.Holds(run.Reliance!, depth))
            ? run
            : null;

    /// <summary>Remembers a run: the one that was there before, where another thread was faster.</summary>
    public HelperRun Add(HelperRun run) => _done.GetOrAdd((run.Call, run.Reliance!.IsTooDeep ? run.Reliance.Depth : Whole), run);
}

using System.Collections.Concurrent;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Compares row after row, and tells each as soon as those before it are told.</summary>
internal sealed class ComparisonSession(IRowSource source, ComparisonOptions options, int workers)
{
    /// <param name="tell">Is told the verdicts in the order of the rows.</param>
    /// <param name="begin">Is told which row is at work.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<RowVerdict>> RunAsync(Action<RowVerdict> tell, Action<ComparedRow> begin, CancellationToken cancel)
    {
        IReadOnlyList<ComparedRow> rows = source.Rows;
        var verdicts = new RowVerdict?[rows.Count];
        var told = new Lock();
        int next = 0;
        var free = new ConcurrentBag<int>(Enumerable.Range(0, Math.Min(workers, rows.Count)));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancel };
        await Parallel.ForEachAsync(Enumerable.Range(0, rows.Count), parallel, async (at, stopped) =>
        {
            _ = free.TryTake(out int worker); // There is one for each that runs at a time.
            begin(rows[at]);
            RowVerdict verdict = await CompareAsync(rows[at], worker, stopped).ConfigureAwait(false);
            free.Add(worker);
            lock (told)
            {
                verdicts[at] = verdict;
                for (; next < verdicts.Length && verdicts[next] is { } ready; next++)
                {
                    tell(ready);
                }
            }
        }).ConfigureAwait(false);
        return verdicts!;
    }

    private async Task<RowVerdict> CompareAsync(ComparedRow row, int worker, CancellationToken cancel)
    {
        (SideOutcome? old, SideOutcome? other) = await source.RunAsync(row, worker, cancel).ConfigureAwait(false);
        ResultDifferences? results = old is { Failure: null, Folder: { } first } && other is { Failure: null, Folder: { } second }
            ? await ResultComparisonProcess.CompareAsync(first, second, TimeOf(old), TimeOf(other), options, cancel).ConfigureAwait(false)
            : null;
        source.Done(old, other);
        return new RowVerdict(row, old, other, results);
    }

    private static RunTime TimeOf(SideOutcome outcome) => outcome.Cost is { } cost ? new RunTime(cost.Started, cost.Ended) : default;
}

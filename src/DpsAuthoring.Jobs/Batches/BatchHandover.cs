using System.Collections.Concurrent;
using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// What an engine still has of a batch that nobody runs with it: what has ended is noted, and the rest may be ended, so that another
/// engine runs nothing twice.
/// </summary>
internal sealed class BatchHandover(BatchStore store, IJobEngine engine, BatchAdoption adoption) : IJobObserver, IDisposable
{
    /// <summary>How long an engine is waited for to tell of jobs that have ended.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, BatchJob> _running = new(StringComparer.Ordinal);
    private readonly EngineWait _wait = new(engine);

    /// <summary>Notes what has ended.</summary>
    /// <returns>How many jobs the engine has beside that.</returns>
    public async Task<int> CollectAsync(CancellationToken cancellationToken)
    {
        await adoption.AdoptAsync(_running, this, cancellationToken).ConfigureAwait(false);
        for (int before = -1; !_running.IsEmpty && _running.Count != before;)
        {
            before = _running.Count;
            Record(await _wait.WaitAsync(s_patience, cancellationToken).ConfigureAwait(false), cancelled: null);
        }

        store.Sync();
        return _running.Count;
    }

    /// <summary>Ends jobs: they are to be run again, or have failed where only some rows are named.</summary>
    /// <param name="rows">The rows of the table; null for all that the engine has.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were ended.</returns>
    public async Task<int> EndAsync(RowRanges? rows, CancellationToken cancellationToken)
    {
        await adoption.AdoptAsync(_running, this, cancellationToken).ConfigureAwait(false);
        HashSet<long>? some = rows is null ? null : [.. store.Listed().Where(job => rows.Contains(job.Row)).Select(job => job.Id)];
        HashSet<string> ending = [.. _running.Values.Where(job => some?.Contains(job.Id) != false).Select(job => job.JobId)];
        int ended = 0;
        if (some is not null && !_running.IsEmpty)
        {
            (long Id, long Row)[] waiting = [.. store.Pending().Where(job => some.Contains(job.Id))];
            store.Change(() => Array.ForEach(waiting, job => Cancel(store.Read(job.Id))));
            ended = waiting.Length;
        }

        await engine.CancelAsync(ending, cancellationToken).ConfigureAwait(false);
        while (_running.Keys.Any(ending.Contains))
        {
            ended += Record(await engine.WaitAsync(cancellationToken).ConfigureAwait(false), some is null ? null : ending);
        }

        store.Sync();
        return ended;
    }

    public void Dispose() => _wait.Dispose();

    void IJobObserver.Submitted(IReadOnlyList<SubmittedJob> jobs)
    {
        // Nothing is submitted.
    }

    void IJobObserver.Starting(string jobId, string folder)
    {
        // Nothing is started.
    }

    void IJobObserver.Publishing(JobOutcome outcome) => store.RecordPublishing(_running[outcome.JobId].Id, outcome);

    /// <param name="outcomes">What came of jobs.</param>
    /// <param name="cancelled">Those that are wanted no more.</param>
    /// <returns>How many of them were ended before their end.</returns>
    private int Record(IReadOnlyList<JobOutcome> outcomes, HashSet<string>? cancelled)
    {
        int ended = 0;
        store.Change(() =>
        {
            foreach (JobOutcome outcome in outcomes)
            {
                if (!_running.TryRemove(outcome.JobId, out BatchJob? job))
                {
                    continue;
                }

                switch (outcome.Failure)
                {
                    case null:
                        store.Succeed(job.Id, outcome);
                        break;
                    case { Kind: FailureKind.Interrupted } when cancelled?.Contains(outcome.JobId) == true:
                        Cancel(job);
                        ended++;
                        break;
                    case { Kind: FailureKind.Interrupted }:
                        store.Release(job.Id);
                        ended++;
                        break;
                    case { } failure:
                        store.Fail(job.Id, outcome, failure, again: false);
                        break;
                }
            }
        });
        return ended;
    }

    private void Cancel(BatchJob job) => store.Fail(
        job.Id, new JobOutcome(job.JobId) { Failure = JobFailure.Cancelled, DpsExitCode = 1 }, JobFailure.Cancelled, again: false);
}

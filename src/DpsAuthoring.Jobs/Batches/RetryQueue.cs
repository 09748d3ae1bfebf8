using System.Diagnostics;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>The jobs that have failed and wait until it makes sense to try them again: a server is back, or a licence free.</summary>
/// <remarks>It ends with the process. The next start tries at once.</remarks>
internal sealed class RetryQueue(BatchOptions options)
{
    private readonly PriorityQueue<long, long> _jobs = new();

    public bool IsEmpty => _jobs.Count == 0;

    /// <summary>How long it is until the next of them; null where there is none.</summary>
    public TimeSpan? UntilNext => !_jobs.TryPeek(out _, out long due) ? null
        : due <= Stopwatch.GetTimestamp() ? TimeSpan.Zero
        : Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);

    /// <summary>Lets a job wait, each time twice as long; chance keeps those apart that failed together.</summary>
    /// <param name="id">The job.</param>
    /// <param name="failures">How often it had failed before.</param>
    public void Add(long id, int failures)
    {
        double seconds = options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(failures, 30)) * (0.5 + Random.Shared.NextDouble());
        seconds = Math.Min(seconds, options.LongestRetryDelay.TotalSeconds);
        _jobs.Enqueue(id, Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency));
    }

    /// <summary>Takes those whose time has come.</summary>
    public IEnumerable<long> TakeDue()
    {
        while (_jobs.TryPeek(out long id, out long due) && due <= Stopwatch.GetTimestamp())
        {
            _jobs.Dequeue();
            yield return id;
        }
    }

    public void Clear() => _jobs.Clear();

    /// <summary>Takes jobs out that are not to be tried again.</summary>
    /// <returns>Those that were in it.</returns>
    public IReadOnlyList<long> Remove(IReadOnlySet<long> ids)
    {
        (long Id, long Due)[] all = [.. _jobs.UnorderedItems.Select(item => (item.Element, item.Priority))];
        _jobs.Clear();
        _jobs.EnqueueRange(all.Where(job => !ids.Contains(job.Id)));
        return [.. all.Where(job => ids.Contains(job.Id)).Select(job => job.Id)];
    }
}

using System.Collections.Concurrent;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Finds out which jobs of a batch an engine has from before.</summary>
internal sealed class BatchAdoption(BatchStore store, BatchMarker marker, IJobEngine engine)
{
    /// <summary>How often an earlier process may have tried a job again.</summary>
    public int Retries { get; init; }

    /// <summary>What the jobs have in common; null where that is not known.</summary>
    public JobRequest? Template { get; init; }

    /// <summary>Asks the engine; what it does not have is to be run.</summary>
    /// <param name="running">Gets the jobs that it has, by their ids, before it can tell of them.</param>
    /// <param name="observer">Is told what becomes of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task AdoptAsync(
        ConcurrentDictionary<string, BatchJob> running, IJobObserver observer, CancellationToken cancellationToken)
    {
        var before = store.Submitted().Where(job => job.Engine == engine.Name).ToList();
        before.ForEach(job => running[job.Job.JobId] = job.Job);
        Dictionary<string, BatchJob> unsure = marker.RunningSince is null ? [] : Unsure();
        IReadOnlyCollection<string> unknown;
        try
        {
            unknown = await engine.AdoptAsync(
                [.. before.Select(job => job.Submitted with { Since = marker.RunningSince }),
                    .. unsure.Keys.Select(id => new SubmittedJob(id, null) { Since = marker.RunningSince })],
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            running.Clear(); // Which of them it has taken over, it is asked again by the next start.
            throw;
        }

        store.Change(() =>
        {
            foreach (string id in unknown)
            {
                if (!unsure.Remove(id) && running.TryRemove(id, out BatchJob? job))
                {
                    store.Release(job.Id);
                }
            }

            // The note of these was lost, and the engine has them. One trial of a job is enough.
            HashSet<long> known = [.. running.Values.Select(job => job.Id)];
            foreach (BatchJob job in unsure.Values.Where(job => known.Add(job.Id)))
            {
                string? inputs = Template is null
                    ? null
                    : InputFingerprint.OfThen(Template with { Values = job.Values }, marker.RunningSince!.Value);
                store.Claim(job, engine.Name, handle: null, inputs, marker.RunningBy);
                running[job.JobId] = job;
            }
        });
    }

    /// <summary>The trials of jobs that an earlier process may have begun, and whose note may be lost, by their ids.</summary>
    private Dictionary<string, BatchJob> Unsure() => store.Unsure()
        .SelectMany(job => Enumerable.Range(1, 1 + Retries).Select(job.Next))
        .ToDictionary(job => job.JobId, StringComparer.Ordinal);
}

using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Catalogue;

/// <summary>Has the results of jobs described, one job after the other, when they have ended; also of those that ended before it was
/// there.</summary>
/// <param name="describer">Describes them.</param>
/// <param name="items">Keeps their items.</param>
/// <param name="jobs">The jobs.</param>
/// <param name="algorithms">Their algorithms.</param>
/// <param name="options">The server's options.</param>
internal sealed class ItemService(IResultItems describer, ItemStore items, JobStore jobs, AlgorithmStore algorithms, ServerOptions options)
{
    private const int Portion = 100;

    /// <summary>Describes results until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            jobs.Ended.Watch();
            long last = 0;
            for (List<JobRecord> some = jobs.CompletedAfter(last, Portion); some.Count > 0; some = jobs.CompletedAfter(last, Portion))
            {
                await DescribeAsync(some, cancel).ConfigureAwait(false);
                last = some[^1].Sequence;
            }

            while (true)
            {
                Task next = jobs.Ended.Next;
                await DescribeAsync(jobs.Ended.Take().Select(jobs.Find).OfType<JobRecord>(), cancel).ConfigureAwait(false);
                await next.WaitAsync(cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // What is not described is described by the next server.
        }
    }

    private async Task DescribeAsync(IEnumerable<JobRecord> some, CancellationToken cancel)
    {
        foreach (JobRecord job in some.Where(job => job is { State: JobState.Completed, Folder: not null } && !items.IsDescribed(job.Id)))
        {
            try
            {
                string folder = options.PathOf(job.Folder!);
                AlgorithmDefinition definition = algorithms.Define(job.Registration);
                items.Add(
                    job.Id,
                    $"{definition.Algorithm.Name}:{definition.Algorithm.Version}",
                    job.Folder!,
                    !Directory.Exists(folder)
                        ? []
                        : await describer.DescribeAsync(
                            new JobResult(folder, job.Id, definition.Commit, definition.CodeRepository, Time(job.Started),
                                Time(job.Ended)), cancel).ConfigureAwait(false));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
            {
                options.Say($"The results of the job {job.Id} are not in the catalogue: {e.Message.TrimEnd('.')}. The next start tries again.");
            }
        }
    }

    private static DateTimeOffset? Time(long? moment) => moment is { } known ? new DateTimeOffset(DateTime.SpecifyKind(Moment.Time(known),
        DateTimeKind.Utc)) : null;
}

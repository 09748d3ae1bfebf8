using DpsAuthoring.Cli.Remote;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Batches;

/// <summary>Cancels in DPS what it has of a batch that nobody runs; whoever runs it next collects what has ended before.</summary>
internal static class MaapCancellation
{
    private const int InFlight = 16;

    /// <param name="folder">The folder of what the batch has sent.</param>
    /// <param name="rows">The rows of the table that are ended; null for all.</param>
    /// <param name="say">Is told in a sentence what whoever waits should know.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>How many jobs were cancelled.</returns>
    /// <exception cref="CouldNotRunException">The server cannot be asked, or rows are named.</exception>
    public static async Task<int> EndAllAsync(string folder, RowRanges? rows, Action<string> say, CancellationToken cancel)
    {
        if (MaapLedger.Find(folder) is not { } ledger)
        {
            return 0;
        }

        if (rows is not null)
        {
            throw new CouldNotRunException(
                $"Nobody runs this batch: cancel single jobs in DPS by their ids, with 'dps cancel', or all without --only. 'dps jobs --tag {ledger.Tag}' lists them.");
        }

        using var connection = Connection.To(ProfileFinder.Find(ledger.Server), ledger.Contract, timeout: null);
        int ended = 0;
        try
        {
            List<MaapJob> jobs = await connection.Client.GetJobs(new() { Tag = ledger.Tag }).ToListAsync(cancel).ConfigureAwait(false);
            var limit = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel };
            await Parallel.ForEachAsync(jobs.Where(job => !job.State.IsTerminal()), limit, async (job, token) =>
            {
                try
                {
                    await connection.Client.CancelJobAsync(job.Id, token).ConfigureAwait(false);
                    Interlocked.Increment(ref ended);
                }
                catch (MaapException e) when (e.Kind == MaapErrorKind.NotFound)
                {
                    // It has ended meanwhile.
                }
                catch (MaapException e)
                {
                    say($"{connection.Profile.Address} does not cancel the job {job.Id}: {connection.Sentence(e)}");
                }
            }).ConfigureAwait(false);
            return ended;
        }
        catch (MaapException e)
        {
            throw new CouldNotRunException(connection.Sentence(e));
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Sources;
using DpsAuthoring.Maap;

namespace DpsAuthoring.Cli.Remote;

/// <summary>A job for each row of a table, sent once each, whatever is killed.</summary>
internal sealed class TableSubmission
{
    private const int InFlight = 16;

    private volatile bool _isStopped;

    public required Connection Connection { get; init; }

    public required RemoteAlgorithm Algorithm { get; init; }

    public required string Queue { get; init; }

    /// <summary>The user's own tags.</summary>
    public required string Tag { get; init; }

    /// <summary>What all rows have in common.</summary>
    public required IReadOnlyDictionary<string, string> Common { get; init; }

    public required IJobSource Source { get; init; }

    public required string Name { get; init; }

    public required IProgressView View { get; init; }

    /// <summary>The jobs of all rows.</summary>
    /// <exception cref="CouldNotRunException">A row is none; nothing has been sent then.</exception>
    public async Task<IReadOnlyList<PlannedJob>> PlanAsync(CancellationToken cancel)
    {
        var jobs = new List<PlannedJob>();
        var twins = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            await foreach (IReadOnlyDictionary<string, string> row in Source.ReadAsync(cancel).ConfigureAwait(false))
            {
                var values = new Dictionary<string, string>(Common, StringComparer.Ordinal);
                foreach ((string name, string value) in row)
                {
                    values[name] = value;
                }

                JsonObject inputs = InputsOf(values, jobs.Count + 1);
                string hash = HashOf(values);
                int twin = twins[hash] = twins.GetValueOrDefault(hash) + 1;
                jobs.Add(new PlannedJob(jobs.Count + 1, $"{hash}-{twin}", inputs));
            }
        }
        catch (FormatException e)
        {
            throw new CouldNotRunException(e.Message);
        }

        return jobs;
    }

    /// <summary>Submits what the server does not have.</summary>
    /// <param name="all">The jobs of all rows.</param>
    /// <param name="limit">How many are sent at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SubmittedTable> RunAsync(IReadOnlyList<PlannedJob> all, int limit, CancellationToken cancel)
    {
        using var ledger = SubmissionLedger.Open(Name, Connection.Profile.Address, Algorithm.Described.ToString());
        await LookUpAsync(ledger, cancel).ConfigureAwait(false);
        PlannedJob[] left = [.. all.Where(job => ledger.Entries.GetValueOrDefault(job.Key)?.Job is null)];
        PlannedJob[] wanted = [.. left.Take(limit)];
        var result = new SubmittedTable(ledger.Batch, all.Count, all.Count - left.Length);
        var byTag = new Dictionary<string, PlannedJob>(StringComparer.Ordinal);
        View.Say($"{wanted.Length} of {all.Count} jobs are submitted, {result.Before} have been before; all have the tag {ledger.Batch}.");
        try
        {
            await foreach (MaapSubmissionOutcome outcome in Connection.Client
                .SubmitManyAsync(Submissions(ledger, wanted, byTag), InFlight, cancel).ConfigureAwait(false))
            {
                PlannedJob job = byTag[outcome.Submission.UniqueTag!];
                Note(ledger, job, outcome, result);
                View.Show(result.Submitted, wanted.Length);
            }
        }
        catch (OperationCanceledException)
        {
            View.Say($"Stopped with {result.Before + result.Submitted} of {all.Count} jobs submitted, which go on: the same command submits the others.");
            throw;
        }

        return result;
    }

    /// <summary>The jobs of a ledger whose answers never came are asked for: as long as the server may need to know them.</summary>
    private async Task LookUpAsync(SubmissionLedger ledger, CancellationToken cancel)
    {
        while (ledger.Entries.Values.Where(entry => entry.IsUncertain).ToList() is { Count: > 0 } uncertain)
        {
            View.Say($"{uncertain.Count} jobs of before are looked up, whose answers never came.");
            var byTag = uncertain.ToDictionary(entry => entry.Tag, StringComparer.Ordinal);
            MaapPageable<MaapJob> jobs = Connection.Client.GetJobs(new() { Tag = ledger.Batch });
            await foreach (MaapJob job in jobs.WithCancellation(cancel).ConfigureAwait(false))
            {
                foreach (string tag in job.Tags)
                {
                    if (byTag.Remove(tag, out LedgerEntry? found))
                    {
                        ledger.Took(found.Key, job.Id);
                    }
                }
            }

            DateTimeOffset known = DateTimeOffset.UtcNow - Connection.Settling;
            foreach (LedgerEntry entry in byTag.Values.Where(entry => entry.Sent < known))
            {
                ledger.NotTaken(entry.Key);
            }

            DateTimeOffset[] young = [.. byTag.Values.Where(entry => entry.Sent >= known).Select(entry => entry.Sent)];
            if (young.Length > 0)
            {
                TimeSpan wait = young.Max() + Connection.Settling - DateTimeOffset.UtcNow;
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), cancel).ConfigureAwait(false);
            }
        }
    }

    private IEnumerable<MaapSubmission> Submissions(SubmissionLedger ledger, PlannedJob[] jobs, Dictionary<string, PlannedJob> byTag)
    {
        foreach (PlannedJob job in jobs)
        {
            if (_isStopped)
            {
                yield break;
            }

            LedgerEntry entry = ledger.Note(job.Key, job.Row);
            lock (byTag)
            {
                byTag[entry.Tag] = job;
            }

            yield return new MaapSubmission
            {
                Algorithm = Algorithm.Described.Id,
                Queue = Queue,
                Inputs = job.Inputs,
                Tag = Tag.Length > 0 ? $"{Tag},{ledger.Batch}" : ledger.Batch,
                UniqueTag = entry.Tag,
            };
        }
    }

    private void Note(SubmissionLedger ledger, PlannedJob job, MaapSubmissionOutcome outcome, SubmittedTable result)
    {
        switch (outcome.State)
        {
            case MaapSubmissionState.Submitted:
                ledger.Took(job.Key, outcome.JobId!);
                result.Submitted++;
                return;
            case MaapSubmissionState.Refused:
                ledger.NotTaken(job.Key);
                result.Refused.Add((job.Row, outcome.Error!.Message));
                return;
            case MaapSubmissionState.NotSubmitted:
                ledger.NotTaken(job.Key);
                break;
        }

        // Neither the token nor the server will be others for the jobs that come.
        _isStopped = true;
        result.Stop ??= outcome.Error;
    }

    private JsonObject InputsOf(Dictionary<string, string> values, int row)
    {
        try
        {
            return Algorithm.Inputs(values);
        }
        catch (JobException e)
        {
            throw new CouldNotRunException($"Row {row}: {e.Message}");
        }
    }

    private static string HashOf(Dictionary<string, string> values) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\0', values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}\u0001{value.Value}")))))[..24];
}

/// <summary>A job that a row stands for.</summary>
/// <param name="Row">The row, counted from 1.</param>
/// <param name="Key">What tells it from the others.</param>
/// <param name="Inputs">What it is given.</param>
internal sealed record PlannedJob(long Row, string Key, JsonObject Inputs);

/// <summary>What came of a table.</summary>
/// <param name="batch">The tag of its jobs.</param>
/// <param name="all">How many rows it has.</param>
/// <param name="before">How many the server had before.</param>
internal sealed class SubmittedTable(string batch, int all, int before)
{
    public string Batch => batch;

    public int All => all;

    public int Before => before;

    public int Submitted { get; set; }

    /// <summary>The rows that the server refused, and why.</summary>
    public List<(long Row, string Why)> Refused { get; } = [];

    /// <summary>Why it stopped before its end; null where it did not.</summary>
    public MaapException? Stop { get; set; }
}

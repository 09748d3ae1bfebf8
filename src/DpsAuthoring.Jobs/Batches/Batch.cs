using System.Runtime.CompilerServices;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// Many jobs of one algorithm, in a folder that knows which of them are done. Killed at any moment and opened again, it runs exactly
/// what has not succeeded.
/// </summary>
public sealed class Batch : IDisposable
{
    private const string LockName = "lock";

    private readonly FileLock _held;
    private readonly BatchMarker _marker;
    private readonly BatchStore _store;
    private BatchSelection _selection = new();

    private Batch(string folder, FileLock held)
    {
        Folder = folder;
        _held = held;
        _marker = new BatchMarker(folder);
        _store = new BatchStore(Path.Combine(folder, BatchDatabase.FileName), _marker.Key);
    }

    /// <summary>Where its state is.</summary>
    public string Folder { get; }

    /// <summary>Tells it from all other batches.</summary>
    public string Key => _marker.Key;

    /// <summary>Opens a batch's folder to run its jobs. To look at it, <see cref="BatchReader"/> needs no turn.</summary>
    /// <exception cref="JobException">Another process runs this batch.</exception>
    /// <exception cref="IOException">It cannot be written, or is of another version.</exception>
    public static Batch Open(string folder)
    {
        Directory.CreateDirectory(folder);
        FileLock held = Hold(folder);
        try
        {
            return new Batch(folder, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>What tells the batch in a folder from all others; null where there is none.</summary>
    public static string? KeyOf(string folder) => BatchMarker.KeyOf(folder);

    /// <summary>Whether a process runs the batch in a folder.</summary>
    public static bool IsRunning(string folder)
    {
        string path = Path.Combine(folder, LockName);
        if (!File.Exists(path))
        {
            return false;
        }

        using var held = FileLock.Try(path);
        return held is null;
    }

    /// <summary>Looks at all rows, and counts what a batch would run; it changes nothing, and needs no batch.</summary>
    /// <param name="folder">The batch's folder, if there is one.</param>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="source">The inputs of each.</param>
    /// <param name="selection">Which are run.</param>
    /// <exception cref="JobException">A row is no job of this algorithm.</exception>
    /// <exception cref="FormatException">The rows cannot be read.</exception>
    public static async Task<BatchPlan> PlanAsync(
        string folder, JobRequest template, IJobSource source, BatchSelection selection, CancellationToken cancellationToken)
    {
        using var before = BatchReader.Open(folder);
        var rule = new RerunRule(template, selection);
        ChangedFiles? changes = before?.ChangesTo(selection.Algorithm);
        var plan = new BatchPlan();
        var twins = new TwinCounter();
        int row = 0;
        await foreach (IReadOnlyDictionary<string, string> values in RowsAsync(template, source, cancellationToken).ConfigureAwait(false))
        {
            JobBefore? known = null;
            if (before is not null)
            {
                string hash = BatchRow.Hash(Identity(template), BatchRow.Json(values));
                known = before.Find(hash, twins.Next(hash));
            }

            RerunDecision decision = rule.Decide(values, (++row, known));
            plan.Add(decision);
            changes?.Add(decision, known);
        }

        plan.ChangedFiles = changes?.All() ?? [];
        plan.LimitTo(selection.Limit);
        return plan;
    }

    /// <summary>Sets the batch's jobs. What of them has succeeded before, and needs not be run again, stays done.</summary>
    /// <param name="template">What they have in common; its values are those that the rows do not have.</param>
    /// <param name="source">The inputs of each.</param>
    /// <param name="selection">Which are run.</param>
    /// <exception cref="JobException">A row is no job of this algorithm; nothing has changed then.</exception>
    /// <exception cref="FormatException">The rows cannot be read; nothing has changed then.</exception>
    public async Task<BatchPlan> ListAsync(
        JobRequest template, IJobSource source, BatchSelection selection, CancellationToken cancellationToken)
    {
        BatchPlan plan = await _store.ListAsync(
            Identity(template), RowsAsync(template, source, cancellationToken), new RerunRule(template, selection)).ConfigureAwait(false);
        plan.LimitTo(selection.Limit);
        _selection = selection;
        return plan;
    }

    /// <summary>Looks at the batch.</summary>
    public BatchReader Read() => BatchReader.Open(Folder)!;

    /// <summary>The engines that have jobs of the batch from before, or may have.</summary>
    public IReadOnlyList<string> Engines() =>
        [.. _store.Engines().Concat(_marker is { RunningSince: not null, RunningOn: { } name } ? [name] : []).Distinct()];

    /// <summary>Notes what has ended of the jobs that an engine has from before, so that another one may go on.</summary>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="engine">The engine that has them, which is given no others.</param>
    /// <param name="options">How often jobs were tried again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many it has beside these, which no other engine may run.</returns>
    /// <exception cref="IOException">That cannot be found out.</exception>
    public Task<int> CollectAsync(JobRequest template, IJobEngine engine, BatchOptions options, CancellationToken cancellationToken) =>
        HandOverAsync(
            new BatchAdoption(_store, _marker, engine) { Retries = options.Retries, Template = template },
            engine,
            handover => handover.CollectAsync(cancellationToken));

    /// <summary>Ends jobs that an engine has from before.</summary>
    /// <param name="engine">The engine that has them, which is given no others.</param>
    /// <param name="rows">The rows of the table, which have failed then; null for all, which are to be run again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were ended.</returns>
    /// <exception cref="IOException">That is not possible.</exception>
    public Task<int> EndAsync(IJobEngine engine, RowRanges? rows, CancellationToken cancellationToken) =>
        HandOverAsync(new BatchAdoption(_store, _marker, engine), engine, handover => handover.EndAsync(rows, cancellationToken));

    /// <summary>Runs what has not succeeded, and returns when there is nothing left to run or try again.</summary>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="engine">Runs them. It is asked first what became of those that it has from before.</param>
    /// <param name="options">How often and when jobs are tried again, what stops the batch, and who is told.</param>
    /// <param name="cancellationToken">Stops the jobs, where the engine's end with this process, and starts no more; they are to be run
    /// again then.</param>
    /// <returns>Why it has stopped before all was run; null where all was.</returns>
    /// <exception cref="JobException">Jobs of the batch are with another engine.</exception>
    /// <exception cref="IOException">The batch cannot go on.</exception>
    public async Task<BatchHalt?> RunAsync(
        JobRequest template, IJobEngine engine, BatchOptions options, CancellationToken cancellationToken)
    {
        using var run = new BatchRun(Folder, _store, _marker, template, engine, options, _selection);
        try
        {
            return await run.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not JobException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new IOException($"The batch cannot go on: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _held.Dispose();
    }

    private async Task<int> HandOverAsync(BatchAdoption adoption, IJobEngine engine, Func<BatchHandover, Task<int>> work)
    {
        using var handover = new BatchHandover(_store, engine, adoption);
        return await work(handover).ConfigureAwait(false);
    }

    /// <summary>What makes the same inputs another job.</summary>
    private static string Identity(JobRequest template) =>
        string.Join('\n', template.Algorithm.Name, template.Algorithm.Version, template.Contract, template.Tag);

    private static async IAsyncEnumerable<IReadOnlyDictionary<string, string>> RowsAsync(
        JobRequest template, IJobSource source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _ = JobTag.Folder(template.Tag);
        int number = 0;
        await foreach (IReadOnlyDictionary<string, string> row in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            number++;
            var values = new Dictionary<string, string>(template.Values);
            foreach ((string name, string value) in row)
            {
                values[name] = value;
            }

            try
            {
                _ = JobValues.Of(template with { Values = values });
            }
            catch (JobException e)
            {
                throw new JobException(e.Failure.Kind, $"Row {number}: {e.Message}", e);
            }

            yield return values;
        }
    }

    private static FileLock Hold(string folder)
    {
        // A job that was being started when its batch was killed holds the lock a moment longer.
        FileLock? held = null;
        SpinWait.SpinUntil(() => (held = FileLock.Try(Path.Combine(folder, LockName))) is not null, TimeSpan.FromSeconds(1));
        return held
            ?? throw new JobException(FailureKind.Request, $"The batch in {folder} is being run already: wait for it, or name another.");
    }
}

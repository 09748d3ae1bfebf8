using DpsAuthoring.Jobs.Inputs;
using DpsAuthoring.Jobs.Processes;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// Many jobs of one algorithm, in a folder that knows which of them are done. Killed at any moment and opened again, it runs exactly
/// what has not succeeded.
/// </summary>
public sealed class Batch : IDisposable
{
    private readonly string _folder;
    private readonly FileLock _held;
    private readonly BatchStore _store;

    private Batch(string folder, FileLock held)
    {
        _folder = folder;
        _held = held;
        _store = new BatchStore(Path.Combine(folder, "batch.db"));
    }

    /// <summary>The folder of the jobs' own folders.</summary>
    public string Work => Path.Combine(_folder, "jobs");

    /// <summary>Opens a batch's folder, and settles what a process that was killed has left there.</summary>
    /// <exception cref="JobException">Another process runs this batch.</exception>
    public static Batch Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var batch = new Batch(folder, Hold(folder));
        foreach (string mark in batch._store.Marks())
        {
            ProcessList.KillAll(mark);
        }

        batch._store.Recover(IsPublished);
        Folders.Delete(batch.Work);
        return batch;
    }

    /// <summary>Sets the batch's jobs. What of them has succeeded before stays done.</summary>
    /// <param name="template">What they have in common; its values are those that the rows do not have.</param>
    /// <param name="rows">The inputs of each.</param>
    /// <exception cref="JobException">A row is no job of this algorithm; nothing has changed then.</exception>
    public void List(JobRequest template, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        string identity = string.Join('\n', template.Algorithm.Name, template.Algorithm.Version, template.Contract, template.Tag);
        _store.List(identity, Checked(template, rows));
    }

    /// <summary>Looks at all rows before there is a batch, so that a table that is refused leaves nothing behind.</summary>
    /// <exception cref="JobException">A row is no job of this algorithm.</exception>
    public static void Check(JobRequest template, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        foreach (IReadOnlyDictionary<string, string> _ in Checked(template, rows))
        {
        }
    }

    /// <summary>How many jobs are in a state.</summary>
    public int Count(BatchJobState state) => _store.Count(state);

    /// <summary>The failures by what caused them.</summary>
    public IReadOnlyList<BatchFailureGroup> Failures() => _store.Failures();

    /// <summary>Shows every job to somebody, in the rows' order.</summary>
    public void ForEach(Action<BatchJobRecord> show) => _store.ForEach(show);

    /// <summary>Runs what has not succeeded, and returns when there is nothing left to run or try again.</summary>
    /// <param name="template">What the jobs have in common.</param>
    /// <param name="space">Where they publish; its work folder is <see cref="Work"/>.</param>
    /// <param name="cache">Where their inputs are kept.</param>
    /// <param name="parallel">How many run at a time.</param>
    /// <param name="retries">How often one that failed is tried again.</param>
    /// <param name="ended">Is told of every job that has ended, by several threads at a time.</param>
    /// <param name="cancel">Stops the jobs that run, and starts no more; they are to be run again then.</param>
    public void Run(
        JobRequest template, JobSpace space, InputCache cache, int parallel, int retries, Action<JobOutcome> ended, CancellationToken cancel)
    {
        using var runner = new JobRunner(space, cache);
        _store.SetRunner(runner.Mark); // Before any job has it.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Exception? broken = null;

        void Work()
        {
            try
            {
                while (!stop.IsCancellationRequested && RunNext(runner, template, retries, ended, stop.Token))
                {
                }
            }
            catch (OperationCanceledException)
            {
                // Said below.
            }
            catch (Exception e)
            {
                broken ??= e;
                stop.Cancel();
            }
        }

        Thread[] workers = [.. Enumerable.Range(0, Math.Min(parallel, Count(BatchJobState.Pending))).Select(_ => new Thread(Work))];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        if (broken is not null)
        {
            throw new IOException($"The batch cannot go on: {broken.Message.TrimEnd('.')}.", broken);
        }

        cancel.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        _held.Dispose();
    }

    private bool RunNext(JobRunner runner, JobRequest template, int retries, Action<JobOutcome> ended, CancellationToken cancel)
    {
        string jobId = Guid.NewGuid().ToString();
        if (_store.Claim(jobId) is not { } job)
        {
            return false;
        }

        try
        {
            JobOutcome outcome = runner.Run(
                template with { Id = jobId, Values = job.Values, Publishing = (folder, metrics) => _store.Announce(job.Id, folder, metrics) }, cancel);
            bool again = false;
            if (outcome.Failure is { } failure)
            {
                again = job.Failures < retries;
                _store.Fail(job.Id, outcome, Causes.Of(failure), again);
            }
            else
            {
                _store.Succeed(job.Id);
            }

            if (!again)
            {
                ended(outcome);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            _store.Release(job.Id);
            throw;
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Checked(JobRequest template, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        _ = JobTag.Folder(template.Tag);
        int number = 0;
        foreach (IReadOnlyDictionary<string, string> row in rows)
        {
            number++;
            Dictionary<string, string> values = Merge(template.Values, row);
            try
            {
                _ = JobValues.Of(template with { Values = values });
            }
            catch (JobException e)
            {
                throw new JobException(e.Cause, $"Row {number}: {e.Message}", e);
            }

            yield return values;
        }
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> common, IReadOnlyDictionary<string, string> row)
    {
        var merged = new Dictionary<string, string>(common);
        foreach ((string name, string value) in row)
        {
            merged[name] = value;
        }

        return merged;
    }

    private static bool IsPublished(string folder, string jobId) =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.context.json").Any(file => JobDocuments.IsContextOf(file, jobId));

    private static FileLock Hold(string folder)
    {
        // A job that was being started when its batch was killed holds the lock a moment longer.
        for (int attempt = 0; attempt < 100; attempt++)
        {
            if (FileLock.Try(Path.Combine(folder, "lock")) is { } held)
            {
                return held;
            }

            Thread.Sleep(10);
        }

        throw new JobException(FailureCause.Request, $"The batch in {folder} is being run already: wait for it, or name another.");
    }
}

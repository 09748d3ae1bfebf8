using System.Runtime.CompilerServices;
using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>A task of an array, on the machine that Slurm has given it: runs its jobs in turn, and notes what becomes of them.</summary>
/// <remarks>
/// Slurm may run a task anew, on another machine, when the first one is lost; it goes on then behind what the first one has noted. While it
/// lives it holds the task's lock, so that nobody gives its jobs to others.
/// </remarks>
internal sealed class TaskRun : IJobObserver
{
    /// <summary>How long one that Slurm has given up may take to let go of the lock.</summary>
    private static readonly TimeSpan s_handOver = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(1);

    private readonly TaskFile _file;
    private readonly IJobEngine _engine;
    private readonly Lock _lock = new();

    private TaskRun(TaskFile file, IJobEngine engine) => (_file, _engine) = (file, engine);

    /// <summary>Runs the jobs that have not ended.</summary>
    /// <param name="path">The task's file.</param>
    /// <param name="template">What the jobs have in common; null where each says what it is.</param>
    /// <param name="start">An engine of this machine, for a folder of the jobs' own folders.</param>
    /// <param name="cancel">Stops it; the job that runs then is left to whoever takes up the task.</param>
    /// <returns>Whether the jobs were still this task's.</returns>
    /// <exception cref="IOException">It cannot go on.</exception>
    public static async Task<bool> RunAsync(string path, JobRequest? template, Func<string, IJobEngine> start, CancellationToken cancel)
    {
        var file = new TaskFile(path);
        using FileLock held = Hold(file, cancel);
        file.Read();
        if (file.IsWithdrawn)
        {
            return false;
        }

        string work = ArrayFolder.WorkOf(path);
        Directory.CreateDirectory(work);
        IJobEngine engine = start(work);
        await using ConfiguredAsyncDisposable _ = engine.ConfigureAwait(false);
        return await new TaskRun(file, engine).RunAsync(template, cancel).ConfigureAwait(false);
    }

    void IJobObserver.Submitted(IReadOnlyList<SubmittedJob> jobs)
    {
        // The lock says it.
    }

    void IJobObserver.Starting(string jobId, string folder)
    {
        // Jobs run in the order of the file: the first that has not ended is the one that runs.
    }

    void IJobObserver.Publishing(JobOutcome outcome)
    {
        lock (_lock)
        {
            _file.Read();
            if (_file.IsWithdrawn)
            {
                throw new IOException("the task was taken for lost, and its jobs were given to another");
            }

            _file.Append(new TaskLine { Publishing = OutcomeNote.Of(outcome) });
        }
    }

    private async Task<bool> RunAsync(JobRequest? template, CancellationToken cancel)
    {
        IReadOnlyList<TaskJob> jobs = _file.OpenJobs();
        string? before = _file.Runner?.Handle;
        SubmittedJob[] submitted = [.. jobs.Select(job => new SubmittedJob(job.Id, before, _file.Publishing(job.Id)?.Folder))];
        IReadOnlyCollection<string> unknown = await _engine.AdoptAsync(submitted, this, cancel).ConfigureAwait(false);
        _file.Append(new TaskLine { Runner = new TaskRunner(_engine.Handle, Environment.MachineName) });
        for (int left = jobs.Count - unknown.Count; left > 0;)
        {
            foreach (JobOutcome outcome in await _engine.WaitAsync(cancel).ConfigureAwait(false))
            {
                // Its results were there, and all that is known of them was noted before they appeared.
                End((_file.Publishing(outcome.JobId) ?? outcome) with { ExitCode = outcome.ExitCode, Folder = outcome.Folder });
                left--;
            }
        }

        foreach (TaskJob job in jobs.Where(job => unknown.Contains(job.Id)))
        {
            _file.Read();
            if (_file.IsWithdrawn)
            {
                return false;
            }

            if (await RunJobAsync(RequestOf(job, template), cancel).ConfigureAwait(false) is { } outcome)
            {
                End(outcome);
            }
        }

        cancel.ThrowIfCancellationRequested();
        return true;
    }

    /// <returns>What came of it; null where the task is stopped, and somebody else is to run it.</returns>
    private async Task<JobOutcome?> RunJobAsync(JobRequest job, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bool isCancelled = TaskOrders.IsCancelled(_file.Path, job.Id);
        if (!isCancelled && !cancel.IsCancellationRequested)
        {
            Task<JobOutcome> run = _engine.RunAsync(job, this, stop.Token);
            while (await Task.WhenAny(run, Task.Delay(s_betweenLooks, CancellationToken.None)).ConfigureAwait(false) != run)
            {
                if (TaskOrders.IsCancelled(_file.Path, job.Id))
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }
            }

            try
            {
                return await run.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                isCancelled = TaskOrders.IsCancelled(_file.Path, job.Id);
            }
        }

        // It may have been faster.
        return OpenTask.Published(_file, job.Id)
            ?? (isCancelled ? new JobOutcome(job.Id) { Failure = JobFailure.Cancelled, DpsExitCode = 1 } : null);
    }

    private static JobRequest RequestOf(TaskJob job, JobRequest? template) =>
        job.Terms is { } terms ? TaskAlgorithm.Request(job, terms) : template! with { Id = job.Id, Values = job.Values };

    private void End(JobOutcome outcome)
    {
        lock (_lock)
        {
            _file.Append(new TaskLine { Ended = OutcomeNote.Of(outcome) });
            _file.Read();
        }
    }

    private static FileLock Hold(TaskFile file, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(s_handOver);
        try
        {
            return file.Lock(patience.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new IOException($"Another process still runs the task of {file.Path}: nothing is run twice.", e);
        }
    }
}

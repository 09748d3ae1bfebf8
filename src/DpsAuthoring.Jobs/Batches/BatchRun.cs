using System.Collections.Concurrent;
using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Hands a batch's jobs to an engine, and notes what comes back.</summary>
/// <remarks>The store says first, and the engine decides: what is about to be done is noted before, and looked for after a kill.</remarks>
internal sealed class BatchRun(BatchStore store, JobRequest template, IJobEngine engine, BatchOptions options) : IJobObserver
{
    private readonly BatchBrake _brake = new(options);
    private readonly RetryQueue _retries = new(options);
    private readonly ConcurrentDictionary<string, BatchJob> _running = new(StringComparer.Ordinal);

    public async Task<BatchHalt?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AdoptAsync(cancellationToken).ConfigureAwait(false);
            IReadOnlyList<JobOutcome> outcomes = [];
            while (true)
            {
                List<JobRequest> next = RecordAndClaim(outcomes);
                if (next.Count > 0)
                {
                    await SubmitAsync(next, cancellationToken).ConfigureAwait(false);
                }

                if (_running.IsEmpty && (_brake.Halt is not null || _retries.IsEmpty))
                {
                    return _brake.Halt;
                }

                outcomes = await WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await StopAsync(Record).ConfigureAwait(false);
            throw;
        }
        catch
        {
            await StopAsync(Forget).ConfigureAwait(false);
            throw;
        }
    }

    void IJobObserver.Submitted(IReadOnlyList<SubmittedJob> jobs) => store.Change(() =>
    {
        foreach (SubmittedJob job in jobs)
        {
            store.RecordHandle(_running[job.JobId].Id, job.Handle);
        }
    });

    void IJobObserver.Starting(string jobId, string folder)
    {
        // That it is submitted is all that is noted of it.
    }

    void IJobObserver.Publishing(JobOutcome outcome) => store.RecordPublishing(_running[outcome.JobId].Id, outcome);

    /// <summary>Asks the engine for the jobs that it has from before; what it does not have is run again.</summary>
    private async Task AdoptAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<(BatchJob Job, string Engine, SubmittedJob Submitted)> before = store.Submitted();
        if (before.FirstOrDefault(job => job.Engine != engine.Name) is { Engine: { } other })
        {
            throw new JobException(
                FailureKind.Request,
                $"The engine {other} has jobs of this batch ({before.Count(job => job.Engine == other)}): go on with that engine.");
        }

        foreach ((BatchJob job, _, _) in before)
        {
            _running[job.JobId] = job;
        }

        IReadOnlyCollection<string> unknown;
        try
        {
            unknown = await engine.AdoptAsync([.. before.Select(job => job.Submitted)], this, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _running.Clear(); // Which of them it has taken over, it is asked again by the next start.
            throw;
        }

        store.Change(() =>
        {
            foreach (string id in unknown)
            {
                if (_running.TryRemove(id, out BatchJob? job))
                {
                    store.Release(job.Id);
                }
            }
        });
    }

    private async Task SubmitAsync(IReadOnlyList<JobRequest> next, CancellationToken cancellationToken)
    {
        try
        {
            await engine.SubmitAsync(next, this, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Whether the engine has some of them is what the next start asks it.
            foreach (JobRequest job in next)
            {
                _running.TryRemove(job.Id, out _);
            }

            throw;
        }
    }

    /// <summary>Waits until a job has ended, or one may be tried again that there is a place for.</summary>
    private async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan? retry = _brake.Halt is null && _running.Count < engine.Capacity ? _retries.UntilNext : null;
        if (retry is not { } delay)
        {
            return await engine.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_running.IsEmpty)
        {
            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            return [];
        }

        using var due = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        due.CancelAfter(delay);
        try
        {
            return await engine.WaitAsync(due.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (due.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    /// <summary>
    /// Notes what has ended and takes what comes next in one transaction: a batch of short jobs waits for its disk once a job.
    /// </summary>
    private List<JobRequest> RecordAndClaim(IReadOnlyList<JobOutcome> outcomes)
    {
        List<JobOutcome> forGood = [];
        List<JobRequest> next = [];
        bool wasHalted = _brake.Halt is not null;
        store.Change(() =>
        {
            forGood = RecordAll(outcomes);
            next = Claim();
        });
        forGood.ForEach(options.Ended); // The store is free again, and has it.
        if (!wasHalted && _brake.Halt is { } halt)
        {
            options.Halting(halt);
        }

        return next;
    }

    private void Record(IReadOnlyList<JobOutcome> outcomes)
    {
        List<JobOutcome> forGood = [];
        store.Change(() => forGood = RecordAll(outcomes));
        forGood.ForEach(options.Ended);
    }

    private List<JobRequest> Claim()
    {
        var next = new List<JobRequest>();
        if (_brake.Halt is not null)
        {
            return next;
        }

        foreach (long id in _retries.TakeDue())
        {
            store.LetGo(id);
        }

        while (_running.Count < engine.Capacity && store.Claim(Guid.NewGuid().ToString(), engine.Name) is { } job)
        {
            _running[job.JobId] = job;
            next.Add(template with { Id = job.JobId, Values = job.Values });
        }

        return next;
    }

    /// <returns>The outcomes of jobs that are not tried again.</returns>
    private List<JobOutcome> RecordAll(IReadOnlyList<JobOutcome> outcomes)
    {
        var forGood = new List<JobOutcome>();
        foreach (JobOutcome outcome in outcomes)
        {
            if (!_running.TryRemove(outcome.JobId, out BatchJob? job))
            {
                continue;
            }

            switch (outcome.Failure)
            {
                case null:
                    store.Succeed(job.Id);
                    _brake.Succeeded();
                    forGood.Add(outcome);
                    break;
                case { Kind: FailureKind.Interrupted }:
                    store.Release(job.Id);
                    break;
                case { } failure:
                    bool again = job.Failures < options.Retries;
                    store.Fail(job.Id, outcome, failure, again);
                    _brake.Failed(failure, isForGood: !again);
                    if (again)
                    {
                        store.Hold(job.Id);
                        _retries.Add(job.Id, job.Failures);
                    }
                    else
                    {
                        forGood.Add(outcome);
                    }

                    break;
            }
        }

        return forGood;
    }

    /// <summary>Ends the jobs that would end with this process anyway. The others go on, and are asked for by the next start.</summary>
    private async Task StopAsync(Action<IReadOnlyList<JobOutcome>> record)
    {
        if (engine.OutlivesProcess)
        {
            return;
        }

        await engine.CancelAsync([.. _running.Keys], CancellationToken.None).ConfigureAwait(false);
        while (!_running.IsEmpty)
        {
            record(await engine.WaitAsync(CancellationToken.None).ConfigureAwait(false));
        }
    }

    private void Forget(IReadOnlyList<JobOutcome> outcomes)
    {
        foreach (JobOutcome outcome in outcomes)
        {
            _running.TryRemove(outcome.JobId, out _);
        }
    }
}

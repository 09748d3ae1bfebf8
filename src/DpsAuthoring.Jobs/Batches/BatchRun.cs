using System.Collections.Concurrent;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Hands a batch's jobs to an engine, and notes what comes back.</summary>
/// <remarks>The store says first, and the engine decides: what is about to be done is noted before, and looked for after a kill.</remarks>
internal sealed class BatchRun(
    string folder,
    BatchStore store,
    BatchMarker marker,
    JobRequest template,
    IJobEngine engine,
    BatchOptions options,
    BatchSelection selection) : IJobObserver, IDisposable
{
    /// <summary>How long an engine is waited for to tell of jobs that ended before this start.</summary>
    private static readonly TimeSpan s_adoption = TimeSpan.FromSeconds(1);

    private readonly BatchBrake _brake = new(options);
    private readonly RetryQueue _retries = new(options);
    private readonly EngineWait _wait = new(engine);
    private readonly BatchAdoption _adoption = new(store, marker, engine) { Retries = options.Retries, Template = template };
    private readonly ConcurrentDictionary<string, BatchJob> _running = new(StringComparer.Ordinal);
    private readonly Queue<long> _next = new();
    private readonly RerunRule _rule = new(template, selection);
    private readonly HashSet<long> _adopted = [];
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly BatchOrders _orders = new(folder);

    public async Task<BatchHalt?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AdoptAsync(cancellationToken).ConfigureAwait(false);
            store.Sync(); // What the marker says no more, the store must say whatever happens.
            marker.Begin(selection.Algorithm?.Id, engine.Name);
            Choose();
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
                    if (await ObeyAsync(atOnce: true, cancellationToken).ConfigureAwait(false) && _brake.Halt is null)
                    {
                        outcomes = [];
                        continue;
                    }

                    End();
                    return _brake.Halt;
                }

                outcomes = await WaitAsync(cancellationToken).ConfigureAwait(false);
                await ObeyAsync(atOnce: false, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await StopAsync(Record).ConfigureAwait(false);
            End();
            throw;
        }
        catch
        {
            await StopAsync(Forget).ConfigureAwait(false);
            throw;
        }
    }

    public void Dispose() => _wait.Dispose();

    private void End()
    {
        store.Sync();
        marker.End();
    }

    void IJobObserver.Submitted(IReadOnlyList<SubmittedJob> jobs)
    {
        SubmittedJob[] others = [.. jobs.Where(job => job.Handle != engine.Handle)];
        if (others.Length > 0)
        {
            store.Change(() => Array.ForEach(others, job => store.RecordHandle(_running[job.JobId].Id, job.Handle)));
        }
    }

    void IJobObserver.Starting(string jobId, string folder)
    {
        // That it is submitted is all that is noted of it.
    }

    void IJobObserver.Publishing(JobOutcome outcome) => store.RecordPublishing(_running[outcome.JobId].Id, outcome);

    void IJobObserver.Published(IReadOnlyList<JobOutcome> outcomes) =>
        store.Change(() => outcomes.ToList().ForEach(outcome => store.RecordPublishing(_running[outcome.JobId].Id, outcome)));

    /// <summary>Asks the engine for the jobs that it has from before; what it does not have is run again.</summary>
    private async Task AdoptAsync(CancellationToken cancellationToken)
    {
        if (store.Engines().FirstOrDefault(other => other != engine.Name) is { } other)
        {
            throw new JobException(
                FailureKind.Request,
                $"The engine {other} has jobs of this batch ({store.Submitted().Count(job => job.Engine == other)}): go on with that engine.");
        }

        await _adoption.AdoptAsync(_running, this, cancellationToken).ConfigureAwait(false);
        _adopted.UnionWith(_running.Values.Select(job => job.Id));
        if (marker.RunningSince is not null && !_running.IsEmpty)
        {
            // What has ended long ago is noted before the marker says that nothing older is lost.
            Record(await _wait.WaitAsync(s_adoption, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Chooses the jobs of this start.</summary>
    private void Choose()
    {
        if (selection.Algorithm is { } algorithm)
        {
            store.RecordAlgorithm(algorithm);
        }

        // What was taken over and is to be run again is among these, and would run twice.
        _next.Clear();
        _retries.Clear();
        foreach ((long id, _) in store.Pending()
            .Where(job => selection.Only?.Contains(job.Row) != false)
            .Take(selection.Limit ?? int.MaxValue))
        {
            _next.Enqueue(id);
        }
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

    /// <summary>Waits until a job has ended, one may be tried again that there is a place for, or it is time to look for orders.</summary>
    private async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan delay = BatchOrders.Interval;
        if (_brake.Halt is null && _running.Count < engine.Capacity && _retries.UntilNext is { } retry && retry < delay)
        {
            delay = retry;
        }

        if (_running.IsEmpty)
        {
            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            return [];
        }

        return await _wait.WaitAsync(delay, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what others have asked for.</summary>
    /// <returns>Whether anybody has.</returns>
    private async Task<bool> ObeyAsync(bool atOnce, CancellationToken cancellationToken)
    {
        IReadOnlyList<BatchOrder> orders = _orders.Take(atOnce);
        foreach (BatchOrder order in orders)
        {
            switch (order.Kind)
            {
                case BatchOrderKind.Stop:
                    await EndJobsAsync(Record, cancellationToken).ConfigureAwait(false); // Also those that would go on without us.
                    options.Stop();
                    cancellationToken.ThrowIfCancellationRequested();
                    break;
                case BatchOrderKind.Cancel:
                    await CancelAsync(order, cancellationToken).ConfigureAwait(false);
                    break;
                case BatchOrderKind.Retry:
                    Retry(order);
                    break;
            }
        }

        return orders.Count > 0;
    }

    private async Task CancelAsync(BatchOrder order, CancellationToken cancellationToken)
    {
        HashSet<long> rows = [.. store.Listed().Where(job => order.Rows?.Contains(job.Row) != false).Select(job => job.Id)];
        string[] running = [.. _running.Values.Where(job => rows.Contains(job.Id)).Select(job => job.JobId)];
        _cancelled.UnionWith(running);
        await engine.CancelAsync(running, cancellationToken).ConfigureAwait(false);

        long[] waiting = [.. _next.Concat(_retries.Remove(rows)).Where(rows.Contains)];
        long[] others = [.. _next.Where(id => !rows.Contains(id))];
        _next.Clear();
        Array.ForEach(others, _next.Enqueue);
        JobOutcome[] outcomes =
            [.. waiting.Select(id => new JobOutcome(store.Read(id).JobId) { Failure = JobFailure.Cancelled, DpsExitCode = 1 })];
        store.Change(() =>
        {
            foreach ((long id, JobOutcome outcome) in waiting.Zip(outcomes))
            {
                store.Fail(id, outcome, outcome.Failure!, again: false);
            }
        });
        Array.ForEach(outcomes, options.Ended);
    }

    private void Retry(BatchOrder order)
    {
        long[] again = [.. store.Failed().Where(job => order.Rows?.Contains(job.Row) != false).Select(job => job.Id)];
        store.Change(() => Array.ForEach(again, store.Reset));
        Array.ForEach(again, _next.Enqueue);
        options.Retried(again.Length);
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
            _next.Enqueue(id);
        }

        for (int room = engine.Capacity - _running.Count; room > 0 && _next.TryDequeue(out long id); room--)
        {
            BatchJob job = store.Read(id).Next();
            JobRequest request = template with { Id = job.JobId, Values = job.Values };
            store.Claim(job, engine.Name, engine.Handle, InputFingerprint.Of(request), selection.Algorithm?.Id);
            _running[job.JobId] = job;
            next.Add(request);
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
                    store.Succeed(job.Id, outcome);
                    _brake.Succeeded();
                    if (_adopted.Remove(job.Id) && _rule.Decide(job.Values, store.Before(job.Id)).IsRun)
                    {
                        store.Reset(job.Id);
                        _next.Enqueue(job.Id);
                        break;
                    }

                    forGood.Add(outcome);
                    break;
                case { Kind: FailureKind.Interrupted } when _cancelled.Remove(outcome.JobId):
                    store.Fail(job.Id, outcome, JobFailure.Cancelled, again: false);
                    forGood.Add(outcome with { Failure = JobFailure.Cancelled });
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
    private Task StopAsync(Action<IReadOnlyList<JobOutcome>> record) =>
        engine.OutlivesProcess ? Task.CompletedTask : EndJobsAsync(record, CancellationToken.None);

    private async Task EndJobsAsync(Action<IReadOnlyList<JobOutcome>> record, CancellationToken cancellationToken)
    {
        await engine.CancelAsync([.. _running.Keys], cancellationToken).ConfigureAwait(false);
        while (!_running.IsEmpty)
        {
            record(await engine.WaitAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private void Forget(IReadOnlyList<JobOutcome> outcomes) =>
        outcomes.ToList().ForEach(outcome => _running.TryRemove(outcome.JobId, out _));
}

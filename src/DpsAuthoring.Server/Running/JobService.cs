using System.Collections.Concurrent;
using System.Text.Json;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Running;

/// <summary>
/// Hands accepted jobs to the engine, and notes what comes back. What is about to be done is noted before; after a kill the engine is asked
/// what became of it, and only what it does not have is run again.
/// </summary>
/// <param name="engine">Runs jobs.</param>
/// <param name="jobs">The jobs.</param>
/// <param name="algorithms">Their algorithms.</param>
/// <param name="mask">Hides secrets in what came of them.</param>
/// <param name="options">The server's options.</param>
internal sealed class JobService(
    IJobEngine engine, JobStore jobs, AlgorithmStore algorithms, SecretMask mask, ServerOptions options) : IJobObserver, IDisposable
{
    /// <summary>How long the engine is left alone after it could take no job.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    /// <summary>What is before the name of an engine whose jobs go on without this process.</summary>
    private const string Elsewhere = "elsewhere:";

    private readonly SemaphoreSlim _news = new(0);
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _cancelled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>What the engine is to be told of: it is used by one caller at a time.</summary>
    private readonly ConcurrentQueue<string> _cancelling = new();

    /// <summary>What jobs are noted by that the engine has.</summary>
    private string Handle => engine.Handle ?? Elsewhere + engine.Name;

    /// <summary>Says that there is a new job.</summary>
    public void Wake() => _news.Release();

    /// <summary>Runs jobs until it is stopped; then those that would end with this process are taken back.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await AdoptAsync(cancel).ConfigureAwait(false);
            while (true)
            {
                await SubmitAsync(cancel).ConfigureAwait(false);
                await CancelAsync().ConfigureAwait(false);
                Record(await WaitAsync(cancel).ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            if (!engine.OutlivesProcess)
            {
                await engine.CancelAsync([.. _running.Keys], CancellationToken.None).ConfigureAwait(false);
                while (!_running.IsEmpty)
                {
                    Record(await engine.WaitAsync(CancellationToken.None).ConfigureAwait(false));
                }
            }
        }
    }

    /// <summary>Cancels a job.</summary>
    /// <returns>The job as it was before; null where there is none.</returns>
    public async Task<JobRecord?> CancelAsync(string id)
    {
        JobRecord? job = await jobs.CancelAsync(id).ConfigureAwait(false);
        if (job is { Handle: not null } && !job.State.IsFinal())
        {
            _cancelled[id] = true; // The engine may be about to get it.
            _cancelling.Enqueue(id);
            Wake();
        }

        return job;
    }

    /// <inheritdoc/>
    public void Dispose() => _news.Dispose();

    void IJobObserver.Submitted(IReadOnlyList<SubmittedJob> submitted)
    {
        // That the engine is about to have them was noted with its own handle.
    }

    void IJobObserver.Starting(string jobId, string folder)
    {
        _folders[jobId] = folder;
        jobs.Start(jobId);
    }

    /// <summary>The folder that a job runs in now; null where it runs in none of this machine.</summary>
    public string? FolderOf(string id) => _folders.GetValueOrDefault(id);

    void IJobObserver.Publishing(JobOutcome outcome) =>
        jobs.Publish(outcome.JobId, options.RelativeOf(outcome.Folder!), mask.Of(OutcomeJson.Of(outcome)));

    /// <summary>Asks the engine for what an earlier process handed to it.</summary>
    private async Task AdoptAsync(CancellationToken cancel)
    {
        List<JobRecord> before = jobs.WithEngine();
        RequireSameEngine(before);
        foreach (JobRecord job in before)
        {
            _running[job.Id] = true;
            if (job.IsCancelled)
            {
                _cancelled[job.Id] = true;
            }
        }

        SubmittedJob[] submitted =
            [.. before.Select(job => new SubmittedJob(job.Id, job.Handle, job.Folder is null ? null : options.PathOf(job.Folder)))];
        IReadOnlyCollection<string> unknown = await engine.AdoptAsync(submitted, this, cancel).ConfigureAwait(false);
        Release(unknown);
    }

    /// <summary>Another kind of engine does not know what these have, and would run it again.</summary>
    private void RequireSameEngine(List<JobRecord> before)
    {
        string? elsewhere = before.Select(job => job.Handle!)
            .FirstOrDefault(handle => handle.StartsWith(Elsewhere, StringComparison.Ordinal))?[Elsewhere.Length..];
        if (engine.OutlivesProcess ? before.Any(job => job.Handle != Handle) : elsewhere is not null)
        {
            string other = elsewhere is null ? "without --engine" : $"with --engine {elsewhere}";
            throw new IOException(
                $"{options.Data} has jobs from before that are with another engine, and nothing is run twice: serve it {other} until they have ended.");
        }
    }

    private async Task SubmitAsync(CancellationToken cancel)
    {
        int room = engine.Capacity - _running.Count;
        if (room <= 0)
        {
            return;
        }

        List<JobRecord> next = await jobs.ClaimAsync(room, Handle).ConfigureAwait(false);
        if (next.Count == 0)
        {
            return;
        }

        foreach (JobRecord job in next)
        {
            _running[job.Id] = true;
        }

        try
        {
            await engine.SubmitAsync([.. next.Select(Request)], this, cancel).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            options.Say($"{e.Message} It is tried again.");
            Release([.. next.Select(job => job.Id)]);
            await Task.Delay(s_pause, cancel).ConfigureAwait(false);
            return;
        }

        string[] unwanted = [.. next.Select(job => job.Id).Where(_cancelled.ContainsKey)];
        await engine.CancelAsync(unwanted, CancellationToken.None).ConfigureAwait(false);
    }

    private Task CancelAsync()
    {
        var ids = new List<string>();
        while (_cancelling.TryDequeue(out string? id))
        {
            ids.Add(id);
        }

        return ids.Count == 0 ? Task.CompletedTask : engine.CancelAsync(ids, CancellationToken.None);
    }

    private async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancel)
    {
        Task news = _news.WaitAsync(cancel);
        IReadOnlyList<JobOutcome> ended = [];
        if (!_running.IsEmpty)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            Task<IReadOnlyList<JobOutcome>> wait = engine.WaitAsync(enough.Token);
            await Task.WhenAny(news, wait).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            try
            {
                ended = await wait.ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                // There is a new job.
            }

            if (!news.IsCompleted)
            {
                _news.Release(); // It is not waited for any more.
            }
        }

        await news.ConfigureAwait(false);
        while (_news.Wait(0, CancellationToken.None))
        {
            // One look at the store is enough for all of them.
        }

        return ended;
    }

    private JobRequest Request(JobRecord job)
    {
        AlgorithmDefinition definition = algorithms.Define(job.Registration);
        using var inputs = JsonDocument.Parse(job.Inputs);
        return new JobRequest(
            definition.Algorithm,
            definition.Contract,
            inputs.RootElement.EnumerateObject()
                .ToDictionary(input => input.Name, input => input.Value.GetString()!, StringComparer.Ordinal))
        {
            Id = job.Id,
            Tag = job.Tag,
            Image = definition.OwnImage,
            HasNetwork = definition.HasNetwork,
            TimeLimit = options.Queues.FirstOrDefault(queue => queue.Name == job.Queue)?.TimeLimit ?? JobRequest.DefaultTimeLimit,
        };
    }

    private void Record(IReadOnlyList<JobOutcome> outcomes)
    {
        var ends = new List<JobEnd>();
        var back = new List<string>();
        foreach (JobOutcome outcome in outcomes)
        {
            bool isUnwanted = _cancelled.TryRemove(outcome.JobId, out _);
            if (outcome.Failure?.Kind == FailureKind.Interrupted && !isUnwanted)
            {
                back.Add(outcome.JobId);
                continue;
            }

            JobState state = outcome.IsSuccess ? JobState.Completed
                : outcome.Failure!.Kind == FailureKind.Interrupted ? JobState.Revoked
                : JobState.Failed;
            ends.Add(new JobEnd(
                outcome.JobId,
                state,
                outcome.Folder is null ? null : options.RelativeOf(outcome.Folder),

                // Of one that succeeded before a kill, all that was known was noted then.
                outcome is { IsSuccess: true, Metrics: null } ? null : mask.Of(OutcomeJson.Of(outcome)),
                outcome.Metrics is { } metrics ? Moment.Of(metrics.Started) : null,
                outcome.Metrics is { } known ? Moment.Of(known.Ended) : null));
        }

        if (ends.Count > 0)
        {
            jobs.End(ends);
        }

        Release(back);
        foreach (JobOutcome outcome in outcomes)
        {
            _folders.TryRemove(outcome.JobId, out _);
            _running.TryRemove(outcome.JobId, out _);
        }
    }

    private void Release(IReadOnlyCollection<string> ids)
    {
        if (ids.Count > 0)
        {
            jobs.Release(ids);
            foreach (string id in ids)
            {
                _running.TryRemove(id, out _);
                _cancelled.TryRemove(id, out _);
            }
        }
    }
}

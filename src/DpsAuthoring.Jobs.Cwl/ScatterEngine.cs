using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>Runs jobs as scatters of a CWL engine, one after the other, and publishes what they leave as this machine does.</summary>
/// <remarks>
/// The engine goes on without this process, and its answer is collected by the next. Of an engine that was killed nothing can be collected:
/// the jobs of its scatter that have no result are run again, as a shorter one.
/// </remarks>
public sealed class ScatterEngine : IJobEngine
{
    /// <summary>How many jobs are collected before the batch notes what came of them.</summary>
    private const int CollectedAtOnce = 20;

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly ScatterSettings _settings;
    private readonly List<JobRequest> _waiting = [];
    private readonly Queue<ScatterFolder> _running = new();
    private readonly Dictionary<string, ScatterFolder> _open = new(StringComparer.Ordinal);
    private readonly Queue<ScatterResult> _collected = new();
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _values = new(StringComparer.Ordinal);
    private readonly List<JobOutcome> _ended = [];
    private IJobObserver? _observer;
    private DateTime? _ending;

    private ScatterEngine(ScatterSettings settings) => _settings = settings;

    /// <inheritdoc/>
    public string Name => _settings.Engine;

    /// <summary>A scatter takes no more jobs once it has begun.</summary>
    public int Capacity => _running.Count > 0 ? _waiting.Count + _open.Count : _settings.MostJobs;

    /// <inheritdoc/>
    public bool OutlivesProcess => true;

    /// <summary>An engine of this machine.</summary>
    /// <exception cref="JobException">It is not installed.</exception>
    public static ScatterEngine Start(ScatterSettings settings) => EngineCommand.IsInstalled(settings.Engine)
        ? new ScatterEngine(settings)
        : throw new JobException(
            FailureKind.Start, $"{EngineCommand.Programs[settings.Engine]} is not on PATH here: install {settings.Engine}, or choose another --engine.");

    /// <summary>An engine that is given no jobs: it has those of an earlier process.</summary>
    public static ScatterEngine Collector(ScatterSettings settings) => new(settings);

    /// <summary>Ends the engines of all scatters of a batch; what they have answered already stays.</summary>
    /// <param name="folder">The folder of the batch's scatters.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many jobs they had.</returns>
    public static async Task<int> EndAllAsync(string folder, CancellationToken cancellationToken)
    {
        ScatterFolder[] alive = [.. ScatterFolder.All(folder).Where(scatter => scatter.IsAlive())];
        foreach (ScatterFolder scatter in alive)
        {
            scatter.End(atOnce: false);
            DateTime begun = DateTime.UtcNow;
            while (scatter.IsAlive())
            {
                await Task.Delay(s_betweenLooks, cancellationToken).ConfigureAwait(false);
                if (DateTime.UtcNow - begun >= s_grace)
                {
                    scatter.End(atOnce: true);
                }
            }

            scatter.EndContainers();
        }

        return alive.Sum(scatter => scatter.Rows.Count);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyCollection<string>> AdoptAsync(
        IReadOnlyList<SubmittedJob> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        _observer = observer;
        var left = jobs.ToDictionary(job => job.JobId, StringComparer.Ordinal);
        foreach (SubmittedJob job in jobs.Where(job => job.Folder is not null && Publication.IsOf(job.Folder, job.JobId)))
        {
            _ended.Add(new JobOutcome(job.JobId) { Folder = job.Folder, ExitCode = 0 });
            left.Remove(job.JobId);
        }

        foreach (ScatterFolder scatter in ScatterFolder.All(_settings.Folder))
        {
            string[] wanted = [.. scatter.Rows.Where(left.ContainsKey)];
            bool isOver = scatter.ExitCode is not null;
            if (wanted.Length > 0 && (isOver ? scatter.Results(out _) is not null : !scatter.TryWithdraw()))
            {
                _running.Enqueue(scatter);
                foreach (string id in wanted)
                {
                    _open[id] = scatter;
                    left.Remove(id);
                }
            }
            else if (isOver || scatter.TryWithdraw())
            {
                scatter.Delete();
            }
        }

        return Task.FromResult<IReadOnlyCollection<string>>([.. left.Keys]);
    }

    /// <inheritdoc/>
    public Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        _observer = observer;
        _waiting.AddRange(jobs);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_ended.Count > 0)
            {
                JobOutcome[] ended = [.. _ended];
                _ended.Clear();
                return ended;
            }

            if (_collected.Count > 0)
            {
                Collect();
            }
            else if (_running.Count == 0 && _waiting.Count > 0)
            {
                await BeginAsync().ConfigureAwait(false);
            }
            else if (_running.Count > 0 && !Finish())
            {
                await Task.Delay(_settings.Look, cancellationToken).ConfigureAwait(false);
            }
            else if (_running.Count == 0 && _waiting.Count == 0 && _ended.Count == 0 && _collected.Count == 0)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// An engine cannot be told of single jobs: their results are not taken. Where none is left that is wanted, it is ended.
    /// </summary>
    public Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        var ids = jobIds.ToHashSet(StringComparer.Ordinal);
        _ended.AddRange(_waiting.Where(job => ids.Contains(job.Id)).Select(job => Interrupted(job.Id)));
        _waiting.RemoveAll(job => ids.Contains(job.Id));
        _cancelled.UnionWith(_open.Keys.Where(ids.Contains));
        if (_open.Count > 0 && _open.Keys.All(_cancelled.Contains))
        {
            _ending = DateTime.UtcNow;
            foreach (ScatterFolder scatter in _running)
            {
                scatter.End(atOnce: false);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task BeginAsync()
    {
        JobRequest[] jobs = [.. _waiting];
        var scatter = ScatterFolder.Create(_settings, jobs);
        _observer!.Submitted([.. jobs.Select(job => new SubmittedJob(job.Id, scatter.Name))]);
        _waiting.Clear();
        foreach (JobRequest job in jobs)
        {
            _open[job.Id] = scatter;
        }

        _running.Enqueue(scatter);
        return scatter.StartAsync();
    }

    /// <summary>Reads the answer of an engine that is over.</summary>
    /// <returns>Whether it was.</returns>
    private bool Finish()
    {
        ScatterFolder scatter = _running.Peek();
        if (scatter.ExitCode is null && scatter.IsAlive())
        {
            if (DateTime.UtcNow - _ending >= s_grace)
            {
                scatter.End(atOnce: true);
            }

            return false;
        }

        if (scatter.ExitCode is null && !scatter.TryWithdraw())
        {
            return false; // It has just begun.
        }

        string[] open = [.. scatter.Rows.Where(id => _open.GetValueOrDefault(id) == scatter)];
        if (scatter.Results(out string problem) is { } results)
        {
            HashSet<string> wanted = [.. open];
            foreach ((string id, IReadOnlyDictionary<string, string> values) in scatter.Jobs())
            {
                _values[id] = values;
            }

            foreach (ScatterResult result in results.Where(result => wanted.Contains(result.Row)))
            {
                _collected.Enqueue(result);
            }

            if (_collected.Count == 0)
            {
                _running.Dequeue();
            }

            return true;
        }

        if (!open.All(_cancelled.Contains))
        {
            string how = scatter.ExitCode is { } code ? FormattableString.Invariant($"exit code {code}") : "it was killed";
            throw new IOException($"{Name} has ended without an answer ({how}; {problem.TrimEnd('.')}): {scatter.LastWord()} Its log is {scatter.Log}");
        }

        foreach (string id in open)
        {
            _open.Remove(id);
            _ended.Add(Interrupted(id));
        }

        scatter.EndContainers();
        _running.Dequeue();
        _ending = null;
        return true;
    }

    /// <summary>Publishes some of what an engine has left.</summary>
    private void Collect()
    {
        for (int count = 0; count < CollectedAtOnce && _collected.TryDequeue(out ScatterResult? result); count++)
        {
            _open.Remove(result.Row);
            _ended.Add(_cancelled.Remove(result.Row) ? Interrupted(result.Row) : Outcome(result));
        }

        if (_collected.Count == 0)
        {
            _running.Dequeue();
        }
    }

    private JobOutcome Outcome(ScatterResult result)
    {
        JobOutcome Failed(string subject, string summary) =>
            new(result.Row) { Failure = new JobFailure(FailureKind.Publication, subject, summary), DpsExitCode = 1 };
        if (result.Code is not { } code)
        {
            return Failed($"{Name} has lost the job", $"{Name} answers, and says of the job neither an exit code nor a result.");
        }

        if (result.Folder is not null && !Directory.Exists(result.Folder))
        {
            return Failed($"{Name} tells of a success, and the results are missing", $"{Name} tells of a success, and there is no {result.Folder}.");
        }

        JobRequest request = _settings.Template with { Id = result.Row, Values = _values[result.Row] };
        return new CollectedJob(request, code, result.Found, result.Folder, result.StandardOutput, result.StandardError)
            .Publish(_settings.Space, _observer!);
    }

    private static JobOutcome Interrupted(string jobId) => new(jobId) { Failure = JobFailure.Cancelled, DpsExitCode = 1 };
}

using System.Diagnostics;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Slurm;

/// <summary>Runs jobs as tasks of arrays in Slurm, several a task. They go on whatever becomes of this process.</summary>
/// <remarks>
/// A job's handle is the array's name, which is noted before Slurm hears of it, and its task's number. What became of jobs is in the tasks'
/// files; Slurm is asked only which tasks are over. One that is over is given up under its lock, so that a job that is run again is run
/// nowhere else: not by a task that Slurm has lost sight of, nor by an array that reaches it late.
/// </remarks>
public sealed class SlurmEngine : IJobEngine
{
    /// <summary>How often sbatch may say no before that is believed: a controller that was just started does too.</summary>
    private const int MostRefusals = 3;

    private static readonly TimeSpan s_lookPerTask = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan s_askPerTask = TimeSpan.FromMilliseconds(10);

    private readonly SlurmSettings _settings;
    private readonly SlurmClient _slurm;
    private readonly SlurmErrands _errands;
    private readonly List<TaskJob> _waiting = [];
    private readonly List<OpenTask> _tasks = [];
    private readonly Husks _husks;
    private readonly HashSet<OpenTask> _released = [];
    private readonly Dictionary<string, OpenTask> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lost = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly ResultCheck _results;
    private readonly SlurmWaits _waits;
    private readonly List<JobOutcome> _ended = [];
    private IJobObserver? _observer;
    private long _looked;
    private long _asked = Stopwatch.GetTimestamp();
    private long? _submitted;
    private int _refusals;

    private SlurmEngine(SlurmSettings settings, SlurmClient slurm)
    {
        (_settings, _slurm) = (settings, slurm);
        _errands = new SlurmErrands(slurm, settings);
        _results = new ResultCheck(settings.Patience);
        _waits = new SlurmWaits(settings.Say);
        _husks = new Husks(settings.Patience);
    }

    /// <inheritdoc/>
    public string Name => "slurm";

    /// <summary>When half of them have ended there is room again, so that arrays are few and large.</summary>
    public int Capacity => _waiting.Count + _open.Count is var count && count > _settings.MostJobs / 2 ? count : _settings.MostJobs;

    /// <inheritdoc/>
    public bool OutlivesProcess => true;

    /// <summary>An engine for the Slurm of this machine.</summary>
    /// <exception cref="JobException">Slurm is not here, or cannot be asked.</exception>
    public static async Task<SlurmEngine> ConnectAsync(SlurmSettings settings, CancellationToken cancel)
    {
        if (SbatchOptions.Obstacle(settings.Options) is { } obstacle)
        {
            throw new JobException(FailureKind.Request, obstacle);
        }

        try
        {
            return new SlurmEngine(settings, await SlurmClient.ConnectAsync(settings.Programs, cancel).ConfigureAwait(false));
        }
        catch (SlurmException e)
        {
            throw new JobException(FailureKind.Start, $"Slurm cannot be asked: {e.Message}.", e);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> AdoptAsync(
        IReadOnlyList<SubmittedJob> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        _observer = observer;
        Adoption adoption = await Adoption.OfAsync(_settings, _errands, jobs, cancellationToken).ConfigureAwait(false);
        _results.Add(adoption.Ended);
        foreach ((OpenTask task, IReadOnlyList<string> open) in adoption.Open)
        {
            _tasks.Add(task);
            foreach (string id in open)
            {
                _open[id] = task;
            }
        }

        foreach (ArrayFolder array in _tasks.Select(task => task.Array).DistinctBy(array => array.Name))
        {
            HashSet<int> open = [.. _tasks.Where(task => task.Array == array).Select(task => task.Index)];
            _husks.Add(array.Tasks().Where(index => !open.Contains(index)).Select(index => new OpenTask(array, index)));
        }

        return adoption.Unknown;
    }

    /// <inheritdoc/>
    public Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        _observer = observer;
        _waiting.AddRange(jobs.Select(job => new TaskJob(job.Id, job.Values.ToDictionary()) { Terms = TermsOf(job) }));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _errands.FinishAsync().ConfigureAwait(false);
            Look();
            BeginErrand();
            _ended.AddRange(_results.Take());
            if (_ended.Count > 0)
            {
                JobOutcome[] ended = [.. _ended];
                _ended.Clear();
                _observer!.Published([.. ended.Where(outcome => outcome.IsSuccess)]);
                return ended;
            }

            await _errands.WaitAsync(_settings.Look, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Jobs that have not begun are taken from their task, which needs no Slurm. One that runs is told by a file, and, where all of its
    /// jobs are cancelled, by Slurm too.
    /// </summary>
    public async Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        var ids = jobIds.ToHashSet(StringComparer.Ordinal);
        _ended.AddRange(_waiting.Where(job => ids.Contains(job.Id)).Select(job => Interrupted(job.Id)));
        _waiting.RemoveAll(job => ids.Contains(job.Id));
        _cancelled.UnionWith(_open.Keys.Where(ids.Contains));
        var whole = new List<OpenTask>();
        foreach (OpenTask task in _tasks)
        {
            string[] some = [.. task.File.Open.Where(id => ids.Contains(id) && _open.ContainsKey(id))];
            if (some.Length == 0)
            {
                continue;
            }

            TaskOrders.Cancel(task.File.Path, some);
            using (FileLock? held = task.File.TryLock())
            {
                Array.ForEach(held is null ? [] : some, id => task.File.Append(new TaskLine { Ended = OutcomeNote.Of(Interrupted(id)) }));
            }

            if (some.Length == task.File.Open.Count)
            {
                whole.Add(task);
            }
        }

        if (whole.Count > 0)
        {
            await _errands.CancelAsync(whole, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _errands.DisposeAsync();

    private TaskTerms? TermsOf(JobRequest job) => _settings.Algorithms is { } folder
        ? new TaskTerms(TaskAlgorithm.Write(folder, job), job.Tag, job.TimeLimit.TotalSeconds)
        : null;

    /// <summary>Reads what tasks have noted.</summary>
    private void Look()
    {
        if (Stopwatch.GetElapsedTime(_looked) < _settings.Look + (s_lookPerTask * _tasks.Count))
        {
            return;
        }

        _looked = Stopwatch.GetTimestamp();
        foreach (OpenTask task in _tasks)
        {
            End(task, task.File.Read());
            TellStart(task);
        }

        _husks.Add(_tasks.Where(task => task.File.Open.Count == 0));
        _tasks.RemoveAll(task => task.File.Open.Count == 0 || task.File.IsWithdrawn);
    }

    /// <summary>A task runs its jobs in their order: the first that has not ended is the one that runs.</summary>
    private void TellStart(OpenTask task)
    {
        if (task.File.IsBegun && task.File.First is { } first && _open.GetValueOrDefault(first) == task && task.Told != first)
        {
            task.Told = first;
            _observer!.Starting(first, WorkDirectory.PathOf(ArrayFolder.WorkOf(task.File.Path), first));
        }
    }

    private void End(OpenTask task, IEnumerable<JobOutcome> outcomes) =>
        _results.Add(outcomes.Where(outcome =>
            _open.TryGetValue(outcome.JobId, out OpenTask? its) && its == task && _open.Remove(outcome.JobId)));

    private void BeginErrand()
    {
        if (_errands.IsBusy)
        {
            return;
        }

        bool isGathered = _tasks.Count == 0
            || _waiting.Count >= _settings.MostJobs / 2
            || _submitted is null
            || Stopwatch.GetElapsedTime(_submitted.Value) >= _settings.Gathering;
        if (_waiting.Count > 0 && isGathered)
        {
            Submit();
        }
        else if (_tasks.Count > 0 && Stopwatch.GetElapsedTime(_asked) >= _settings.Ask + (s_askPerTask * _tasks.Count))
        {
            _asked = Stopwatch.GetTimestamp();
            IEnumerable<OpenTask> all = _tasks.Concat(_husks.Alive);
            _errands.Ask([.. all.Select(task => task.Array).DistinctBy(array => array.Name)], Judge);
        }
    }

    private void Submit()
    {
        int most = Math.Min(_settings.MostTasks, _slurm.MaxArraySize - 1);
        int rows = _settings.RowsPerTask ?? ((_waiting.Count + most - 1) / most);
        TaskJob[] jobs = [.. _waiting.Take((int)Math.Min(int.MaxValue, (long)rows * most))];
        var array = ArrayFolder.Create(_settings.Folder, _settings.Batch, _settings.TaskCommand, jobs.Chunk(rows));
        OpenTask[] tasks = [.. array.Tasks().Select(index => new OpenTask(array, index))];
        var submitted = new List<SubmittedJob>(jobs.Length);
        foreach (OpenTask task in tasks)
        {
            task.File.Read();
            submitted.AddRange(task.File.Open.Select(id => new SubmittedJob(id, task.Handle)));
        }

        _observer!.Submitted(submitted);
        _waiting.RemoveRange(0, jobs.Length);
        foreach (OpenTask task in tasks)
        {
            foreach (string id in task.File.Open)
            {
                _open[id] = task;
            }
        }

        _tasks.AddRange(tasks);
        _submitted = _asked = Stopwatch.GetTimestamp();
        _errands.Submit(array, tasks.Length, refusal =>
        {
            if (refusal is null)
            {
                _refusals = 0;
                return;
            }

            Array.ForEach(tasks, task => Withdraw(task, _ => new TaskVerdict(null)));
            _submitted = null;
            if (++_refusals == MostRefusals)
            {
                throw new IOException($"Slurm takes no jobs: {refusal.Message}");
            }
        });
    }

    /// <summary>Gives up tasks that are over, and decides about their jobs that have not ended.</summary>
    private void Judge(SlurmAnswer answer)
    {
        if (_husks.Take(answer, _tasks) is { Count: > 0 } husks)
        {
            _errands.End(husks);
        }

        Release(answer);
        _waits.Note(_tasks.Select(task => answer.StateOf(task.Array.Name, task.Index)));
        foreach (OpenTask task in _tasks.ToArray())
        {
            SlurmState state = answer.StateOf(task.Array.Name, task.Index);
            if (!task.IsOverFor(_settings.Patience, state))
            {
                continue;
            }

            int place = 0;
            int again = Withdraw(task, job =>
            {
                bool isFirst = place++ == 0;
                var verdict = TaskVerdict.Of(task, state, isFirst, _lost.Contains(job.Id));
                _ = isFirst && verdict.Failure is null && !state.IsOfCluster && _lost.Add(job.Id);
                return verdict;
            });
            if (again > 0)
            {
                _settings.Say($"The task {task.SlurmId ?? task.Handle} was lost ({state.Text}): {again} of its jobs are run again.");
            }
        }
    }

    /// <summary>
    /// Tasks that a node did not launch, and that Slurm would hold until somebody comes. Each is released once: held again, it is told.
    /// </summary>
    private void Release(SlurmAnswer answer)
    {
        if (_errands.IsBusy)
        {
            return;
        }

        OpenTask[] held = [.. _tasks.Where(task => answer.StateOf(task.Array.Name, task.Index).IsHeldAfterLaunch
            && answer.IdOf(task.Array.Name) == task.Array.Id && _released.Add(task))];
        if (held.Length > 0)
        {
            _errands.Release(held);
        }
    }

    /// <returns>How many of its jobs are run again.</returns>
    private int Withdraw(OpenTask task, Func<TaskJob, TaskVerdict> judge)
    {
        var ended = new List<JobOutcome>();
        if (task.TryWithdraw(ended) is not { } left)
        {
            return 0; // It lives, whatever Slurm says.
        }

        End(task, ended);
        _tasks.Remove(task);
        int before = _waiting.Count;
        foreach (TaskJob job in left)
        {
            if (!_open.Remove(job.Id))
            {
                continue;
            }

            if (judge(job).Failure is { } failure)
            {
                _ended.Add(new JobOutcome(job.Id) { Failure = failure, DpsExitCode = 1 });
            }
            else if (_settings.OnlyCollects || _cancelled.Contains(job.Id))
            {
                _ended.Add(Interrupted(job.Id));
            }
            else
            {
                _waiting.Add(job);
            }
        }

        return _waiting.Count - before;
    }

    private static JobOutcome Interrupted(string jobId) => new(jobId) { Failure = JobFailure.Cancelled, DpsExitCode = 1 };
}

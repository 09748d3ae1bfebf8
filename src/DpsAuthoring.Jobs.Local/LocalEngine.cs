using System.Collections.Concurrent;
using System.Threading.Channels;
using DpsAuthoring.Jobs.Engines;
using DpsAuthoring.Jobs.Local.Containers;
using DpsAuthoring.Jobs.Local.Files;
using DpsAuthoring.Jobs.Local.Inputs;
using DpsAuthoring.Jobs.Local.Processes;
using DpsAuthoring.Jobs.Local.Running;

namespace DpsAuthoring.Jobs.Local;

/// <summary>
/// Runs jobs as processes of this machine, as DPS runs them. A thread waits for each of those that run, as the kernel wants it; what waits
/// for its turn costs none.
/// </summary>
/// <remarks>A job's handle names the process that runs it, and the token that its processes are known by.</remarks>
public sealed class LocalEngine : IJobEngine
{
    private readonly Workspace _space;
    private readonly InputCache _cache;
    private readonly IJobHost _host;
    private readonly JobRunner _runner;
    private readonly int _parallel;
    private readonly BlockingCollection<Work> _waiting = [];
    private readonly ConcurrentDictionary<string, Work> _jobs = new(StringComparer.Ordinal);

    // Whoever waits goes on by the thread whose job has ended: to wake another costs as much as what is done then.
    private readonly Channel<JobOutcome> _ended = Channel.CreateUnbounded<JobOutcome>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly List<Thread> _threads = [];

    /// <param name="space">Where they work and publish.</param>
    /// <param name="cache">Where their inputs are kept.</param>
    /// <param name="parallel">How many run at a time.</param>
    /// <param name="image">The image in whose containers they run; null for this machine as it is.</param>
    public LocalEngine(Workspace space, InputCache cache, int parallel, ContainerImage? image = null)
        : this(space, cache, parallel, image is null ? new ThisMachine() : new ContainerHost(image))
    {
    }

    /// <param name="space">Where they work and publish.</param>
    /// <param name="cache">Where their inputs are kept.</param>
    /// <param name="parallel">How many run at a time.</param>
    /// <param name="engine">What runs those that name an image; the others run on this machine as it is.</param>
    public LocalEngine(Workspace space, InputCache cache, int parallel, ContainerEngine engine)
        : this(space, cache, parallel, new ImagesHost(engine))
    {
    }

    /// <param name="space">Where they work and publish.</param>
    /// <param name="cache">Where their inputs are kept.</param>
    /// <param name="parallel">How many run at a time.</param>
    /// <param name="host">How their commands are run.</param>
    internal LocalEngine(Workspace space, InputCache cache, int parallel, IJobHost host)
    {
        (_space, _cache, _parallel) = (space, cache, parallel);
        _host = host;
        _runner = new JobRunner(space, cache, _host);
    }

    /// <inheritdoc/>
    public string Name => "local";

    /// <inheritdoc/>
    public string? Handle => _runner.Mark.Text;

    /// <summary>As many again as run, so that one that ends need not wait for its successor.</summary>
    public int Capacity => 2 * _parallel;

    /// <inheritdoc/>
    public bool OutlivesProcess => false;

    /// <summary>Is told in a sentence what is left alone that may be a job's; by default nobody is.</summary>
    public Action<string>? Warn { get; init; }

    /// <inheritdoc/>
    public Task<IReadOnlyCollection<string>> AdoptAsync(
        IReadOnlyList<SubmittedJob> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        foreach (string handle in jobs.Select(job => job.Handle).OfType<string>().Distinct())
        {
            EndLeftovers(handle);
        }

        _host.EndLeftovers(_space.Home);

        // After a power failure results may be there of which no note is left.
        Dictionary<string, string> found = jobs.Select(job => job.Since).Min() is { } since
            ? Publication.Find(_space.Output, since, [.. jobs.Select(job => job.JobId)])
            : [];
        var unknown = new List<string>();
        foreach (SubmittedJob job in jobs)
        {
            if (job.Folder is not null)
            {
                Publication.DeleteHalf(job.Folder, job.JobId);
            }

            string? folder = found.GetValueOrDefault(job.JobId)
                ?? (job.Folder is not null && Publication.IsOf(job.Folder, job.JobId) ? job.Folder : null);
            if (folder is not null)
            {
                _ended.Writer.TryWrite(new JobOutcome(job.JobId) { Folder = folder, ExitCode = 0 });
            }
            else
            {
                unknown.Add(job.JobId);
            }
        }

        FileSystem.Delete(_space.Work);
        return Task.FromResult<IReadOnlyCollection<string>>(unknown);
    }

    /// <inheritdoc/>
    public Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        if (_threads.Count == 0)
        {
            Publication.RequireOutput(_space);
            _host.EndLeftovers(_space.Home);
            _cache.Sweep();
        }

        observer.Submitted([.. jobs.Select(job => new SubmittedJob(job.Id, _runner.Mark.Text))]);
        foreach (JobRequest job in jobs)
        {
            var work = new Work(job, observer);
            _jobs[job.Id] = work;
            _waiting.Add(work, CancellationToken.None);
        }

        while (_threads.Count < Math.Min(_parallel, _jobs.Count))
        {
            var thread = new Thread(RunAll) { Name = "job" };
            _threads.Add(thread);
            thread.Start();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
    {
        await _ended.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false); // Throws what has broken a thread.
        var ended = new List<JobOutcome>();
        while (_ended.Reader.TryRead(out JobOutcome? outcome))
        {
            ended.Add(outcome);
        }

        return ended;
    }

    /// <inheritdoc/>
    public Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        foreach (string id in jobIds)
        {
            if (_jobs.TryGetValue(id, out Work? work))
            {
                work.Cancel();
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends all of its jobs.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.Yield(); // The thread of a job may have come here, and does not wait for itself.
        _waiting.CompleteAdding();
        foreach (Work work in _jobs.Values)
        {
            work.Cancel();
        }

        _threads.ForEach(thread => thread.Join());
        _waiting.Dispose();
        _runner.Dispose();
    }

    /// <summary>
    /// Ends what an earlier process's jobs have left, if it is proven to be that: the handle is one of ours, of this folder and no copy of
    /// it, and its process is over.
    /// </summary>
    private void EndLeftovers(string handle)
    {
        if (RunnerMark.Parse(handle) is not { } mark)
        {
            Leave("what it notes of them is damaged, or none of this program's");
        }
        else if (mark.IsOfEarlierBoot)
        {
            // This machine's start has ended them, or they are another machine's.
        }
        else if (!mark.IsOfThisNamespace)
        {
            Leave("they ran in another container, or in none");
        }
        else if (!mark.IsOf(_space.Home))
        {
            Leave("they ran in another folder, of which this one is a copy");
        }
        else if (mark.IsAlive && mark.Pid != Environment.ProcessId)
        {
            Leave($"process {mark.Pid}, which began them, still runs");
        }
        else
        {
            ProcessList.KillAll(mark);
        }
    }

    private void Leave(string reason) => Warn?.Invoke(
        $"Jobs of {_space.Home} were interrupted, and what may still run of them is left alone: {reason}.");

    private void RunAll()
    {
        foreach (Work work in _waiting.GetConsumingEnumerable())
        {
            JobOutcome outcome;
            try
            {
                outcome = _runner.Run(work.Job, work.Observer, work.Cancelled);
            }
            catch (Exception e)
            {
                _ended.Writer.TryComplete(e); // Whoever waits for jobs hears of it.
                return;
            }
            finally
            {
                _jobs.TryRemove(work.Job.Id, out _);
                work.Dispose();
            }

            _ended.Writer.TryWrite(outcome);
        }
    }

    private sealed class Work(JobRequest job, IJobObserver observer) : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly CancellationTokenSource _cancel = new();
        private bool _isOver;

        public JobRequest Job => job;

        public IJobObserver Observer => observer;

        public CancellationToken Cancelled => _cancel.Token;

        public void Cancel()
        {
            lock (_lock)
            {
                if (!_isOver)
                {
                    _cancel.Cancel();
                }
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _isOver = true;
                _cancel.Dispose();
            }
        }
    }
}

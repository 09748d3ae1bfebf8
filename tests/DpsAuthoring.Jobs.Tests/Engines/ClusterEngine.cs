using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>
/// An engine whose jobs run elsewhere and go on when this process is lost, which <paramref name="lose"/> may say at any moment.
/// </summary>
internal sealed class ClusterEngine(Cluster cluster, string output, Action lose, int capacity = 1000) : IJobEngine
{
    private readonly Dictionary<string, (ClusterJob Job, IJobObserver Observer)> _jobs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cancelled = new(StringComparer.Ordinal);
    private readonly List<JobOutcome> _published = [];

    public string Name => "cluster";

    public int Capacity => capacity;

    public bool OutlivesProcess => true;

    public Task<IReadOnlyCollection<string>> AdoptAsync(
        IReadOnlyList<SubmittedJob> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        var unknown = new List<string>();
        foreach (SubmittedJob job in jobs)
        {
            if (job.Folder is not null && Directory.Exists(job.Folder))
            {
                _published.Add(new JobOutcome(job.JobId) { Folder = job.Folder, ExitCode = 0 });
            }
            else if (cluster.Find(job.Handle, job.JobId) is { } found)
            {
                _jobs[job.JobId] = (found, observer);
            }
            else
            {
                unknown.Add(job.JobId);
            }
        }

        lose();
        return Task.FromResult<IReadOnlyCollection<string>>(unknown);
    }

    public async Task SubmitAsync(IReadOnlyList<JobRequest> jobs, IJobObserver observer, CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (JobRequest job in jobs)
        {
            lose();
            ClusterJob accepted = cluster.Accept(job);
            lose(); // The cluster has it, and nobody has noted that.
            observer.Submitted([new SubmittedJob(job.Id, accepted.Handle)]);
            _jobs[job.Id] = (accepted, observer);
        }
    }

    public async Task<IReadOnlyList<JobOutcome>> WaitAsync(CancellationToken cancellationToken)
    {
        var ended = new List<JobOutcome>(_published);
        _published.Clear();
        while (ended.Count == 0)
        {
            foreach ((string id, (ClusterJob job, IJobObserver observer)) in _jobs
                    .Where(one => one.Value.Job.Work.IsCompleted || _cancelled.Contains(one.Key))
                    .ToList())
            {
                ended.Add(await CollectAsync(job, observer));
                _jobs.Remove(id);
            }

            if (ended.Count == 0)
            {
                await Task.Delay(2, cancellationToken);
            }
        }

        lose();
        return ended;
    }

    public Task CancelAsync(IReadOnlyCollection<string> jobIds, CancellationToken cancellationToken)
    {
        _cancelled.UnionWith(jobIds);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<JobOutcome> CollectAsync(ClusterJob job, IJobObserver observer)
    {
        var outcome = new JobOutcome(job.Request.Id) { Lost = cluster.World.Lost(job.Request.Values["n"]) };
        if (!job.Work.IsCompleted)
        {
            return outcome with { Failure = new JobFailure(FailureKind.Interrupted, "stopped", "The job was stopped.") };
        }

        (int code, string log) = await job.Work;
        var metrics = new JobMetrics(DateTime.UtcNow.AddSeconds(-1), DateTime.UtcNow, default, 0);
        if (code != 0)
        {
            string ended = $"run.sh ended with exit code {code}";
            return outcome with
            {
                ExitCode = code,
                Metrics = metrics,
                Failure = new JobFailure(FailureKind.ExitCode, ended, ended + ".").Because(FailureReason.Find(log.Split('\n'))),
            };
        }

        string folder = Path.Combine(output, job.Handle), half = folder + ".half";
        Directory.CreateDirectory(half);
        File.WriteAllText(Path.Combine(half, "r"), job.Request.Values["n"] + "\n");
        lose();
        observer.Publishing(outcome with { Folder = folder, Metrics = metrics });
        lose();
        Directory.Move(half, folder);
        lose();
        return outcome with { ExitCode = 0, Folder = folder, Metrics = metrics };
    }
}

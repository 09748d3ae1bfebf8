using System.Collections.Concurrent;
using System.Globalization;

namespace DpsAuthoring.Jobs.Tests.Engines;

/// <summary>
/// A cluster that is not there: it runs jobs as tasks of its own, and knows of them whatever becomes of those who submitted them.
/// </summary>
internal sealed class Cluster(World world)
{
    private readonly ConcurrentDictionary<string, ClusterJob> _byHandle = new(StringComparer.Ordinal);
    private int _last;

    public World World => world;

    public int Count => _byHandle.Count;

    public ClusterJob Accept(JobRequest request)
    {
        string handle = $"cluster-{Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture)}";
        var job = new ClusterJob(handle, request, world.DoAsync(request.Values["n"]));
        _byHandle[handle] = job;
        return job;
    }

    /// <summary>A job by its handle, or by the name that whoever submitted it gave it.</summary>
    public ClusterJob? Find(string? handle, string jobId) =>
        handle is not null ? _byHandle.GetValueOrDefault(handle) : _byHandle.Values.FirstOrDefault(job => job.Request.Id == jobId);

    /// <summary>Loses all that it knows of a job.</summary>
    public void Forget(string handle) => _byHandle.TryRemove(handle, out _);
}

internal sealed record ClusterJob(string Handle, JobRequest Request, Task<(int ExitCode, string Log)> Work);

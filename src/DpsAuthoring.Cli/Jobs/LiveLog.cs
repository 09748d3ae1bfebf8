using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Shows what a job writes while it writes it.</summary>
internal sealed class LiveLog(Stream target, JobContract contract) : IJobObserver, IDisposable
{
    private LogFollower? _follower;

    /// <summary>Shows what comes to be in a job's log files; under the OGC contract all of it is in one.</summary>
    public void Starting(string jobId, string folder)
    {
        string[] names = contract == JobContract.Ogc ? ["_stderr.txt"] : ["_stdout.txt", "_stderr.txt"];
        _follower?.Dispose(); // A job may start twice.
        _follower = new LogFollower(target, names.Select(name => Path.Combine(folder, name)));
    }

    public void Submitted(IReadOnlyList<SubmittedJob> jobs)
    {
    }

    public void Publishing(JobOutcome outcome)
    {
    }

    /// <summary>Shows the rest.</summary>
    public void Dispose() => _follower?.Dispose();
}

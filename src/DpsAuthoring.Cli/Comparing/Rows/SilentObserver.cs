using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Hears of jobs, and tells nobody: what comes of them is all that a comparison needs.</summary>
internal sealed class SilentObserver : IJobObserver
{
    public static readonly SilentObserver Instance = new();

    public void Submitted(IReadOnlyList<SubmittedJob> jobs)
    {
    }

    public void Starting(string jobId, string folder)
    {
    }

    public void Publishing(JobOutcome outcome)
    {
    }
}

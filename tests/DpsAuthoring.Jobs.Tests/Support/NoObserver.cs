using DpsAuthoring.Jobs.Engines;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>An observer that notes nothing; what a test wants to see it gives here.</summary>
internal sealed class NoObserver(Action<string>? starting = null) : IJobObserver
{
    public void Submitted(IReadOnlyList<SubmittedJob> jobs)
    {
    }

    public void Starting(string jobId, string folder) => starting?.Invoke(folder);

    public void Publishing(JobOutcome outcome)
    {
    }
}

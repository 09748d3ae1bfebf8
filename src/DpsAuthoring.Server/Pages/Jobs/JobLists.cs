using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>Where the pages of jobs get them from.</summary>
/// <param name="Parts">What the server works with.</param>
/// <param name="Index">Says which there are.</param>
internal sealed record JobLists(ServerParts Parts, JobIndex Index)
{
    /// <summary>Jobs by their numbers.</summary>
    public IReadOnlyList<ListedJob> Read(IReadOnlyCollection<long> sequences) => [.. Parts.Jobs.Find(sequences).Select(Of)];

    public ListedJob Of(JobRecord job)
    {
        (string name, string version) = Index.AlgorithmOf(job.Registration);
        return new ListedJob(job, name, version, JobFacts.Of(job.State, job.OutcomeText));
    }
}

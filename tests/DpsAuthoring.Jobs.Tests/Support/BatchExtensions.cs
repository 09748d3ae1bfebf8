using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Sources;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>A batch as it is run where nothing else is asked for.</summary>
internal static class BatchExtensions
{
    public static Task<BatchPlan> ListAsync(this Batch batch, JobRequest template, IJobSource source, CancellationToken cancel) =>
        batch.ListAsync(template, source, new BatchSelection(), cancel);

    /// <returns>How many are done, and how many are to be run.</returns>
    public static async Task<(int Done, int Pending)> PlanAsync(
        string folder, JobRequest template, IJobSource source, CancellationToken cancel)
    {
        BatchPlan plan = await Batch.PlanAsync(folder, template, source, new BatchSelection(), cancel);
        return (plan.Done, plan.Pending);
    }
}

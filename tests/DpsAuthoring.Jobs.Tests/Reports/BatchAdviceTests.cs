using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Reports;

/// <summary>What a batch says of DPS from what its jobs took.</summary>
public sealed class BatchAdviceTests
{
    [Theory]
    [InlineData(0.01, 25_000_000, 1000, "A job took up to 25 MB of memory and 0.01 s: queue maap-dps-worker-8gb, disk_space 1GB and what its inputs take (under OGC ram_min 1, outdir_max 1). 10,000 such jobs are about 2 min of one worker.")]
    [InlineData(720, 5_100_000_000, 1_400_000_000, "A job took up to 5.1 GB of memory and 12 min 0 s: queue maap-dps-worker-8gb, disk_space 3GB and what its inputs take (under OGC ram_min 7, outdir_max 3). 10,000 such jobs are about 2,000 hours of one worker.")]
    [InlineData(1, 6_400_000_000, 0, "A job took up to 6.4 GB of memory and 1.00 s: queue maap-dps-worker-8gb, disk_space 1GB and what its inputs take (under OGC ram_min 8, outdir_max 1). 10,000 such jobs are about 2.8 hours of one worker.")]
    [InlineData(1, 6_500_000_000, 0, "A job took up to 6.5 GB of memory and 1.00 s: queue maap-dps-worker-16gb, disk_space 1GB and what its inputs take (under OGC ram_min 9, outdir_max 1). 10,000 such jobs are about 2.8 hours of one worker.")]
    [InlineData(1, 60_000_000_000, 0, "A job took up to 60.0 GB of memory and 1.00 s: no queue of MAAP's is known to have as much (64 GB), disk_space 1GB and what its inputs take (under OGC ram_min 75, outdir_max 1). 10,000 such jobs are about 2.8 hours of one worker.")]
    public async Task Says_which_queue_and_for_how_long(double seconds, long memory, long size, string advice)
    {
        using EndedBatch batch = await EndedBatch.OfAsync(
            ["1", "2"],
            FormattableString.Invariant($"UPDATE job SET seconds = {seconds}, memory = {memory}, size = {size}"));
        using BatchReader reader = batch.Read();
        Assert.Equal(advice, BatchAdvice.Of(reader));
    }

    [Fact]
    public async Task Jobs_that_failed_are_no_measure()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1", "2"], "UPDATE job SET state = 3, memory = 60000000000, seconds = 900 WHERE row = 2");
        using BatchReader reader = batch.Read();
        Assert.StartsWith("A job took up to 25 MB of memory and 1.00 s: ", BatchAdvice.Of(reader), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_succeeded_there_is_no_advice()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1"], "UPDATE job SET state = 3");
        using BatchReader reader = batch.Read();
        Assert.Null(BatchAdvice.Of(reader));
    }
}

using DpsAuthoring.Cli.Jobs;

namespace DpsAuthoring.Jobs.Tests.Batches;

/// <summary>How far a batch is, in words.</summary>
public sealed class BatchPaceTests
{
    private static readonly DateTimeOffset s_now = new(2026, 12, 31, 22, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(20, 80, 0, 0, 5, "20/100")]
    [InlineData(0, 100, 40, 0, 20, "40/100, 2.0/s, ends about 22:00:30")]
    [InlineData(20, 80, 40, 3, 1200, "60/100, 3 failed, 2.0/min, ends about 22:20:00")]
    [InlineData(0, 100, 10, 1, 6000, "10/100, 1 failed, 6.0/h, ends about 2027-01-01 13:00 (in 15 h 0 min)")]
    [InlineData(0, 100, 98, 0, 176400, "98/100, 2.0/h, ends about 23:00:00")]
    [InlineData(0, 100_000, 10, 0, 8.5, "10/100000, 1.2/s, ends about 2027-01-01 21:36 (in 23 h 36 min)")]
    [InlineData(0, 1000, 1, 0, 600, "1/1000, 6.0/h, ends about 2027-01-07 20:30 (in 6 d 22 h)")]
    [InlineData(0, 100, 100, 0, 50, "100/100, 2.0/s")]
    [InlineData(0, 2_000_000_000, 1, 0, 1e9, "1/2000000000, 0.0/h, ends about 2028-01-01 22:00 (in 366 d 0 h)")]
    public void The_end_has_a_day_where_it_is_another_and_slow_jobs_are_counted_by_the_hour(
        int before, int pending, int ended, int failed, double seconds, string text) =>
        Assert.Equal(text, new BatchPace(before, pending).Text(ended, failed, TimeSpan.FromSeconds(seconds), s_now));
}

using System.Diagnostics;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Looks for orders now and then: a batch of short jobs would do little else.</summary>
internal sealed class BatchOrders(string folder)
{
    private long _looked = Stopwatch.GetTimestamp();

    /// <summary>How often is looked.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Those that have come since.</summary>
    /// <param name="atOnce">Whether it does not matter when was last looked.</param>
    public IReadOnlyList<BatchOrder> Take(bool atOnce)
    {
        if (!atOnce && Stopwatch.GetElapsedTime(_looked) < Interval)
        {
            return [];
        }

        _looked = Stopwatch.GetTimestamp();
        return BatchOrder.Take(folder);
    }
}

using System.Diagnostics;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Looks for orders now and then: a batch of short jobs would do little else.</summary>
internal sealed class BatchOrders(string folder)
{
    private long _looked = Stopwatch.GetTimestamp();

    /// <summary>How often is looked.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Those that have come since.</summary>
    public IReadOnlyList<BatchOrder> Take()
    {
        if (Stopwatch.GetElapsedTime(_looked) < Interval)
        {
            return [];
        }

        _looked = Stopwatch.GetTimestamp();
        return BatchOrder.Take(folder);
    }
}

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>What the rows that have succeeded in both took, in the middle: half of them took more.</summary>
/// <param name="Rows">How many rows that are.</param>
/// <param name="Old">The medians of OLD.</param>
/// <param name="New">The medians of NEW.</param>
internal sealed record ComparisonCost(int Rows, MedianCost Old, MedianCost New)
{
    /// <summary>The costs; null where no row has any.</summary>
    public static ComparisonCost? Of(IEnumerable<RowVerdict> verdicts)
    {
        (SideCost Old, SideCost New)[] costs =
        [
            .. verdicts.Where(verdict => verdict is { Old: { Failure: null, Cost: not null }, New: { Failure: null, Cost: not null } })
                .Select(verdict => (verdict.Old!.Cost!, verdict.New!.Cost!)),
        ];
        return costs.Length == 0
            ? null
            : new ComparisonCost(
                costs.Length,
                MedianCost.Of([.. costs.Select(cost => cost.Old)]),
                MedianCost.Of([.. costs.Select(cost => cost.New)]));
    }
}

/// <summary>Medians.</summary>
internal sealed record MedianCost(double Seconds, double CpuSeconds, double PeakMemory)
{
    public static MedianCost Of(SideCost[] costs) => new(
        Median(costs, cost => cost.Duration.TotalSeconds),
        Median(costs, cost => cost.Cpu.TotalSeconds),
        Median(costs, cost => cost.PeakMemory));

    private static double Median(SideCost[] costs, Func<SideCost, double> figure)
    {
        double[] figures = [.. costs.Select(figure).Order()];
        int middle = figures.Length / 2;
        return figures.Length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
    }
}

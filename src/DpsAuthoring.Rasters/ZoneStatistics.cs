namespace DpsAuthoring.Rasters;

/// <summary>What the pixels of a zone sum up to.</summary>
/// <param name="Count">How many pixels have data.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
/// <param name="SumOfSquares">The sum of their squares.</param>
public readonly record struct ZoneStatistics(long Count, double Sum, double Min, double Max, double SumOfSquares)
{
    /// <summary>The mean.</summary>
    public double Mean => Sum / Count;

    /// <summary>The standard deviation of the pixels, as of a whole population.</summary>
    public double StandardDeviation => Math.Sqrt(Math.Max(0, (SumOfSquares / Count) - (Mean * Mean)));

    internal ZoneStatistics With(ZoneStatistics other) => new(
        Count + other.Count, Sum + other.Sum, Math.Min(Min, other.Min), Math.Max(Max, other.Max), SumOfSquares + other.SumOfSquares);
}

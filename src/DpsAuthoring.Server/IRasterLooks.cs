namespace DpsAuthoring.Server;

/// <summary>Looks into rasters, which are anybody's.</summary>
public interface IRasterLooks
{
    /// <summary>Why none can be looked into here, as a sentence; null where they can.</summary>
    string? Obstacle { get; }

    /// <summary>What is told of a raster.</summary>
    Task<RasterLook> LookAsync(string raster, CancellationToken cancellationToken);

    /// <summary>Draws a small picture of it, as PNG.</summary>
    /// <returns>Why there is none, as a sentence; null where there is one.</returns>
    Task<string?> DrawAsync(string raster, string picture, CancellationToken cancellationToken);
}

/// <summary>What is told of a raster.</summary>
/// <param name="Problem">Why nothing is, as a sentence; null where something is.</param>
/// <param name="Size">Its size and bands, for people.</param>
/// <param name="Extent">West, south, east and north in degrees; null where it lies nowhere on Earth that is known.</param>
/// <param name="Bands">Its bands, each with its type and range, for people.</param>
public sealed record RasterLook(
    string? Problem,
    string? Size,
    (double West, double South, double East, double North)? Extent,
    IReadOnlyList<string> Bands)
{
    /// <summary>How often its first band's values occur; null where that is not known.</summary>
    public RasterHistogram? Histogram { get; init; }
}

/// <summary>How often values occur.</summary>
/// <param name="Least">The lower end of the first class.</param>
/// <param name="Most">The upper end of the last one.</param>
/// <param name="Counts">How many values each class has; all are as wide.</param>
public sealed record RasterHistogram(double Least, double Most, IReadOnlyList<long> Counts);

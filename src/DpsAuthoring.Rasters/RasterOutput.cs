namespace DpsAuthoring.Rasters;

/// <summary>
/// A raster to write by blocks. It appears under its name once it is whole; whatever stops the computation leaves what was there before.
/// </summary>
public sealed class RasterOutput
{
    /// <summary>Describes a raster to write.</summary>
    /// <param name="path">The file.</param>
    public RasterOutput(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How many bands it has. Default: 1.</summary>
    public int Bands { get; init; } = 1;

    /// <summary>
    /// The type of the file's pixels: <c>typeof(byte)</c>. Default: the type of the computation. GDAL rounds and cuts off.
    /// </summary>
    public Type? PixelType { get; init; }

    /// <summary>The value that marks pixels without data. Default: NaN where the file's pixels are floating, else none.</summary>
    public double? NoData { get; init; }

    /// <summary>GDAL's name of the format. Default: <c>GTiff</c>; <c>COG</c> for a Cloud Optimized GeoTIFF, with overviews.</summary>
    public string Format { get; init; } = "GTiff";

    /// <summary>
    /// The format's creation options: <c>"COMPRESS=ZSTD"</c>. For GTiff they come on top of tiles of 512 x 512, DEFLATE with a predictor,
    /// BigTIFF where it may be needed.
    /// </summary>
    public IReadOnlyList<string> CreationOptions { get; init; } = [];

    /// <summary>
    /// A virtual raster without pixels that the file is a copy of, with all that describes it; null where it is made anew. Pixels are then
    /// written as they are, and no creation options are added.
    /// </summary>
    internal string? Form { get; init; }

    /// <summary>The bands' names, in their order.</summary>
    public IReadOnlyList<string> BandNames { get; init; } = [];
}

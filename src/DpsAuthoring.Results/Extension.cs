namespace DpsAuthoring.Results;

/// <summary>The extensions of STAC that items of results use, by their schemas.</summary>
internal static class Extension
{
    public const string Projection = "https://stac-extensions.github.io/projection/v2.0.0/schema.json";
    public const string Raster = "https://stac-extensions.github.io/raster/v2.0.0/schema.json";
    public const string File = "https://stac-extensions.github.io/file/v2.1.0/schema.json";
    public const string Processing = "https://stac-extensions.github.io/processing/v1.2.0/schema.json";
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DpsAuthoring;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;

namespace Samples;

/// <summary>How a pixel is made of those around it.</summary>
public enum Resampling
{
    Near,
    Bilinear,
    Cubic,
    Average,
}

/// <summary>Brings rasters onto one grid, whatever theirs are, and joins them into one cloud-optimized GeoTIFF.</summary>
[Algorithm("mosaic", "Joins rasters on one grid into a cloud-optimized GeoTIFF.")]
public sealed partial class Mosaic : IAlgorithm
{
    [Input("tiles", "The rasters; where they overlap, the last by name lies on top", Pattern = "*.tif")]
    public required IReadOnlyList<InputFile> Tiles { get; init; }

    [Input("crs", "Coordinate system of the result")]
    public string Crs { get; init; } = "EPSG:4326";

    [Input("resolution", "Size of a pixel in units of the coordinate system; nothing means: that of the tiles"), Range(1e-9, 1e9)]
    public double? Resolution { get; init; }

    [Input("resampling", "How a pixel is made of those around it")]
    public Resampling Resampling { get; init; } = Resampling.Bilinear;

    [Input("output_file", "Name of the result under output/")]
    public OutputName OutputFile { get; init; } = "mosaic.tif";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        job.Output.Expect(OutputFile.Value).That(RasterCheck.IsGeoreferenced).That(RasterCheck.HasData);

        Gdal.AllRegister();
        Dataset[] tiles =
        [
            .. Tiles.OrderBy(tile => tile.Name, StringComparer.Ordinal).Select(tile => Gdal.Open(tile.FullPath, Access.GA_ReadOnly)),
        ];
        try
        {
            job.Print($"{tiles.Length} tiles, from {tiles.Select(tile => tile.GetProjection()).Distinct().Count()} coordinate systems");
            job.Output.Write(OutputFile, path =>
            {
                using Dataset mosaic = Gdal.Warp(path, tiles, Options(), job.Progress, cancellationToken);
                job.Print($"{mosaic.RasterXSize} x {mosaic.RasterYSize} pixels");
            });
        }
        finally
        {
            Array.ForEach(tiles, tile => tile.Dispose());
        }

        return Task.CompletedTask;
    }

    private string[] Options()
    {
        // Pixels begin at multiples of the resolution, so that mosaics of several jobs fit together.
        string[] size = Resolution is { } resolution ? ["-tr", Text(resolution), Text(resolution), "-tap"] : [];
        return
        [
            // Exact positions (-et 0): the approximation depends on how the raster is cut.
            "-of", "COG", "-t_srs", Crs, .. size, "-r", Resampling.ToString().ToLowerInvariant(), "-et", "0",
            "-multi", "-wo", "NUM_THREADS=ALL_CPUS", "-co", "COMPRESS=DEFLATE", "-co", "NUM_THREADS=ALL_CPUS",
        ];
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

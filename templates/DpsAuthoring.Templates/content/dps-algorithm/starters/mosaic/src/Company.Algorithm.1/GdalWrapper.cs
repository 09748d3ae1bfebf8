using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DpsAuthoring;
using OSGeo.GDAL;

namespace Algorithms;

/// <summary>How a pixel is made of those around it.</summary>
public enum Resampling
{
    Near,
    Bilinear,
    Cubic,
    Average,
}

/// <summary>Brings rasters onto one grid, whatever theirs are, and joins them into one cloud-optimized GeoTIFF.</summary>
[Algorithm("template-algorithm-name", "Joins rasters on one grid into a cloud-optimized GeoTIFF.")]
public sealed partial class GdalWrapper : IAlgorithm
{
    // The inputs, in the order of the values under the legacy contract. Names, types, order and defaults must be those of
    // algorithm_config.yml and algorithm_config.legacy.yml.

    [Input("tiles", "The rasters; where they overlap, the last by name lies on top", Pattern = "*.tif")]
    public required IReadOnlyList<InputFile> Tiles { get; init; }

    [Input("crs", "Coordinate system of the result")]
    public string Crs { get; init; } = "EPSG:4326";

    [Input("resolution", "Size of a pixel in units of the coordinate system; nothing means that of the tiles"), Range(1e-9, 1e9)]
    public double? Resolution { get; init; }

    [Input("resampling", "How a pixel is made of those around it")]
    public Resampling Resampling { get; init; } = Resampling.Bilinear;

    [Input("output_file", "Name of the result under output/")]
    public OutputName OutputFile { get; init; } = "mosaic.tif";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        var tiles = new List<Dataset>();
        try
        {
            foreach (InputFile tile in Tiles.OrderBy(tile => tile.Name, StringComparer.Ordinal))
            {
                tiles.Add(Gdal.Open(tile.FullPath, Access.GA_ReadOnly));
            }

            job.Print($"{tiles.Count} tiles, in {tiles.Select(tile => tile.GetProjection()).Distinct().Count()} coordinate systems");

            // The result appears in output/ only when it is complete; a job that fails leaves no half file there.
            job.Output.Write(OutputFile, path =>
            {
                using var options = new GDALWarpAppOptions(Options());
                using Dataset mosaic = Gdal.Warp(path, [.. tiles], options, Report, "");
                job.Print($"{mosaic.RasterXSize} x {mosaic.RasterYSize} pixels");
            });
        }
        finally
        {
            tiles.ForEach(tile => tile.Dispose());
        }

        return Task.CompletedTask;

        // GDAL calls this as it works, and stops when the answer is 0.
        int Report(double done, nint message, nint data)
        {
            job.Progress.Report(done);
            return cancellationToken.IsCancellationRequested ? 0 : 1;
        }
    }

    private string[] Options()
    {
        // Pixels begin at multiples of the resolution, so that the mosaics of several jobs fit together.
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

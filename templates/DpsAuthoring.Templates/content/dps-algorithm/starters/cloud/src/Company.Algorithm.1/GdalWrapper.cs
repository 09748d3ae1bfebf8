using System.Globalization;
using DpsAuthoring;
using DpsAuthoring.Access;
using DpsAuthoring.Maap;
using OSGeo.GDAL;

namespace Algorithms;

/// <summary>Cuts a box out of a raster that stays where it is: only the pixels of the box are read.</summary>
[Algorithm("template-algorithm-name", "Cuts a box out of a raster on the web or in a bucket.")]
public sealed partial class GdalWrapper : IAlgorithm
{
    /// <summary>Who gives the keys to the bucket; each data center has one of its own. NASA's buckets are open in the region us-west-2 only.</summary>
    private static readonly Uri s_keysToBucket = new("https://data.lpdaac.earthdatacloud.nasa.gov/s3credentials");

    // The inputs, in the order of the values under the legacy contract. Names, types, order and defaults must be those of
    // algorithm_config.yml and algorithm_config.legacy.yml.

    [Input("scene", "Address of the raster, best a cloud-optimized GeoTIFF")]
    public required Uri Scene { get; init; }

    [Input("bbox", "West, south, east and north of the box in degrees")]
    public required BoundingBox Box { get; init; }

    [Input("output_file", "Name of the result under output/")]
    public OutputName OutputFile { get; init; } = "clip.tif";

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        // No look at what lies beside the raster, and patience where a server has no time.
        Gdal.SetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
        Gdal.SetConfigOption("GDAL_HTTP_MAX_RETRY", "5");
        Gdal.SetConfigOption("GDAL_HTTP_RETRY_DELAY", "2");

        if (Scene.Scheme == "s3")
        {
            // The keys are renewed for as long as this runs.
            using MaapClient maap = MaapClient.FromEnvironment();
            await using IAsyncDisposable access =
                await S3Access.Earthdata(maap, s_keysToBucket).KeepAsync(Gdal.SetConfigOption, cancellationToken);
            Cut(job, cancellationToken);
        }
        else
        {
            Cut(job, cancellationToken);
        }
    }

    private void Cut(Job job, CancellationToken cancellationToken)
    {
        using Dataset scene = Gdal.Open(NameInGdal(Scene), Access.GA_ReadOnly);
        job.Print($"The scene has {scene.RasterXSize} x {scene.RasterYSize} pixels");

        // The result appears in output/ only when it is complete; a job that fails leaves no half file there.
        job.Output.Write(OutputFile, path =>
        {
            using var options = new GDALTranslateOptions(
            [
                "-of", "COG", "-co", "COMPRESS=DEFLATE",
                // A box that is nowhere in the scene is a mistake (-eco), and no raster without data.
                "-eco", "-projwin", Text(Box.West), Text(Box.North), Text(Box.East), Text(Box.South), "-projwin_srs", "EPSG:4326",
            ]);
            using Dataset clip = Gdal.wrapper_GDALTranslate(path, scene, options, Report, "");
            job.Print($"The box has {clip.RasterXSize} x {clip.RasterYSize}");
        });

        // GDAL calls this as it works, and stops when the answer is 0.
        int Report(double done, nint message, nint data)
        {
            job.Progress.Report(done);
            return cancellationToken.IsCancellationRequested ? 0 : 1;
        }
    }

    /// <summary>What GDAL calls an address.</summary>
    private static string NameInGdal(Uri address) => address.Scheme switch
    {
        "s3" => $"/vsis3/{address.Host}{Uri.UnescapeDataString(address.AbsolutePath)}",
        "file" => address.LocalPath,
        _ => $"/vsicurl/{address.AbsoluteUri}",
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

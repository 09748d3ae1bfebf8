using System.ComponentModel.DataAnnotations;
using DpsAuthoring;
//#if (libgdal)
using DpsAuthoring.Rasters;
//#endif
using OSGeo.GDAL;

namespace Algorithms;

/// <summary>Reduces a raster to a percentage of its size, as <c>gdal_translate -outsize P% P%</c> does.</summary>
[Algorithm("template-algorithm-name", "Reduces a raster to a percentage of its size.")]
public sealed partial class GdalWrapper : IAlgorithm
{
    // The inputs, in the order of the values under the legacy contract. Names, types, order and defaults must be those of
    // algorithm_config.yml and algorithm_config.legacy.yml.

    [Input("input_file", "The raster to reduce")]
    public required InputFile Source { get; init; }

    [Input("output_file", "Name of the result under output/")]
    public OutputName OutputFile { get; init; } = "reduced.tif";

    [Input("outsize", "Percent of the original size"), Range(1, 100)]
    public int OutSize { get; init; } = 30;

    //#if (libgdal)
    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        using (Dataset source = Gdal.Open(Source.FullPath, Access.GA_ReadOnly))
        {
            job.Print($"Installed GDAL Version: {Gdal.VersionInfo("RELEASE_NAME")}");
            job.Print($"Input file size is {source.RasterXSize}, {source.RasterYSize}");
        }

        // The result appears in output/ only when it is complete; a job that fails leaves no half file there.
        string[] options = ["-outsize", $"{OutSize}%", $"{OutSize}%"];
        return job.Output.WriteAsync(
            OutputFile, path => Gdal.TranslateAsync(path, Source.FullPath, options, job.Progress, cancellationToken));
    }
    //#else
    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        using Dataset source = Gdal.Open(Source.FullPath, Access.GA_ReadOnly);
        job.Print($"Installed GDAL Version: {Gdal.VersionInfo("RELEASE_NAME")}");
        job.Print($"Input file size is {source.RasterXSize}, {source.RasterYSize}");

        // The result appears in output/ only when it is complete; a job that fails leaves no half file there.
        job.Output.Write(OutputFile, path =>
        {
            using var options = new GDALTranslateOptions(["-outsize", $"{OutSize}%", $"{OutSize}%"]);
            using Dataset reduced = Gdal.wrapper_GDALTranslate(path, source, options, Report, "");
        });
        return Task.CompletedTask;

        // GDAL calls this as it works, and stops when the answer is 0.
        int Report(double done, nint message, nint data)
        {
            job.Progress.Report(done);
            return cancellationToken.IsCancellationRequested ? 0 : 1;
        }
    }
    //#endif
}

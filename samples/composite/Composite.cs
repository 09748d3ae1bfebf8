using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;

namespace Samples;

/// <summary>
/// Composes one picture of a season: of each pixel the median of the scenes in which it is neither cloud, shadow nor snow. Scenes are files
/// with a red, a near-infrared and a quality band (HLS's Fmask), named by their day: <c>…_20260612_….tif</c>.
/// </summary>
[Algorithm("composite", "Composes the median of a season's cloud-free scenes.")]
public sealed partial class Composite : IAlgorithm
{
    private const int Red = 1;
    private const int NearInfrared = 2;
    private const int Quality = 3;

    /// <summary>Cloud, beside a cloud, its shadow, snow: Fmask's bits 1 to 4.</summary>
    private const int Hidden = 0b1_1110;

    [Input("scenes", "The scenes", Pattern = "*.tif")]
    public required IReadOnlyList<InputFile> Scenes { get; init; }

    [Input("season", "The days that count")]
    public TimeInterval Season { get; init; } = TimeInterval.Parse("../..");

    [Input("output_file", "Name of the result under output/: red, near infrared and NDVI")]
    public OutputName OutputFile { get; init; } = "composite.tif";

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        string[] scenes = [.. Scenes.Where(IsInSeason).Select(scene => scene.FullPath).Order(StringComparer.Ordinal)];
        job.Print($"{scenes.Length} of {Scenes.Count} scenes are of the season");
        if (scenes.Length == 0)
        {
            throw new InvalidDataException($"no scene is of the season {Season}");
        }

        job.Output.Expect(OutputFile.Value).That(RasterCheck.IsGeoreferenced).That(RasterCheck.HasData);
        int count = scenes.Length;
        await job.Output.WriteAsync(OutputFile, path =>
            Blocks.Read<float>([.. scenes.Select(scene => Clear(scene, Red)), .. scenes.Select(scene => Clear(scene, NearInfrared))])
                .Report(job.Progress)
                .Write(new RasterOutput(path) { Bands = 3, NoData = -9999, BandNames = ["red", "nir", "ndvi"] })
                .PerBlockAsync(
                    block =>
                    {
                        Combine.Median(block, ..count, 0);
                        Combine.Median(block, count.., 1);
                        Ndvi(block.OutputAt(0), block.OutputAt(1), block.OutputAt(2));
                    },
                    cancellationToken));
    }

    /// <summary>A band where the quality band says that it shows the ground.</summary>
    private static RasterInput Clear(string scene, int band) =>
        new RasterInput(scene, band).Where(new RasterInput(scene, Quality), static quality => (quality & Hidden) == 0);

    private static void Ndvi(ReadOnlySpan<float> red, ReadOnlySpan<float> nearInfrared, Span<float> ndvi)
    {
        for (int i = 0; i < ndvi.Length; i++)
        {
            ndvi[i] = (nearInfrared[i] - red[i]) / (nearInfrared[i] + red[i]); // NaN where there is no data
        }
    }

    private bool IsInSeason(InputFile scene) =>
        Day().Match(scene.Name) is { Success: true } day
        && DateTimeOffset.TryParseExact(day.ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? Season.Contains(time)
            : throw new InvalidDataException($"{scene.Name} has no day in its name, such as _20260612_");

    [GeneratedRegex(@"(?<=_)\d{8}(?=[_.])")]
    private static partial Regex Day();
}

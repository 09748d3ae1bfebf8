// Rasters by blocks: NDVI, composites, terrain, zones and copies, by DpsAuthoring.Rasters as a scientist writes them.
using System.Globalization;
using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace Vegetation;

[Algorithm("vegetation", "Maps vegetation.")]
public sealed partial class VegetationMap : IAlgorithm
{
    [Input("red", "Red band")] public required InputFile Red { get; init; }
    [Input("nir", "Near-infrared band")] public required InputFile Nir { get; init; } // DPS3006
    [Input("scenes", "More scenes", Pattern = "*.tif")] public required IReadOnlyList<InputFile> Scenes { get; init; }
    [Input("region", "Name of the region")] public string Region { get; init; } = "all";
    [Input("output_file", "Name of the result")] public OutputName OutputFile { get; init; } = "ndvi.tif";

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        Gdal.AllRegister();
        job.Output.Expect(OutputFile.Value).That(RasterCheck.IsGeoreferenced).That(RasterCheck.HasNoDataAtMost(0.9));
        await job.Output.WriteAsync(OutputFile, path =>
            Blocks.Read<float>(Red.FullPath, Nir.FullPath)
                .Write(path, noData: -9999)
                .Report(job.Progress)
                .PerPixelAsync((red, nir) => (nir - red) / (nir + red), cancellationToken));
        await job.Output.WriteAsync("classes.tif", path =>
            Blocks.Read<byte>(Red.FullPath).Write<byte>(path, noData: 255).PerPixelAsync(red => (byte)(red / 10), cancellationToken));
        await job.Output.WriteAsync("median.tif", path =>
            Blocks.Read<float>([.. Scenes.Select(scene => new RasterInput(scene.FullPath, 2))])
                .Write(new RasterOutput(path) { Format = "COG", NoData = -9999 })
                .PerBlockAsync(Combine.Median, cancellationToken));
        job.Output.Write("late.tif", path => Blocks.Read<float>(Red.FullPath).Write(path).PerBlockAsync(Focal.Mean, cancellationToken)); // DPS1013

        string work = job.Scratch.GetPath("smooth.tif");
        await Blocks.Read<float>(Red.FullPath).WithHalo(2).Write(work).PerBlockAsync(Focal.Mean, cancellationToken);
        await Blocks.Read<float>(work, Nir.FullPath)
            .Write(Path.Combine(job.Output.FullPath, "smooth.tif"))
            .Write(Path.Combine(job.WorkingDirectory, "sum.tif")) // DPS1001
            .PerBlockAsync(Combine.Mean, cancellationToken);
        await Blocks.Read<float>(Red.FullPath)
            .Write(Path.Combine(job.Output.FullPath, Region + ".tif")) // DPS1002
            .PerPixelAsync(red => red * 0.0001f, cancellationToken);
        await Blocks.Read<float>(Red.FullPath)
            .Write(Path.ChangeExtension(Red.FullPath, ".scaled.tif")) // DPS1005
            .PerPixelAsync(red => red * 0.0001f, cancellationToken);
        foreach (InputFile scene in Scenes)
        {
            await Blocks.Read<float>(scene.FullPath).Write($"output/{scene.Name}").PerPixelAsync(value => value / 2, cancellationToken);
            await Blocks.Read<float>(scene.FullPath).Write("output/half.tif").PerPixelAsync(value => value / 2, cancellationToken); // DPS1012
            Console.WriteLine(RasterCheck.HasData(scene.FullPath));
        }
    }
}

internal static class Program
{
    public static Task<int> Main(string[] args) => DpsProgram.RunAsync<VegetationMap>(args);
}

public static class Scripts
{
    private const string Results = "results";
    private static readonly string s_output = Path.Combine("output", "rasters");

    public static async Task Ndvi(CancellationToken stop)
    {
        await Blocks.Read<float>("input/red.tif", "input/nir.tif").Write("results/ndvi.tif").PerPixelAsync((r, n) => (n - r) / (n + r), stop); // DPS1001
        await Blocks.Read<float>("input/red.tif", "input/nir.tif").Write("output/ndvi.tif").PerPixelAsync((r, n) => (n - r) / (n + r), stop);
        await Blocks.Read<float>("/projects/red.tif", "input/nir.tif").Write("output/a.tif").PerPixelAsync((r, n) => (n - r) / (n + r), stop); // DPS1003
        await Blocks.Read<float>("/vsis3/bucket/red.tif", "/vsicurl/https://x.org/nir.tif").Write("output/b.tif").PerBlockAsync(Combine.Mean, stop);
        await Blocks.Read<float>("input/red.tif").Write("/vsimem/red.tif").PerPixelAsync(r => r / 2, stop);
        await Blocks.Read<float>("/vsizip//projects/red.zip/red.tif").Write("output/c.tif").PerPixelAsync(r => r / 2, stop); // DPS1003
        await Blocks.Read<byte>("input/qa.tif").Write<byte>("clear.tif", noData: 255, bands: 1).PerPixelAsync(q => (byte)(q & 1), stop); // DPS1001
        await Blocks.Read<byte>("input/qa.tif").Write<byte>(Path.Combine(s_output, "clear.tif"), 255).PerPixelAsync(q => (byte)(q & 1), stop);
        await Blocks.Read<byte>("input/qa.tif").Write<byte>(Path.Combine(Results, "clear.tif"), 255).PerPixelAsync(q => (byte)(q & 1), stop); // DPS1001
        await Blocks.Read<float>("input/a.tif").Write(path: "input/a.tif").PerPixelAsync(r => r / 2, stop); // DPS1005
#pragma warning disable CS4014
        Blocks.Read<float>("input/a.tif").Write("output/forgotten.tif").WithThreads(2).PerPixelAsync(r => r / 2, stop); // DPS1013
        Half("input/a.tif", "output/half.tif", stop); // DPS1013
#pragma warning restore CS4014
    }

    public static async Task Composite(string[] days, string season, CancellationToken stop)
    {
        RasterInput clear = new RasterInput("input/red.tif").Where("input/fmask.tif", flags => (flags & 2) == 0);
        RasterInput shared = new RasterInput("/projects/shared/red.tif", 3).Where("input/fmask.tif", flags => (flags & 2) == 0); // DPS1003
        RasterInput masked = new RasterInput("input/red.tif").Where("/projects/shared/fmask.tif", flags => (flags & 2) == 0); // DPS1003
        RasterInput plain = "/projects/shared/nir.tif"; // DPS1003
        RasterInput[] scenes = [.. days.Select(day => new RasterInput($"input/{day}.tif").Where($"input/{day}.fmask.tif", f => f == 0))];
        await Blocks.Read<float>([clear, shared, masked, plain, .. scenes])
            .On(RasterGrid.Covering(500000, 4640000, 506000, 4646000, 30, "EPSG:32633"))
            .Write(new RasterOutput("median.tif") { Format = "COG", NoData = -9999 }) // DPS1001
            .Write(new RasterOutput("output/median.tif") { Format = "COG", NoData = -9999 })
            .Write(new RasterOutput($"output/{season}.tif")) // DPS1002
            .Write(new RasterOutput($"output/{Path.GetFileName(season)}.tif"))
            .PerBlockAsync(Combine.Median, stop);
        RasterOutput later = new("/tmp/median.tif"); // DPS1001
        await Blocks.Read<float>(RasterInput.BandsOf("input/stack.tif")).Write(later).PerBlockAsync(Combine.Max, stop);
        await Blocks.Read<float>(RasterInput.BandsOf("/projects/stack.tif")).Write("output/max.tif").PerBlockAsync(Combine.Max, stop); // DPS1003
        foreach (string day in days)
        {
            string name = DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            await Half($"input/{name}.tif", $"output/{name}.tif", stop);
            await Half($"input/{name}.tif", $"{name}_half.tif", stop); // DPS1001
        }
    }

    public static async Task Terrain(Layer fields, Dataset dem, CancellationToken stop)
    {
        using Dataset small = Gdal.Translate("small.tif", dem, "-outsize", "25%", "25%"); // DPS1001
        using Dataset kept = Gdal.Translate("output/small.tif", dem, "-outsize", "25%", "25%");
        using Dataset memory = Gdal.Translate("/vsimem/small.tif", dem, "-outsize", "25%", "25%");
        await Gdal.TranslateAsync("cog.tif", "input/dem.tif", ["-of", "COG"], cancellationToken: stop); // DPS1001
        await Gdal.TranslateAsync("output/cog.tif", "input/dem.tif", ["-of", "COG"], cancellationToken: stop);
        await Gdal.TranslateAsync("output/cog2.tif", "/projects/dem.tif", ["-of", "COG"], cancellationToken: stop); // DPS1003
        using Dataset warped = Gdal.Warp("~/warped.tif", dem, "-t_srs", "EPSG:32633"); // DPS1001
        using Dataset several = Gdal.Warp(Path.Combine(s_output, "warped.tif"), [dem, small], "-t_srs", "EPSG:32633");
        using Dataset watched = Gdal.Warp("several.tif", [dem, small], ["-r", "average"], null, stop); // DPS1001
        using Dataset nowhere = Gdal.BuildVrt("", ["input/a.tif", "input/b.tif"]);
        using Dataset vrt = Gdal.BuildVrt("all.vrt", ["input/a.tif", "input/b.tif"], "-separate"); // DPS1001
        Gdal.Warp("output/lost.tif", dem, "-t_srs", "EPSG:32633"); // DPS1010
        Gdal.Translate("output/whole.tif", dem, "-of", "COG");
        Zones.Burn("zones.tif", RasterGrid.Of(dem), fields); // DPS1001
        Zones.Burn("output/zones.tif", RasterGrid.Of(dem), fields);
        var sums = await Zones.SumUpAsync("/projects/dem.tif", "output/zones.tif", cancellationToken: stop); // DPS1003
        Console.WriteLine($"{sums.Count} {RasterCheck.IsReadable("/projects/dem.tif")} {RasterCheck.HasData("output/zones.tif")}"); // DPS1003
        await Blocks.Read<float>("input/dem.tif").WithHalo(1, Edge.Replicate).Write("slope.tif") // DPS1001
            .PerNeighborhoodAsync(pixel => pixel[1, 0] - pixel[-1, 0], stop);
        float[] total = await Blocks.Read<float>("input/dem.tif")
            .AggregateAsync(() => new float[1], (sum, block) => sum[0] += block[0][0], (all, one) => all[0] += one[0], stop);
        Console.WriteLine(total[0]);
    }

    private static Task Half(string from, string to, CancellationToken stop) =>
        Blocks.Read<float>(from).Write(to).PerPixelAsync(value => value / 2, stop);
}

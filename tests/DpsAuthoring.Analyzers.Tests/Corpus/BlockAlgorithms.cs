// Rasters by blocks, by the compilers that know neither extension blocks nor params collections.
using DpsAuthoring.Rasters;
using OSGeo.GDAL;

namespace Blocks12;

public sealed class Store(string folder)
{
    public RasterOutput Of(string name) => new(Path.Combine(folder, name));
}

public static class Algorithms
{
    public static async Task Run(string site, Dataset dem, OSGeo.OGR.Layer fields, CancellationToken stop)
    {
        var inputs = new RasterInput[] { "input/red.tif", "input/nir.tif" };
        var shared = new RasterInput[] { "/projects/red.tif", "input/nir.tif" }; // DPS1003
        RasterInput third = new("input/stack.tif", 3) { Resampling = ResampleAlg.GRA_Bilinear };
        RasterInput far = new("/vsicurl/https://x.org/stack.tif", 3);
        RasterInput projects = (RasterInput)"/projects/stack.tif"; // DPS1003
        await Blocks.Read<float>(inputs).Write("results/ndvi.tif").PerPixelAsync((r, n) => (n - r) / (n + r), stop); // DPS1001
        await Blocks.Read<float>(shared).Write("output/ndvi.tif").PerPixelAsync((r, n) => (n - r) / (n + r), stop);
        await Blocks.Read<byte>(new[] { third, far, projects }).Write<byte>("class.tif", 255).PerBlockAsync(Combine.Max, stop); // DPS1001
        await Blocks.Read<float>(inputs).Write($"output/{site}.tif").PerBlockAsync(Combine.Mean, stop); // DPS1002
        await Blocks.Read<float>(inputs).Write(new RasterOutput("mean.tif") { Bands = 2 }).PerBlockAsync(Combine.Mean, stop); // DPS1001
        await Blocks.Read<float>(inputs).Write(new Store("output").Of("mean.tif")).PerBlockAsync(Combine.Mean, stop);
        await Blocks.Read<float>(inputs).Write(new Store("results").Of("mean.tif")).PerBlockAsync(Combine.Mean, stop); // DPS1001
        await Blocks.Read<float>(RasterInput.BandsOf("/projects/stack.tif")).Write("/vsimem/max.tif").PerBlockAsync(Combine.Max, stop); // DPS1003
        using Dataset small = GdalExtensions.Translate("small.tif", dem, new[] { "-outsize", "25%", "25%" }); // DPS1001
        using Dataset kept = GdalExtensions.Translate("output/small.tif", dem, new[] { "-outsize", "25%", "25%" });
        await GdalExtensions.TranslateAsync("output/cog.tif", "/projects/dem.tif", new[] { "-of", "COG" }, null, stop); // DPS1003
        await GdalExtensions.TranslateAsync("cog.tif", "input/dem.tif", new[] { "-of", "COG" }, null, stop); // DPS1001
        GdalExtensions.Warp("output/lost.tif", dem, new[] { "-t_srs", "EPSG:32633" }); // DPS1010
        GdalExtensions.Translate("output/whole.tif", dem, new[] { "-of", "COG" });
        using Dataset vrt = GdalExtensions.BuildVrt("all.vrt", new[] { "input/a.tif" }, Array.Empty<string>()); // DPS1001
        using Dataset nowhere = GdalExtensions.BuildVrt("", new[] { "input/a.tif" }, Array.Empty<string>());
        Zones.Burn("zones.tif", RasterGrid.Of(dem), fields); // DPS1001
        Zones.Burn("output/zones.tif", RasterGrid.Of(dem), fields);
        var sums = await Zones.SumUpAsync("input/dem.tif", "/projects/zones.tif", null, stop); // DPS1003
        Console.WriteLine($"{sums.Count} {RasterCheck.HasData("output/zones.tif")} {new InputFile("/projects/a.tif").Name}"); // DPS1003
#pragma warning disable CS4014
        Blocks.Read<float>(inputs).Write("output/forgotten.tif").PerBlockAsync(Combine.Mean, stop); // DPS1013
#pragma warning restore CS4014
    }
}

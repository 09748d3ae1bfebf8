namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// The commonest way to a truncated GeoTIFF, added to the scaffold: a dataset that nobody closes. The build says so, the fix mends it, and
/// the raster tells the difference.
/// </summary>
public sealed class UnclosedRaster(Workshop workshop)
{
    private const string Source = "src/unclosed/Unclosed.cs";

    private const string Mask = """
                job.Output.Write("mask.tif", path =>
                {
                    Dataset mask = Gdal.GetDriverByName("GTiff").Create(path, 40, 30, 1, OSGeo.GDAL.DataType.GDT_Byte, null);
                    mask.GetRasterBand(1).Fill(7, 0);
                });

        """;

    [Fact]
    public async Task Is_found_by_the_build_and_whole_after_the_fix()
    {
        Command.Need("gdalinfo");
        string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
        Scaffold scaffold = await workshop.ScaffoldAsync("unclosed", "--skip-restore", "--no-tests");
        string wrong = scaffold.Read(Source).Replace(
            "        return job.Output", Mask + "        return job.Output", StringComparison.Ordinal);
        await File.WriteAllTextAsync(scaffold.PathOf(Source), wrong, TestContext.Current.CancellationToken);

        (await scaffold.RunAsync("dotnet", "build", "src/unclosed", "-p:DpsAnalysisMode=None")).EnsureSuccess();
        Ran truncated = await InfoAsync(scaffold, geoid, "unclosed-wrong");

        Ran failed = await scaffold.RunAsync("dotnet", "build", "src/unclosed");
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains(
            "error DPS1010: Driver.Create opens a dataset that is never closed, and GDAL keeps part of its file in memory until then; declare it with 'using'",
            failed.Everything,
            StringComparison.Ordinal);

        Ran mended = await scaffold.RunAsync(
            "dotnet", "format", "analyzers", "src/unclosed", "--severity", "warn", "--diagnostics", "DPS1010");
        mended.EnsureSuccess();
        Assert.Equal(wrong.Replace("    Dataset mask", "    using Dataset mask", StringComparison.Ordinal), scaffold.Read(Source));
        (await scaffold.RunAsync("dotnet", "build", "src/unclosed")).EnsureSuccess();
        Ran whole = await InfoAsync(scaffold, geoid, "unclosed-right");

        Assert.Contains("not recognized as a supported file format", truncated.Everything, StringComparison.Ordinal);
        Assert.Contains("Computed Min/Max=7.000,7.000", whole.EnsureSuccess().Output, StringComparison.Ordinal);
    }

    /// <summary>Runs the algorithm, which succeeds whether or not its mask is whole, and asks GDAL about the mask.</summary>
    private async Task<Ran> InfoAsync(Scaffold scaffold, string input, string name)
    {
        string folder = workshop.NewFolder(name);
        Ran job = await Command.RunAsync(
            folder,
            scaffold.Environment,
            "dotnet",
            [
                "run",
                "--no-build",
                "--property:RunWorkingDirectory=" + folder, // A scaffold's own is the job folder that is debugged in.
                "--project",
                scaffold.PathOf("src/unclosed"),
                "--",
                .. Reduction.Arguments(JobContract.Ogc, input, "small.tif", "30"),
            ]);
        job.EnsureSuccess();
        await workshop.Rasters.AssertSameAsGdalAsync(input, 30, Path.Combine(folder, "output", "small.tif"));
        return await Command.RunAsync(folder, "gdalinfo", "-mm", Path.Combine("output", "mask.tif"));
    }
}

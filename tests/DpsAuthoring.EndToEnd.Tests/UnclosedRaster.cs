namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>
/// The commonest way to a truncated GeoTIFF: the scaffold's dataset without its <c>using</c>. The build says so, the fix mends it, and the
/// raster tells the difference.
/// </summary>
public sealed class UnclosedRaster(Workshop workshop)
{
    private const string Source = "src/unclosed/Unclosed.cs";

    [Fact]
    public async Task Is_found_by_the_build_and_whole_after_the_fix()
    {
        Command.Need("gdalinfo");
        string geoid = await workshop.Rasters.GetAsync("geoid.gtx");
        Scaffold scaffold = await workshop.ScaffoldAsync("unclosed", "--skip-restore", "--no-tests");
        string right = scaffold.Read(Source);
        string wrong = right.Replace("using Dataset reduced", "Dataset reduced", StringComparison.Ordinal);
        Assert.NotEqual(right, wrong);
        await File.WriteAllTextAsync(scaffold.PathOf(Source), wrong, TestContext.Current.CancellationToken);

        (await scaffold.RunAsync("dotnet", "build", "src/unclosed", "-p:DpsAnalysisMode=None")).EnsureSuccess();
        string truncated = await ReduceAsync(scaffold, geoid, "unclosed-wrong");

        Ran failed = await scaffold.RunAsync("dotnet", "build", "src/unclosed");
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains(
            "error DPS1010: Gdal.wrapper_GDALTranslate opens a dataset that is never closed, and GDAL keeps part of its file in memory until then; declare it with 'using'",
            failed.Everything,
            StringComparison.Ordinal);

        (await scaffold.RunAsync("dotnet", "format", "analyzers", "src/unclosed", "--severity", "warn", "--diagnostics", "DPS1010")).EnsureSuccess();
        Assert.Equal(right, scaffold.Read(Source));
        (await scaffold.RunAsync("dotnet", "build", "src/unclosed")).EnsureSuccess();
        string whole = await ReduceAsync(scaffold, geoid, "unclosed-right");

        await workshop.Rasters.AssertSameAsGdalAsync(geoid, 30, whole);
        Assert.True(new FileInfo(truncated).Length < new FileInfo(whole).Length / 2);
        Assert.NotEqual(await ChecksumAsync(whole), await ChecksumAsync(truncated));
    }

    /// <summary>Runs the algorithm, which succeeds whether or not its raster is whole.</summary>
    private async Task<string> ReduceAsync(Scaffold scaffold, string input, string name)
    {
        string folder = workshop.NewFolder(name);
        (await Command.RunAsync(
            folder,
            scaffold.Environment,
            "dotnet",
            [
                "run",
                "--no-build",
                "--project",
                scaffold.PathOf("src/unclosed"),
                "--",
                .. Reduction.Arguments(JobContract.Ogc, input, "small.tif", "30"),
            ])).EnsureSuccess();
        return Path.Combine(folder, "output", "small.tif");
    }

    private async Task<string?> ChecksumAsync(string raster)
    {
        Ran info = await Command.RunAsync(workshop.NewFolder("unclosed-info"), "gdalinfo", "-checksum", raster);
        return info.Output.Split('\n').FirstOrDefault(line => line.Contains("Checksum=", StringComparison.Ordinal));
    }
}

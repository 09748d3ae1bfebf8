using DpsAuthoring;
using DpsAuthoring.Rasters;
using DpsAuthoring.Testing;
using OSGeo.GDAL;

namespace Samples;

public sealed class CompositeTests
{
    private const ushort Clear = 64;
    private const ushort Cloud = 2;
    private const ushort Shadow = 8;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Takes_the_median_of_what_is_clear_in_the_season(JobContract contract)
    {
        using var job = new JobFolder();
        string scenes = job.AddInput("scenes", folder =>
        {
            Write(folder, "s_20260301_v1.tif", [900, 900, 900], [900, 900, 900], [Clear, Clear, Clear]);
            Write(folder, "s_20260601_v1.tif", [100, 200, 300], [300, 600, 900], [Clear, Clear, Cloud]);
            Write(folder, "s_20260615_v1.tif", [200, 400, 300], [600, 800, 900], [Clear, Clear, Shadow]);
            Write(folder, "s_20260701_v1.tif", [800, 800, 800], [800, 800, 800], [Clear, Cloud, Cloud]);
        });

        JobResult result = await job.RunAsync<Composite>(
            contract, new Dictionary<string, string> { ["scenes"] = scenes, ["season"] = "2026-06-01/2026-07-31" }, Cancelled);

        using Dataset composite = Gdal.Open(result.EnsureSuccess().OutputPath("composite.tif"), Access.GA_ReadOnly);
        Assert.Contains("3 of 4 scenes", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal([200, 300, -9999, 600, 700, -9999, 0.5f, 0.4f, -9999], composite.Read<float>());
    }

    [Theory]
    [InlineData("season", "2027", 1, "no scene is of the season 2027-01-01")]
    [InlineData("season", "summer", 2, "season is 'summer', but must be a time interval")]
    public async Task Says_what_cannot_be_used(string input, string value, int exitCode, string sentence)
    {
        using var job = new JobFolder();
        string scenes = job.AddInput("scenes", folder => Write(folder, "s_20260601_v1.tif", [1, 2, 3], [1, 2, 3], [Clear, Clear, Clear]));

        JobResult result = await job.RunAsync<Composite>(
            JobContract.Ogc, new Dictionary<string, string> { ["scenes"] = scenes, [input] = value }, Cancelled);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(sentence, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    private static void Write(string folder, string name, params ushort[][] bands)
    {
        Gdal.AllRegister();
        Directory.CreateDirectory(folder);
        var grid = RasterGrid.Covering(0, 0, bands[0].Length, 1, 1, "EPSG:32632");
        using Driver geotiff = Gdal.GetDriverByName("GTiff");
        using Dataset scene = geotiff.Create(Path.Combine(folder, name), grid.Width, grid.Height, bands.Length, DataType.GDT_UInt16, []);
        scene.SetProjection(grid.Projection);
        scene.GeoTransform = grid.GeoTransform;
        scene.Write<ushort>([.. bands.SelectMany(band => band)]);
    }
}

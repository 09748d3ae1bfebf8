using DpsAuthoring;
using DpsAuthoring.Testing;
using OSGeo.GDAL;

namespace Algorithms.Tests;

public class GdalWrapperTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Joins_the_tiles_and_lays_the_last_on_top(JobContract contract)
    {
        using var job = new JobFolder();
        string tiles = AddTiles(job);

        JobResult result = await job.RunAsync<GdalWrapper>(
            contract, new Dictionary<string, string> { ["tiles"] = tiles, ["output_file"] = "joined.tif" }, Cancelled);

        result.EnsureSuccess();
        Assert.Contains("2 tiles, in 1 coordinate systems", result.StandardOutput, StringComparison.Ordinal);
        using Dataset mosaic = Gdal.Open(result.OutputPath("joined.tif"), Access.GA_ReadOnly);
        Assert.Equal((150, 20), (mosaic.RasterXSize, mosaic.RasterYSize));
        Assert.Equal([1, 2, 2], new[] { 10, 70, 140 }.Select(column => Pixel(mosaic, column, 10)));
    }

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Takes_another_coordinate_system_and_size_of_pixels(JobContract contract)
    {
        using var job = new JobFolder();
        string tiles = AddTiles(job);

        JobResult result = await job.RunAsync<GdalWrapper>(
            contract,
            new Dictionary<string, string>
            {
                ["tiles"] = tiles,
                ["crs"] = "EPSG:3035",
                ["resolution"] = "2500",
                ["resampling"] = "Near",
            },
            Cancelled);

        result.EnsureSuccess();
        using Dataset mosaic = Gdal.Open(result.OutputPath("mosaic.tif"), Access.GA_ReadOnly);
        double[] place = new double[6];
        mosaic.GetGeoTransform(place);
        Assert.Equal((2500, 0, -2500), (place[1], place[0] % 2500, place[5]));
        Assert.Contains("ETRS89", mosaic.GetProjection(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resolution", "0")]
    [InlineData("resolution", "fine")]
    [InlineData("resampling", "Best")]
    [InlineData("output_file", "../elsewhere.tif")]
    public async Task Refuses_an_input_that_cannot_be_used(string input, string value)
    {
        using var job = new JobFolder();
        string tiles = AddTiles(job);

        JobResult result = await job.RunAsync<GdalWrapper>(
            JobContract.Ogc, new Dictionary<string, string> { ["tiles"] = tiles, [input] = value }, Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(input, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public async Task Fails_on_a_file_that_is_no_raster()
    {
        using var job = new JobFolder();
        string tiles = AddTiles(job);
        job.AddInput("c.tif", path => File.WriteAllText(path, "not a raster"));

        JobResult result = await job.RunAsync<GdalWrapper>(
            JobContract.Ogc, new Dictionary<string, string> { ["tiles"] = tiles }, Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("c.tif", result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    /// <summary>Two tiles that overlap; the folder they are in.</summary>
    private static string AddTiles(JobFolder job)
    {
        job.AddInput("a.tif", path => TestRaster.Write(path, west: 10, width: 100, height: 20, value: 1));
        string last = job.AddInput("b.tif", path => TestRaster.Write(path, west: 10.5, width: 100, height: 20, value: 2));
        return Path.GetDirectoryName(last)!;
    }

    private static float Pixel(Dataset raster, int column, int row)
    {
        float[] pixel = new float[1];
        using Band band = raster.GetRasterBand(1);
        band.ReadRaster(column, row, 1, 1, pixel, 1, 1, 0, 0);
        return pixel[0];
    }
}

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
    public async Task Reduces_a_raster_and_keeps_its_place_on_earth(JobContract contract)
    {
        using var job = new JobFolder();
        string raster = job.AddInput("dem.tif", path => TestRaster.Write(path, 200, 100));

        JobResult result = await job.RunAsync<GdalWrapper>(
            contract,
            new Dictionary<string, string> { ["input_file"] = raster, ["output_file"] = "small.tif", ["outsize"] = "25" },
            Cancelled);

        result.EnsureSuccess();
        using Dataset reduced = Gdal.Open(result.OutputPath("small.tif"), Access.GA_ReadOnly);
        Assert.Equal((50, 25), (reduced.RasterXSize, reduced.RasterYSize));

        double[] place = new double[6];
        reduced.GetGeoTransform(place);
        Assert.Equal([10, 0.04, 0, 50, 0, -0.04], place);
        Assert.Contains("WGS 84", reduced.GetProjection(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Takes_the_defaults_where_nothing_else_is_given(JobContract contract)
    {
        using var job = new JobFolder();
        string raster = job.AddInput("dem.tif", path => TestRaster.Write(path, 200, 100));

        JobResult result = await job.RunAsync<GdalWrapper>(
            contract, new Dictionary<string, string> { ["input_file"] = raster }, Cancelled);

        result.EnsureSuccess();
        Assert.Contains("Input file size is 200, 100", result.StandardOutput, StringComparison.Ordinal);
        using Dataset reduced = Gdal.Open(result.OutputPath("reduced.tif"), Access.GA_ReadOnly);
        Assert.Equal((60, 30), (reduced.RasterXSize, reduced.RasterYSize));
    }

    [Theory]
    [InlineData("outsize", "0")]
    [InlineData("outsize", "101")]
    [InlineData("outsize", "a third")]
    [InlineData("output_file", "../elsewhere.tif")]
    [InlineData("output_file", "/tmp/elsewhere.tif")]
    public async Task Refuses_an_input_that_cannot_be_used(string input, string value)
    {
        using var job = new JobFolder();
        string raster = job.AddInput("dem.tif", path => TestRaster.Write(path, 20, 10));

        JobResult result = await job.RunAsync<GdalWrapper>(
            JobContract.Ogc, new Dictionary<string, string> { ["input_file"] = raster, [input] = value }, Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(input, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public async Task Fails_on_a_file_that_is_no_raster()
    {
        using var job = new JobFolder();
        string text = job.AddInput("dem.tif", path => File.WriteAllText(path, "not a raster"));

        JobResult result = await job.RunAsync<GdalWrapper>(
            JobContract.Ogc, new Dictionary<string, string> { ["input_file"] = text }, Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("dem.tif", result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }
}

using DpsAuthoring;
using DpsAuthoring.Testing;
using OSGeo.GDAL;

namespace Algorithms.Tests;

public class GdalWrapperTests
{
    private const string Box = "10.1,49.8,10.3,49.9";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Cuts_the_box_out_of_a_raster_on_the_web_and_reads_little_else(JobContract contract)
    {
        using var job = new JobFolder();
        using var server = new TestServer("scene.tif", path => TestRaster.Write(path, 2000, 2000));

        JobResult result = await job.RunAsync<GdalWrapper>(
            contract, new Dictionary<string, string> { ["scene"] = server.Address, ["bbox"] = Box, ["output_file"] = "box.tif" }, Cancelled);

        result.EnsureSuccess();
        Assert.Contains("The scene has 2000 x 2000 pixels", result.StandardOutput, StringComparison.Ordinal);
        using Dataset clip = Gdal.Open(result.OutputPath("box.tif"), Access.GA_ReadOnly);
        Assert.Equal((200, 100), (clip.RasterXSize, clip.RasterYSize));
        Assert.Equal(100 * 2000 + 100, FirstPixel(clip));
        Assert.InRange(server.Sent, 1, server.Length / 4);
    }

    [Theory]
    [InlineData("scene", "scene.tif")]
    [InlineData("bbox", "10.1,49.8,10.3")]
    [InlineData("output_file", "../elsewhere.tif")]
    public async Task Refuses_an_input_that_cannot_be_used(string input, string value)
    {
        using var job = new JobFolder();

        JobResult result = await job.RunAsync<GdalWrapper>(
            JobContract.Ogc, new Dictionary<string, string> { ["scene"] = "https://example.org/scene.tif", ["bbox"] = Box, [input] = value }, Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(input, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    [Theory]
    [InlineData("nothing.tif", Box)]
    [InlineData("scene.tif", "80,0,81,1")]
    public async Task Fails_where_there_is_nothing(string name, string box)
    {
        using var job = new JobFolder();
        using var server = new TestServer("scene.tif", path => TestRaster.Write(path, 200, 200));

        JobResult result = await job.RunAsync<GdalWrapper>(
            JobContract.Ogc,
            new Dictionary<string, string> { ["scene"] = server.Address.Replace("scene.tif", name, StringComparison.Ordinal), ["bbox"] = box },
            Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.NotEqual("", result.StandardError);
        Assert.Empty(result.Outputs);
    }

    [Fact]
    public async Task Says_that_only_a_job_has_keys_to_a_bucket()
    {
        using var job = new JobFolder();

        JobResult result = await job.RunAsync<GdalWrapper>(
            JobContract.Ogc, new Dictionary<string, string> { ["scene"] = "s3://bucket/scene.tif", ["bbox"] = Box }, Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("MAAP_API_HOST is not set", result.StandardError, StringComparison.Ordinal);
    }

    private static float FirstPixel(Dataset raster)
    {
        float[] pixel = new float[1];
        using Band band = raster.GetRasterBand(1);
        band.ReadRaster(0, 0, 1, 1, pixel, 1, 1, 0, 0);
        return pixel[0];
    }
}

using DpsAuthoring;
using DpsAuthoring.Rasters;
using DpsAuthoring.Testing;
using OSGeo.GDAL;

namespace Samples;

public sealed class MosaicTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Lays_the_last_on_top(JobContract contract)
    {
        using var job = new JobFolder();
        string tiles = job.AddInput("tiles", folder =>
        {
            Write(folder, "b.tif", west: 4, [4, 5, -1, 7]);
            Write(folder, "a.tif", west: 2, [0, 1, 2, 3]);
        });

        JobResult result = await job.RunAsync<Mosaic>(
            contract, new Dictionary<string, string> { ["tiles"] = tiles, ["crs"] = "EPSG:32632", ["resolution"] = "1", ["resampling"] = "Near" }, Cancelled);

        using Dataset mosaic = Gdal.Open(result.EnsureSuccess().OutputPath("mosaic.tif"), Access.GA_ReadOnly);
        Assert.Equal([0, 1, 4, 5, -1, 7], mosaic.Read<float>());
        Assert.Equal(new GeoTransform(2, 1, 0, 50, 0, -1), mosaic.GeoTransform);
        Assert.Equal("COG", mosaic.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"));
    }

    [Theory]
    [InlineData("crs", "nowhere", 1, "nowhere")]
    [InlineData("resolution", "0", 2, "resolution is '0', but must be a number from 1E-09 to 1000000000.")]
    [InlineData("resampling", "magic", 2, "Near")]
    [InlineData("output_file", "../mosaic.tif", 2, "output_file")]
    public async Task Says_what_cannot_be_used(string input, string value, int exitCode, string sentence)
    {
        using var job = new JobFolder();
        string tiles = job.AddInput("tiles", folder => Write(folder, "a.tif", west: 2, [0, 1, 2, 3]));

        JobResult result = await job.RunAsync<Mosaic>(
            JobContract.Ogc, new Dictionary<string, string> { ["tiles"] = tiles, [input] = value }, Cancelled);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(sentence, result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    /// <summary>A row of pixels, of which -1 have no data.</summary>
    private static void Write(string folder, string name, double west, float[] pixels)
    {
        Gdal.AllRegister();
        Directory.CreateDirectory(folder);
        var grid = RasterGrid.Covering(west, 49, west + pixels.Length, 50, 1, "EPSG:32632");
        using Driver geotiff = Gdal.GetDriverByName("GTiff");
        using Dataset raster = geotiff.Create(Path.Combine(folder, name), grid.Width, grid.Height, 1, DataType.GDT_Float32, []);
        raster.SetProjection(grid.Projection);
        raster.GeoTransform = grid.GeoTransform;
        using Band band = raster.GetRasterBand(1);
        band.NoData = -1;
        band.Write(pixels);
    }
}

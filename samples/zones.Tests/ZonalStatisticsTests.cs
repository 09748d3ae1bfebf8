using DpsAuthoring;
using DpsAuthoring.Rasters;
using DpsAuthoring.Testing;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;
using Driver = OSGeo.GDAL.Driver;

namespace Samples;

public sealed class ZonalStatisticsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Sums_up_the_pixels_in_each_zone(JobContract contract)
    {
        using var job = new JobFolder();
        string raster = job.AddInput("raster.tif", WriteRaster);
        string zones = job.AddInput("zones.gpkg", WriteZones);

        JobResult result = await job.RunAsync<ZonalStatistics>(
            contract, new Dictionary<string, string> { ["raster"] = raster, ["zones"] = zones }, Cancelled);

        Assert.Equal(
            ["name,count,mean,min,max", "\"left, below\",3,5,4,6", "outside,0,,,"],
            File.ReadAllLines(result.EnsureSuccess().OutputPath("zones.csv")));
        using DataSource map = Ogr.Open(result.OutputPath("statistics.gpkg"), 0);
        using Layer layer = map.GetLayerByIndex(0);
        Assert.Equal([("left, below", 5), ("outside", 0)], layer.Features.Select(zone => (zone.GetFieldAsString("name"), zone.GetFieldAsDouble("mean"))));
    }

    [Fact]
    public async Task Says_which_band_is_missing()
    {
        using var job = new JobFolder();
        string raster = job.AddInput("raster.tif", WriteRaster);
        string zones = job.AddInput("zones.gpkg", WriteZones);

        JobResult result = await job.RunAsync<ZonalStatistics>(
            JobContract.Ogc, new Dictionary<string, string> { ["raster"] = raster, ["zones"] = zones, ["band"] = "2" }, Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("raster.tif", result.StandardError, StringComparison.Ordinal);
        Assert.Empty(result.Outputs);
    }

    /// <summary>3 x 2 pixels: 1 2 3, and below 4 5 6.</summary>
    private static void WriteRaster(string path)
    {
        Gdal.AllRegister();
        var grid = RasterGrid.Covering(500000, 5000000, 500030, 5000020, 10, "EPSG:32632");
        using Driver geotiff = Gdal.GetDriverByName("GTiff");
        using Dataset raster = geotiff.Create(path, grid.Width, grid.Height, 1, DataType.GDT_Float32, []);
        raster.SetProjection(grid.Projection);
        raster.GeoTransform = grid.GeoTransform;
        raster.Write<float>([1, 2, 3, 4, 5, 6]);
    }

    private static void WriteZones(string path)
    {
        Ogr.RegisterAll();
        using var system = new SpatialReference("");
        system.ImportFromEPSG(32632);
        using OSGeo.OGR.Driver geopackage = Ogr.GetDriverByName("GPKG");
        using DataSource file = geopackage.CreateDataSource(path, []);
        using Layer layer = file.CreateLayer("zones", system, wkbGeometryType.wkbPolygon, []);
        using var name = new FieldDefn("name", FieldType.OFTString);
        layer.CreateField(name, 1);
        using FeatureDefn schema = layer.GetLayerDefn();
        foreach ((string zone, double west, double south) in ((string, double, double)[])[("left, below", 500000, 5000000), ("outside", 600000, 5000000)])
        {
            using var feature = new Feature(schema);
            using var box = Geometry.CreateFromWkt(FormattableString.Invariant(
                $"POLYGON (({west} {south}, {west + 30} {south}, {west + 30} {south + 10}, {west} {south + 10}, {west} {south}))"));
            feature.SetField("name", zone);
            feature.SetGeometry(box);
            layer.CreateFeature(feature);
        }
    }
}

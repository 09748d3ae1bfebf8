using DpsAuthoring.Rasters;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;
using RasterTests.Support;

namespace RasterTests;

/// <summary>Polygons as zones, and features in a foreach.</summary>
public sealed class ZoneBurningTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly DataSource _store;

    public ZoneBurningTests()
    {
        Gdal.AllRegister();
        Ogr.RegisterAll();
        _store = Ogr.GetDriverByName("Memory").CreateDataSource("", []);
    }

    public void Dispose()
    {
        _store.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_pixel_belongs_to_the_polygon_that_its_middle_lies_in()
    {
        var grid = RasterGrid.Covering(500000, 5000000, 500040, 5000020, 10, "EPSG:32632");
        string values = Rasters.Create(_scratch["values.tif"], 4, 2, [[1f, 2, 3, 4, 5, 6, 7, 8]]);
        using (Dataset raster = Gdal.Open(values, Access.GA_Update))
        {
            raster.SetProjection(grid.Projection);
            raster.GeoTransform = grid.GeoTransform;
        }

        // The last lies over the first; 9 is beside the raster, and 5 has no geometry.
        using Layer layer = Polygons(
            32632,
            (7, Box(499990, 5000000, 500024, 5000020)), (3_000_000_000, Box(500016, 5000011, 500040, 5000020)),
            (9, Box(0, 0, 1, 1)), (5, null));
        Zones.Burn(_scratch["zones.tif"], grid, layer);
        IReadOnlyDictionary<long, ZoneStatistics> sums = await Zones.SumUpAsync(
            values, _scratch["zones.tif"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([7, 7, 3_000_000_000, 3_000_000_000, 7, 7, double.NaN, double.NaN], Rasters.Read(_scratch["zones.tif"]));
        Assert.Equal((4, 1.0, 6.0), (sums[7].Count, sums[7].Min, sums[7].Max));
        Assert.Equal((2, 3.5), (sums[3_000_000_000].Count, sums[3_000_000_000].Mean));
        Assert.Equal(2, sums.Count);
    }

    [Fact]
    public void Polygons_of_another_system_are_brought_to_the_grids()
    {
        var grid = RasterGrid.Covering(500000, 5000000, 500100, 5000100, 10, "EPSG:32632");
        using Layer metres = Polygons(32632, (1, Box(500015, 5000025, 500075, 5000095)));
        Zones.Burn(_scratch["metres.tif"], grid, metres);
        using var degrees = new SpatialReference("");
        degrees.ImportFromEPSG(4326);
        degrees.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER); // As layers have it.
        using Geometry there = Box(500015, 5000025, 500075, 5000095);
        using var utm = new SpatialReference(Rasters.Wkt(32632));
        using var transformation = new CoordinateTransformation(utm, degrees);
        there.Transform(transformation);
        using Layer latitudes = Polygons(4326, (1, there));
        Zones.Burn(_scratch["degrees.tif"], grid, latitudes);

        Assert.Contains(1, Rasters.Read(_scratch["degrees.tif"]));
        Assert.Equal(Rasters.Read(_scratch["metres.tif"]), Rasters.Read(_scratch["degrees.tif"]));
    }

    [Fact]
    public void Features_come_from_the_first_and_by_the_filters()
    {
        using Layer layer = Polygons(32632, (1, Box(0, 0, 1, 1)), (2, Box(5, 5, 6, 6)), (3, Box(0, 0, 9, 9)));
        Assert.Equal([1, 2, 3], layer.Features.Select(feature => feature.GetFID()));
        Assert.Equal([1], layer.Features.Take(1).Select(feature => feature.GetFID()));
        layer.SetSpatialFilterRect(5, 5, 5.5, 5.5);
        Assert.Equal([2, 3], layer.Features.Select(feature => feature.GetFID()));
        Feature last = layer.Features.Last();
        Assert.Throws<ObjectDisposedException>(() => last.GetFID());
    }

    private Layer Polygons(int system, params (long Number, Geometry? Area)[] polygons)
    {
        using var reference = new SpatialReference("");
        reference.ImportFromEPSG(system);
        Layer layer = _store.CreateLayer($"layer{_store.GetLayerCount()}", reference, wkbGeometryType.wkbPolygon, []);
        using FeatureDefn schema = layer.GetLayerDefn();
        foreach ((long number, Geometry? area) in polygons)
        {
            using var feature = new Feature(schema);
            feature.SetFID(number);
            feature.SetGeometry(area);
            layer.CreateFeature(feature);
        }

        return layer;
    }

    private static Geometry Box(double west, double south, double east, double north) => Geometry.CreateFromWkt(FormattableString.Invariant(
        $"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"));
}

using GdalTests.Support;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;
using Driver = OSGeo.OGR.Driver;

namespace GdalTests;

/// <summary>Vector data as an algorithm uses it: opened, filtered, read, written.</summary>
public sealed class VectorTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public VectorTests() => Ogr.RegisterAll();

    public static TheoryData<string, string> Formats => new()
    {
        { "GPKG", "places.gpkg" },
        { "GeoJSON", "places.geojson" },
        { "ESRI Shapefile", "places.shp" },
        { "FlatGeobuf", "places.fgb" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Features_come_back_as_they_were_written(string format, string file)
    {
        string path = Places(format, _scratch[file]);

        using DataSource source = Ogr.Open(path, 0);
        Assert.Equal(1, source.GetLayerCount());
        using Layer layer = source.GetLayerByIndex(0);
        Assert.Equal(4, layer.GetFeatureCount(1));
        Assert.Equal("4326", layer.GetSpatialRef()?.GetAuthorityCode(null));
        var extent = new Envelope();
        Assert.Equal(0, layer.GetExtent(extent, 1));
        Assert.Equal((0, 30, 0, 60), (extent.MinX, extent.MaxX, extent.MinY, extent.MaxY));
        List<string> read = [];
        while (layer.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                read.Add($"{feature.GetFieldAsString("name")} {feature.GetFieldAsInteger("rank")} {feature.GetFieldAsDouble("height")}");
                Assert.Equal(Wkt(feature.GetGeometryRef()!), $"POINT ({read.Count * 10 - 10} {read.Count * 20 - 20})");
            }
        }

        Assert.Equal(["Ä 1 0.5", "b 2 1.5", "c 3 2.5", "d 4 3.5"], read.Order(StringComparer.Ordinal).OrderBy(r => r.Split(' ')[1]));
    }

    [Fact]
    public void Filters_let_through_what_meets_them()
    {
        using DataSource source = Ogr.Open(Places("GPKG", _scratch["places.gpkg"]), 0);
        using Layer layer = source.GetLayerByName("places");
        layer.SetSpatialFilterRect(5, 5, 25, 45);
        Assert.Equal(["b", "c"], Names(layer));
        layer.SetAttributeFilter("rank > 2");
        Assert.Equal(["c"], Names(layer));
        Assert.Equal(1, layer.GetFeatureCount(1));
        using (Geometry filter = layer.GetSpatialFilter()!)
        {
            Assert.Equal(wkbGeometryType.wkbPolygon, filter.GetGeometryType());
        }

        layer.SetSpatialFilter(null);
        layer.SetAttributeFilter(null);
        Assert.Equal(4, Names(layer).Length);
    }

    [Fact]
    public void Sql_gives_a_layer()
    {
        using DataSource source = Ogr.Open(Places("GPKG", _scratch["places.gpkg"]), 0);
        Layer result = source.ExecuteSQL("SELECT name FROM places WHERE rank < 3 ORDER BY rank DESC", null, null)!;
        Assert.Equal(["b", "Ä"], Names(result));
        source.ReleaseResultSet(result);
        Assert.Throws<ObjectDisposedException>(() => result.GetName());
    }

    [Fact]
    public void Features_are_replaced_deleted_and_found_by_their_identifier()
    {
        using DataSource source = Ogr.Open(Places("GPKG", _scratch["places.gpkg"]), 1);
        using Layer layer = source.GetLayerByIndex(0);
        using (Feature feature = layer.GetFeature(2)!)
        {
            feature.SetField("name", "changed");
            feature.SetField("rank", 20);
            Assert.Equal(0, layer.SetFeature(feature));
        }

        Assert.Equal(0, layer.DeleteFeature(1));
        Assert.Null(layer.GetFeature(1));
        Assert.Equal(["changed", "c", "d"], Names(layer));
        GdalException error = Assert.Throws<GdalException>(() => layer.DeleteFeature(1));
        Assert.Contains("Non existing feature", error.Message, StringComparison.Ordinal);
        Assert.Contains("places.gpkg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transaction_taken_back_leaves_nothing()
    {
        using DataSource source = Ogr.Open(Places("GPKG", _scratch["places.gpkg"]), 1);
        using Layer layer = source.GetLayerByIndex(0);
        source.StartTransaction(0);
        Add(layer, "e", 5, 9, 9);
        source.RollbackTransaction();
        Assert.Equal(4, layer.GetFeatureCount(1));
        source.StartTransaction(0);
        Add(layer, "e", 5, 9, 9);
        source.CommitTransaction();
        Assert.Equal(5, layer.GetFeatureCount(1));
    }

    [Fact]
    public void A_dataset_has_the_same_layers()
    {
        using Dataset dataset = Gdal.OpenEx(Places("GPKG", _scratch["places.gpkg"]), (uint)GdalConst.OF_VECTOR, null, null, null);
        Assert.Equal(1, dataset.GetLayerCount());
        Assert.Equal(["Ä", "b", "c", "d"], Names(dataset.GetLayer(0)));
        Assert.Equal("places", dataset.GetLayerByName("places").GetName());
        Assert.Null(dataset.GetLayerByName("none"));
        GdalException error = Assert.Throws<GdalException>(() => dataset.GetLayer(1));
        Assert.Contains("places.gpkg: There is no layer 1: the dataset has 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        GdalException missing = Assert.Throws<GdalException>(() => Ogr.Open(_scratch["missing.gpkg"], 0));
        Assert.Contains("missing.gpkg", missing.Message, StringComparison.Ordinal);
        using DataSource source = Ogr.Open(Places("GPKG", _scratch["places.gpkg"]), 0);
        using Layer layer = source.GetLayerByIndex(0);
        using Feature feature = layer.GetNextFeature()!;
        Assert.Equal("There is no field 'nam': the fields are name, rank, height", Assert.Throws<GdalException>(() => feature.GetFieldAsString("nam")).Message);
        Assert.Equal("There is no field 3: the feature has 3", Assert.Throws<GdalException>(() => feature.GetFieldAsString(3)).Message);

        // GPKG hands the filter to SQLite with the first reading.
        layer.SetAttributeFilter("nam = 1");
        Assert.Contains("nam = 1", Assert.Throws<GdalException>(() => layer.GetNextFeature()).Message, StringComparison.Ordinal);
        Assert.Contains("NUL", Assert.Throws<ArgumentException>(() => Ogr.Open("a\0b", 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Ogr.Open(null!, 0));
    }

    public void Dispose() => _scratch.Dispose();

    private static string Wkt(Geometry geometry)
    {
        geometry.ExportToWkt(out string wkt);
        return wkt;
    }

    private static string[] Names(Layer layer)
    {
        List<string> names = [];
        layer.ResetReading();
        while (layer.GetNextFeature() is { } feature)
        {
            names.Add(feature.GetFieldAsString("name"));
            feature.Dispose();
        }

        return [.. names];
    }

    private static string Places(string format, string path)
    {
        Driver driver = Ogr.GetDriverByName(format);
        using DataSource source = driver.CreateDataSource(path, null);
        using var system = new SpatialReference("");
        system.ImportFromEPSG(4326);
        system.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using Layer layer = source.CreateLayer("places", system, wkbGeometryType.wkbPoint, format == "FlatGeobuf" ? ["SPATIAL_INDEX=NO"] : null);
        foreach ((string name, FieldType type) in new[]
        {
            ("name", FieldType.OFTString), ("rank", FieldType.OFTInteger), ("height", FieldType.OFTReal),
        })
        {
            using var field = new FieldDefn(name, type);
            layer.CreateField(field, 1);
        }

        string[] names = ["Ä", "b", "c", "d"];
        for (int i = 0; i < names.Length; i++)
        {
            Add(layer, names[i], i + 1, i * 10, i * 20);
        }

        return path;
    }

    private static void Add(Layer layer, string name, int rank, double x, double y)
    {
        using var feature = new Feature(layer.GetLayerDefn());
        feature.SetField("name", name);
        feature.SetField("rank", rank);
        feature.SetField("height", rank - 0.5);
        using var point = new Geometry(wkbGeometryType.wkbPoint);
        point.AddPoint_2D(x, y);
        feature.SetGeometry(point);
        layer.CreateFeature(feature);
    }
}

using GdalTests.Support;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace GdalTests;

/// <summary>The programs of vector data as functions give what the programs give; and the ways from rasters to vectors and back.</summary>
public sealed class VectorUtilityTests : IDisposable
{
    private const string Areas = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32633"}},"features":[
        {"type":"Feature","properties":{"kind":"a","value":7},"geometry":{"type":"Polygon","coordinates":[[[500100,4649000],[502000,4649000],[502000,4647000],[500100,4649000]]]}},
        {"type":"Feature","properties":{"kind":"b","value":9},"geometry":{"type":"Point","coordinates":[503000,4648000]}}]}
        """;

    private readonly Scratch _scratch = new();

    public VectorUtilityTests() => Gdal.AllRegister();

    [Fact]
    public void Vector_data_are_translated_as_by_ogr2ogr()
    {
        string[] options = ["-f", "GeoJSON", "-where", "value > 8", "-t_srs", "EPSG:4326"];
        Cli.Gdal("ogr2ogr", [.. options, _scratch["program.geojson"], AreasFile()]);
        using Dataset source = Vectors(AreasFile());
        using var parsed = new GDALVectorTranslateOptions(options);
        Gdal.wrapper_GDALVectorTranslateDestName(_scratch["here.geojson"], source, parsed, null, null).Dispose();
        Assert.Equal(
            File.ReadAllText(_scratch["program.geojson"]).Replace("program", "here", StringComparison.Ordinal),
            File.ReadAllText(_scratch["here.geojson"]));
    }

    [Fact]
    public void Vector_data_are_added_to_a_dataset_that_is_open()
    {
        using Dataset source = Vectors(AreasFile());
        string path = _scratch["all.gpkg"];
        using (var first = new GDALVectorTranslateOptions(["-f", "GPKG", "-nln", "areas"]))
        {
            Gdal.wrapper_GDALVectorTranslateDestName(path, source, first, null, null).Dispose();
        }

        using Dataset destination = Gdal.OpenEx(path, (uint)(GdalConst.OF_VECTOR | GdalConst.OF_UPDATE), null, null, null);
        using Layer before = destination.GetLayer(0);
        using var append = new GDALVectorTranslateOptions(["-append", "-nln", "areas"]);
        Assert.Equal(1, Gdal.wrapper_GDALVectorTranslateDestDS(destination, source, append, null, null));
        Assert.Equal(4, before.GetFeatureCount(1));

        using var overwrite = new GDALVectorTranslateOptions(["-overwrite", "-nln", "areas"]);
        Gdal.wrapper_GDALVectorTranslateDestDS(destination, source, overwrite, null, null);
        Assert.Equal(2, destination.GetLayerByName("areas").GetFeatureCount(1));
        Assert.Throws<ObjectDisposedException>(() => before.GetFeatureCount(1));
    }

    [Fact]
    public void Vectors_are_burnt_as_by_gdal_rasterize()
    {
        string[] options = ["-a", "value", "-ot", "Byte", "-tr", "30", "30", "-te", "500000", "4645000", "505000", "4650000"];
        Cli.Gdal("gdal_rasterize", [.. options, "-q", AreasFile(), _scratch["program.tif"]]);
        using Dataset source = Vectors(AreasFile());
        using var parsed = new GDALRasterizeOptions(options);
        Gdal.wrapper_GDALRasterizeDestName(_scratch["here.tif"], source, parsed, null, null).Dispose();
        Assert.Equal(File.ReadAllBytes(_scratch["program.tif"]), File.ReadAllBytes(_scratch["here.tif"]));

        string into = Rasters.Create(_scratch["into.tif"], type: DataType.GDT_Byte);
        using (Dataset raster = Gdal.Open(into, Access.GA_Update))
        using (var burn = new GDALRasterizeOptions(["-burn", "200", "-b", "1"]))
        {
            Assert.Equal(1, Gdal.wrapper_GDALRasterizeDestDS(raster, source, burn, null, null));
            Assert.Contains(200, Rasters.Read(raster));
        }
    }

    [Fact]
    public void A_layer_is_burnt_and_made_polygons_again()
    {
        using Dataset raster = Gdal.GetDriverByName("MEM").Create("", 100, 100, 1, DataType.GDT_Byte, null);
        raster.SetGeoTransform([500000, 50, 0, 4650000, 0, -50]);
        using Dataset source = Vectors(AreasFile());
        using Layer layer = source.GetLayer(0);
        Assert.Equal(0, Gdal.RasterizeLayer(raster, 1, [1], layer, 0, 0, 1, [5], null, null, null));
        int[] pixels = Rasters.Read(raster);
        Assert.Equal([0, 5], pixels.Distinct().Order());
        Assert.Throws<ArgumentException>(() => Gdal.RasterizeLayer(raster, 2, [1], layer, 0, 0, 0, null, null, null, null));
        Assert.Throws<ArgumentException>(() => Gdal.RasterizeLayer(raster, 1, [1], layer, 0, 0, 1, [], null, null, null));
        Assert.Throws<GdalException>(() => Gdal.RasterizeLayer(raster, 1, [2], layer, 0, 0, 0, null, null, null, null));

        using DataSource memory = Ogr.GetDriverByName("Memory").CreateDataSource("", null);
        using Layer polygons = memory.CreateLayer("polygons", null, wkbGeometryType.wkbPolygon, null);
        using var value = new FieldDefn("value", FieldType.OFTInteger);
        polygons.CreateField(value, 1);
        Band band = raster.GetRasterBand(1);
        Assert.Equal(0, Gdal.Polygonize(band, band, polygons, 0, null, null, null));
        double area = 0;
        while (polygons.GetNextFeature() is { } feature)
        {
            using (feature)
            {
                Assert.Equal(5, feature.GetFieldAsInteger(0));
                area += feature.GetGeometryRef()!.Area();
            }
        }

        Assert.Equal(pixels.Count(p => p == 5) * 2500, area, 3);
        GdalException stopped = Assert.Throws<GdalException>(() => Gdal.Polygonize(band, null, polygons, 0, null, (_, _, _) => 0, null));
        Assert.Equal("User terminated", stopped.Message);
        Assert.Throws<InvalidTimeZoneException>(
            () => Gdal.FPolygonize(band, null, polygons, 0, null, (_, _, _) => throw new InvalidTimeZoneException(), null));
    }

    [Fact]
    public void Contours_are_those_of_gdal_contour()
    {
        string raster = Rasters.Create(_scratch["dem.tif"], 40, 40);
        Cli.Gdal("gdal_contour", "-q", "-a", "elev", "-i", "100", "-f", "GeoJSON", raster, _scratch["program.geojson"]);
        using Dataset dem = Gdal.Open(raster, Access.GA_ReadOnly);
        using DataSource memory = Ogr.GetDriverByName("Memory").CreateDataSource("", null);
        List<int> counts = [];
        foreach (bool options in new[] { true, false })
        {
            using Layer lines = memory.CreateLayer("lines", null, wkbGeometryType.wkbLineString, null);
            foreach ((string name, FieldType type) in new[] { ("ID", FieldType.OFTInteger), ("elev", FieldType.OFTReal) })
            {
                using var field = new FieldDefn(name, type);
                lines.CreateField(field, 1);
            }

            int result = options
                ? Gdal.ContourGenerateEx(dem.GetRasterBand(1), lines, ["LEVEL_INTERVAL=100", "ID_FIELD=0", "ELEV_FIELD=1"], null, null)
                : Gdal.ContourGenerate(dem.GetRasterBand(1), 100, 0, 0, null, 0, 0, lines, 0, 1, null, null);
            Assert.Equal(0, result);
            counts.Add((int)lines.GetFeatureCount(1));
        }

        using Dataset program = Vectors(_scratch["program.geojson"]);
        Assert.All(counts, count => Assert.Equal(program.GetLayer(0).GetFeatureCount(1), count));
        using Layer any = memory.GetLayerByIndex(0);
        Assert.Throws<ArgumentException>(
            () => Gdal.ContourGenerate(dem.GetRasterBand(1), 0, 0, 3, [1], 0, 0, any, 0, 1, null, null));
    }

    [Fact]
    public void Points_become_a_grid_and_edges_black_as_by_the_programs()
    {
        string points = _scratch["points.geojson"];
        IEnumerable<string> features = new[] { (0, 0, 1), (10, 0, 2), (0, 10, 3), (10, 10, 9), (5, 5, 4) }.Select(p =>
            $$"""{"type":"Feature","properties":{"z":{{p.Item3}} },"geometry":{"type":"Point","coordinates":[{{p.Item1}},{{p.Item2}}]} }""");
        File.WriteAllText(points, $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");
        string[] options = ["-zfield", "z", "-a", "invdist", "-outsize", "20", "20", "-txe", "0", "10", "-tye", "10", "0", "-ot", "Float32"];
        Cli.Gdal("gdal_grid", [.. options, "-q", points, _scratch["program.tif"]]);
        using (Dataset source = Vectors(points))
        using (var parsed = new GDALGridOptions(options))
        {
            Gdal.wrapper_GDALGrid(_scratch["here.tif"], source, parsed, null, null).Dispose();
        }

        Assert.Equal(File.ReadAllBytes(_scratch["program.tif"]), File.ReadAllBytes(_scratch["here.tif"]));

        string raster = Rasters.Create(_scratch["edges.tif"], type: DataType.GDT_Byte);
        Cli.Gdal("nearblack", "-q", "-near", "30", "-o", _scratch["program-black.tif"], "-of", "GTiff", raster);
        using Dataset edges = Gdal.Open(raster, Access.GA_ReadOnly);
        using var near = new GDALNearblackOptions(["-near", "30", "-of", "GTiff"]);
        Gdal.wrapper_GDALNearblackDestName(_scratch["here-black.tif"], edges, near, null, null).Dispose();
        Assert.Equal(File.ReadAllBytes(_scratch["program-black.tif"]), File.ReadAllBytes(_scratch["here-black.tif"]));
    }

    [Fact]
    public void What_this_libgdal_is_too_old_for_is_said()
    {
        Assert.SkipUnless(string.CompareOrdinal(Gdal.VersionInfo("VERSION_NUM"), "3070000") < 0, "This libgdal has ogrinfo as a function.");
        GdalException error = Assert.Throws<GdalException>(() => new GDALVectorInfoOptions(["-json"]));
        Assert.Equal($"GDALVectorInfo needs GDAL 3.7 or newer, and libgdal here is {Gdal.VersionInfo("RELEASE_NAME")}.", error.Message);
    }

    [Fact]
    public void Control_points_come_back()
    {
        string path = _scratch["points.tif"];
        using (Dataset raster = Gdal.GetDriverByName("GTiff").Create(path, 10, 10, 1, DataType.GDT_Byte, null))
        {
            raster.SetGCPs([new(1, 2, 3, 0, 0, "i", "first"), new(11, 2, 3, 10, 0, "", "2"), new(1, 12, 3, 0, 10, "", "3")], "");
        }

        using Dataset read = Gdal.Open(path, Access.GA_ReadOnly);
        GCP[] points = read.GetGCPs();
        Assert.Equal(3, points.Length);
        Assert.Equal((11, 2, 10, 0), (points[1].GCPX, points[1].GCPY, points[1].GCPPixel, points[1].GCPLine));
        double[] transform = new double[6];
        Assert.Equal(1, Gdal.GCPsToGeoTransform(points, transform, 0));
        Assert.Equal([1, 1, 0, 2, 0, 1], transform.Select(t => Math.Round(t, 9)));
        Assert.Throws<ArgumentException>(() => Gdal.GCPsToGeoTransform(points, new double[5], 0));
    }

    public void Dispose() => _scratch.Dispose();

    private string AreasFile()
    {
        File.WriteAllText(_scratch["areas.geojson"], Areas);
        return _scratch["areas.geojson"];
    }

    private static Dataset Vectors(string path) => Gdal.OpenEx(path, (uint)GdalConst.OF_VECTOR, null, null, null);
}

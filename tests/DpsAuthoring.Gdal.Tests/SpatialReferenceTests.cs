using GdalTests.Support;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace GdalTests;

/// <summary>Coordinate systems and what lies between them.</summary>
public sealed class SpatialReferenceTests
{
    public SpatialReferenceTests() => Gdal.AllRegister();

    [Fact]
    public void A_code_of_the_EPSG_says_what_it_is()
    {
        using SpatialReference utm = Epsg(32633), wgs84 = Epsg(4326);

        Assert.Equal((0, 1, 33), (utm.IsGeographic(), utm.IsProjected(), utm.GetUTMZone()));
        Assert.Equal((1, 0, 0), (wgs84.IsGeographic(), wgs84.IsProjected(), wgs84.GetUTMZone()));
        Assert.Equal(("EPSG", "32633"), (utm.GetAuthorityName(null), utm.GetAuthorityCode(null)));
        Assert.Equal("4326", utm.GetAuthorityCode("GEOGCS"));
        Assert.Equal("WGS 84 / UTM zone 33N", utm.GetName());
        Assert.Equal(("metre", 1), (utm.GetLinearUnitsName(), utm.GetLinearUnits()));
        Assert.Equal(6378137, wgs84.GetSemiMajor());
        Assert.Equal(1, wgs84.EPSGTreatsAsLatLong());
        Assert.Equal("WGS_1984", wgs84.GetAttrValue("DATUM", 0));
        Assert.Null(wgs84.GetAttrValue("PROJCS", 0));
    }

    [Fact]
    public void WKT_goes_out_and_in()
    {
        using SpatialReference utm = Epsg(32633);
        Assert.Equal(0, utm.ExportToWkt(out string wkt1, null));
        Assert.Equal(0, utm.ExportToWkt(out string wkt2, ["FORMAT=WKT2_2019"]));
        using var fromConstructor = new SpatialReference(wkt1);
        using var imported = new SpatialReference("");
        string unread = wkt2;
        imported.ImportFromWkt(ref unread);

        Assert.StartsWith("PROJCS[", wkt1, StringComparison.Ordinal);
        Assert.StartsWith("PROJCRS[", wkt2, StringComparison.Ordinal);
        Assert.Equal("", unread);
        Assert.Equal((1, 1), (utm.IsSame(fromConstructor, null), utm.IsSame(imported, null)));
        Assert.Equal(1, utm.IsSameGeogCS(Epsg(4326)));
        Assert.Equal(0, utm.IsSame(Epsg(32634), null));
    }

    [Fact]
    public void Other_definitions_are_read_and_written()
    {
        using var system = new SpatialReference("");
        system.SetWellKnownGeogCS("WGS84");
        system.SetUTM(33, 0);
        system.ExportToProj4(out string proj);
        using var back = new SpatialReference("");
        back.ImportFromProj4(proj);
        using var input = new SpatialReference("");
        input.SetFromUserInput("EPSG:32733");
        input.ExportToPROJJSON(out string json, null);

        Assert.Equal(-33, system.GetUTMZone());
        Assert.Contains("+proj=utm +zone=33 +south", proj, StringComparison.Ordinal);
        Assert.Equal(-33, back.GetUTMZone());
        Assert.Contains("\"code\": 32733", json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_definition_is_refused()
    {
        using var system = new SpatialReference("");

        Assert.Throws<GdalException>(() => new SpatialReference("no WKT at all"));
        Assert.Throws<GdalException>(() => system.SetFromUserInput("no definition"));
        Assert.Throws<GdalException>(() => system.ImportFromProj4("+proj=no_such_projection"));
    }

    [Fact]
    public void Points_are_transformed_in_the_order_of_axes_asked_for()
    {
        using SpatialReference utm = Epsg(32633), authority = Epsg(4326), traditional = Epsg(4326);
        traditional.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var latitudeFirst = new CoordinateTransformation(utm, authority);
        using var longitudeFirst = new CoordinateTransformation(utm, traditional);
        double[] a = new double[3], b = new double[3];

        latitudeFirst.TransformPoint(a, 500000, 4649776, 0);
        longitudeFirst.TransformPoint(b, 500000, 4649776, 0);

        Assert.Equal(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER, traditional.GetAxisMappingStrategy());
        Assert.Equal(15, b[0], 9);
        Assert.Equal(42, b[1], 1);
        Assert.Equal((b[0], b[1]), (a[1], a[0]));
    }

    [Fact]
    public void Every_way_to_transform_gives_the_same_and_the_inverse_leads_back()
    {
        using SpatialReference utm = Epsg(32633), wgs84 = Epsg(4326);
        using var there = new CoordinateTransformation(utm, wgs84);
        using CoordinateTransformation back = there.GetInverse();
        double[] one = [500100, 4649776, 0], four = new double[4], coded = new double[4], bounds = new double[4];
        double[] x = [500100], y = [4649776], z = [0];

        there.TransformPoint(one);
        there.TransformPoint(four, 500100, 4649776, 0, 2020);
        Assert.Equal(0, there.TransformPointWithErrorCode(coded, 500100, 4649776, 0, 2020));
        there.TransformPoints(1, x, y, z);
        there.TransformBounds(bounds, 500000, 4649000, 500200, 4650000, 21);

        Assert.Equal((one[0], one[1]), (four[0], four[1]));
        Assert.Equal((one[0], one[1]), (coded[0], coded[1]));
        Assert.Equal((one[0], one[1]), (x[0], y[0]));
        Assert.InRange(one[0], bounds[0], bounds[2]);
        Assert.InRange(one[1], bounds[1], bounds[3]);
        back.TransformPoint(one);
        Assert.Equal(500100, one[0], 4);
    }

    [Fact]
    public void A_point_that_cannot_be_transformed_is_an_exception_and_short_arrays_are_refused()
    {
        using SpatialReference wgs84 = Epsg(4326), mercator = Epsg(3857);
        using var transformation = new CoordinateTransformation(wgs84, mercator);

        Assert.Throws<GdalException>(() => transformation.TransformPoint(new double[3], 1000, 0, 0));
        Assert.NotEqual(0, transformation.TransformPointWithErrorCode(new double[4], 1000, 0, 0, 0));
        Assert.Throws<ArgumentException>(() => transformation.TransformPoint(new double[2]));
        Assert.Throws<ArgumentException>(() => transformation.TransformPoint(new double[3], 0, 0, 0, 0));
        Assert.Throws<ArgumentException>(() => transformation.TransformPoints(2, new double[1], new double[2], new double[2]));
    }

    [Fact]
    public void A_raster_gives_a_copy_of_its_system_that_outlives_it()
    {
        using var scratch = new Scratch();
        SpatialReference? system;
        using (Dataset dataset = Gdal.Open(Rasters.Create(scratch["source.tif"]), Access.GA_Update))
        {
            system = dataset.GetSpatialRef();
            using SpatialReference other = Epsg(32634);
            dataset.SetSpatialRef(other);
            Assert.Contains("zone 34N", dataset.GetProjectionRef(), StringComparison.Ordinal);
        }

        Assert.Equal("32633", system!.GetAuthorityCode(null));
        system.Dispose();
        Assert.Throws<ObjectDisposedException>(() => system.IsProjected());
    }

    [Fact]
    public void PROJ_has_a_version_and_search_paths()
    {
        Assert.True(Osr.GetPROJVersionMajor() >= 6);
        Assert.NotEmpty(Osr.GetPROJSearchPaths());
    }

    private static SpatialReference Epsg(int code)
    {
        var system = new SpatialReference("");
        Assert.Equal(0, system.ImportFromEPSG(code));
        return system;
    }
}

using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

namespace GdalTests;

/// <summary>Geometries: from and to texts and bytes, their parts, and who owns them.</summary>
public sealed class GeometryTests
{
    private const string Square = "POLYGON ((0 0,0 10,10 10,10 0,0 0))";

    public GeometryTests() => Ogr.RegisterAll();

    [Fact]
    public void It_is_the_same_by_every_format()
    {
        using var square = Geometry.CreateFromWkt(Square);
        byte[] wkb = new byte[square.WkbSize()];
        square.ExportToWkb(wkb);
        using var byWkb = Geometry.CreateFromWkb(wkb);
        using Geometry byJson = Ogr.CreateGeometryFromJson(square.ExportToJson(null));
        using var byGml = Geometry.CreateFromGML(square.ExportToGML());
        foreach (Geometry other in new[] { byWkb, byJson, byGml })
        {
            Assert.True(square.Equals(other));
            Assert.Equal(Square, Wkt(other));
        }

        Assert.Contains("<Polygon>", square.ExportToKML(null), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => square.ExportToWkb(new byte[wkb.Length - 1]));
    }

    [Fact]
    public void What_is_no_geometry_is_refused()
    {
        string text = "POLYGON ((0 0,";
        Assert.Throws<GdalException>(() => Geometry.CreateFromWkt(text));
        Assert.Throws<GdalException>(() => Geometry.CreateFromWkb([1, 2, 3]));
        Assert.Throws<GdalException>(() => Geometry.CreateFromWkb([]));
        Assert.Throws<GdalException>(() => Ogr.CreateGeometryFromJson("{}"));
        Assert.Throws<GdalException>(() => Geometry.CreateFromGML("<a/>"));
        Assert.Throws<GdalException>(() => new Geometry((wkbGeometryType)999));
    }

    [Fact]
    public void Shapes_are_measured_compared_and_combined()
    {
        using var square = Geometry.CreateFromWkt(Square);
        using var point = Geometry.CreateFromWkt("POINT (5 5)");
        Assert.Equal(100, square.Area());
        Assert.True(square.Contains(point));
        Assert.True(point.Within(square));
        Assert.False(square.Disjoint(point));
        using Geometry buffer = point.Buffer(1, 30);
        Assert.InRange(buffer.Area(), 3.1, 3.15);
        using Geometry hole = square.Difference(buffer);
        Assert.Equal(100, hole.Area() + buffer.Area(), 9);
        Assert.Equal("POINT (5 5)", Wkt(square.Centroid()));
        using PreparedGeometry prepared = square.CreatePreparedGeometry();
        Assert.True(prepared.Contains(point));
        var box = new Envelope();
        buffer.GetEnvelope(box);
        Assert.Equal((4, 6, 4, 6), (box.MinX, box.MaxX, box.MinY, box.MaxY));
    }

    [Fact]
    public void It_is_taken_to_another_coordinate_system()
    {
        using var utm = new SpatialReference("");
        utm.ImportFromEPSG(32633);
        using var degrees = new SpatialReference("");
        degrees.ImportFromEPSG(4326);
        degrees.SetAxisMappingStrategy(AxisMappingStrategy.OAMS_TRADITIONAL_GIS_ORDER);
        using var point = Geometry.CreateFromWkt("POINT (15 0)");
        point.AssignSpatialReference(degrees);
        Assert.Equal(0, point.TransformTo(utm));
        Assert.Equal(500000, point.GetX(0), 3);
        Assert.Equal("32633", point.GetSpatialReference()!.GetAuthorityCode(null));
        using var back = new CoordinateTransformation(utm, degrees);
        point.Transform(back);
        Assert.Equal(15, point.GetX(0), 9);
    }

    [Fact]
    public void A_ring_given_to_a_polygon_is_a_part_of_it()
    {
        var polygon = new Geometry(wkbGeometryType.wkbPolygon);
        var ring = new Geometry(wkbGeometryType.wkbLinearRing);
        foreach ((double x, double y) in new[] { (0, 0), (0, 10), (10, 10), (10, 0), (0, 0) })
        {
            ring.AddPoint_2D(x, y);
        }

        polygon.AddGeometryDirectly(ring);
        Assert.Equal(100, polygon.Area());
        ring.SetPoint_2D(2, 20, 20);
        Assert.Equal(200, polygon.Area());
        Assert.Throws<ArgumentException>(() => polygon.AddGeometryDirectly(ring));
        ring.Dispose();
        Assert.Equal(200, polygon.Area());
        using Geometry again = polygon.GetGeometryRef(0);
        polygon.Dispose();
        Assert.Throws<ObjectDisposedException>(() => again.GetPointCount());
        Assert.Throws<ObjectDisposedException>(() => polygon.Area());
    }

    [Fact]
    public void A_collection_cannot_hold_itself()
    {
        using var outer = new Geometry(wkbGeometryType.wkbGeometryCollection);
        using var inner = new Geometry(wkbGeometryType.wkbGeometryCollection);
        Assert.Throws<ArgumentException>(() => outer.AddGeometryDirectly(outer));
        outer.AddGeometryDirectly(inner);
        Assert.Throws<ArgumentException>(() => inner.AddGeometryDirectly(outer));
    }

    [Fact]
    public void Parts_of_what_has_lost_parts_say_so()
    {
        using var points = Geometry.CreateFromWkt("MULTIPOINT ((1 1),(2 2),(3 3))");
        Geometry second = points.GetGeometryRef(1);
        points.RemoveGeometry(0);
        Assert.Throws<ObjectDisposedException>(() => second.GetX(0));
        points.RemoveGeometry(0);
        Assert.Equal(3, points.GetGeometryRef(0).GetX(0));
        points.Empty();
        Assert.Throws<GdalException>(() => points.GetGeometryRef(0));
        Assert.Throws<GdalException>(() => points.RemoveGeometry(5));
    }

    [Fact]
    public void A_geometry_of_a_feature_lives_as_long_as_the_feature_keeps_it()
    {
        using var definition = new FeatureDefn("d");
        var feature = new Feature(definition);
        feature.SetGeometryDirectly(Geometry.CreateFromWkt("GEOMETRYCOLLECTION (POINT (1 2))"));
        Geometry first = feature.GetGeometryRef()!;
        Geometry part = first.GetGeometryRef(0);
        part.SetPoint_2D(0, 7, 8);
        Assert.Equal("GEOMETRYCOLLECTION (POINT (7 8))", Wkt(feature.GetGeometryRef()!));

        // Set to a part of itself.
        feature.SetGeometry(part);
        Assert.Equal("POINT (7 8)", Wkt(feature.GetGeometryRef()!));
        Assert.Throws<ObjectDisposedException>(() => first.GetGeometryCount());
        Assert.Throws<ObjectDisposedException>(() => part.GetX(0));
        Geometry last = feature.GetGeometryRef()!;
        feature.Dispose();
        Assert.Throws<ObjectDisposedException>(() => last.GetX(0));
        Assert.Throws<ObjectDisposedException>(() => feature.GetFID());
    }

    [Fact]
    public void Fields_are_not_changed_under_a_feature()
    {
        using var definition = new FeatureDefn("d");
        using var text = new FieldDefn("text", FieldType.OFTString);
        definition.AddFieldDefn(text);
        FieldDefn field = definition.GetFieldDefn(0);
        var feature = new Feature(definition);
        Assert.Throws<InvalidOperationException>(() => definition.AddFieldDefn(text));
        Assert.Throws<InvalidOperationException>(() => field.SetType(FieldType.OFTInteger));
        feature.Dispose();
        definition.AddFieldDefn(text);
        Assert.Equal(2, definition.GetFieldCount());
        Assert.Throws<ObjectDisposedException>(() => field.GetName());
    }

    private static string Wkt(Geometry geometry)
    {
        geometry.ExportToWkt(out string wkt);
        return wkt;
    }
}

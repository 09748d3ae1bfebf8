using System.Text;
using OSGeo.GDAL;
using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.OGR;

// Making geometries.
public static partial class Ogr
{
    /// <summary>Makes a geometry from WKB.</summary>
    /// <param name="len">The number of bytes.</param>
    /// <param name="bin_string">The bytes.</param>
    /// <param name="reference">The coordinate system of its coordinates; may be null.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">They are not WKB.</exception>
    public static unsafe Geometry CreateGeometryFromWkb(uint len, IntPtr bin_string, SpatialReference? reference)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(len, (uint)int.MaxValue);
        return FromWkb(new ReadOnlySpan<byte>((void*)bin_string, bin_string == 0 ? 0 : (int)len), reference);
    }

    /// <summary>Makes a geometry from WKT.</summary>
    /// <param name="val">The WKT: <c>POINT (1 2)</c>.</param>
    /// <param name="reference">The coordinate system of its coordinates; may be null.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">It is not WKT.</exception>
    public static unsafe Geometry CreateGeometryFromWkt(ref string val, SpatialReference? reference)
    {
        ArgumentNullException.ThrowIfNull(val);
        OptionalText.RefuseNul(val);
        GdalLibrary.Start();
        using NativeCall call = Enter();
        using var system = new HandleLease(reference?.Handle);
        fixed (byte* wkt = Encoding.UTF8.GetBytes(val + '\0'))
        {
            byte* rest = wkt;
            int error = LibGdal.OGR_G_CreateFromWkt(ref rest, system.Pointer, out nint geometry);
            return call.CheckedOgr(error) == 0 ? Geometry.Made(call, geometry) : null!;
        }
    }

    /// <summary>Makes a geometry from GML.</summary>
    /// <param name="input_string">The GML.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">It is not GML.</exception>
    public static Geometry CreateGeometryFromGML(string input_string)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return Geometry.Made(call, LibGdal.OGR_G_CreateFromGML(input_string));
    }

    /// <summary>Makes a geometry from a geometry of GeoJSON.</summary>
    /// <param name="input_string">The JSON.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">It is not a geometry of GeoJSON.</exception>
    public static Geometry CreateGeometryFromJson(string input_string)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return Geometry.Made(call, LibGdal.OGR_G_CreateGeometryFromJson(input_string));
    }

    /// <summary>Makes a geometry from one of Esri's JSON.</summary>
    /// <param name="input_string">The JSON.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">It is not one.</exception>
    public static Geometry CreateGeometryFromEsriJson(string input_string)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return Geometry.Made(call, LibGdal.OGR_G_CreateGeometryFromEsriJson(input_string));
    }

    /// <summary>Makes a line along an arc of an ellipse.</summary>
    /// <param name="dfCenterX">The x of its centre.</param>
    /// <param name="dfCenterY">The y of its centre.</param>
    /// <param name="dfZ">The height of all points.</param>
    /// <param name="dfPrimaryRadius">The first half axis.</param>
    /// <param name="dfSecondaryAxis">The second half axis.</param>
    /// <param name="dfRotation">The turn of the ellipse, in degrees clockwise.</param>
    /// <param name="dfStartAngle">Where the arc starts, in degrees.</param>
    /// <param name="dfEndAngle">Where it ends, in degrees.</param>
    /// <param name="dfMaxAngleStepSizeDegrees">The longest step; 0 for GDAL's own.</param>
    /// <returns>The line.</returns>
    public static Geometry ApproximateArcAngles(
        double dfCenterX,
        double dfCenterY,
        double dfZ,
        double dfPrimaryRadius,
        double dfSecondaryAxis,
        double dfRotation,
        double dfStartAngle,
        double dfEndAngle,
        double dfMaxAngleStepSizeDegrees)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        return Geometry.Made(call, LibGdal.OGR_G_ApproximateArcAngles(
            dfCenterX, dfCenterY, dfZ, dfPrimaryRadius, dfSecondaryAxis, dfRotation, dfStartAngle, dfEndAngle, dfMaxAngleStepSizeDegrees));
    }

    /// <summary>Makes polygons of lines that together enclose them.</summary>
    /// <param name="hLineCollection">The lines.</param>
    /// <param name="bBestEffort">1 to make what can be made.</param>
    /// <param name="bAutoClose">1 to close what is open.</param>
    /// <param name="dfTolerance">Ends closer than this meet.</param>
    /// <returns>The polygon.</returns>
    /// <exception cref="GdalException">They enclose nothing.</exception>
    public static Geometry BuildPolygonFromEdges(Geometry hLineCollection, int bBestEffort, int bAutoClose, double dfTolerance)
    {
        ArgumentNullException.ThrowIfNull(hLineCollection);
        using NativeCall call = Enter();
        using var lines = new HandleLease(hLineCollection.Native);
        nint polygon = LibGdal.OGRBuildPolygonFromEdges(lines.Pointer, bBestEffort, bAutoClose, dfTolerance, out int error);
        var made = Geometry.Made(call, polygon);
        return call.CheckedOgr(error) == 0 ? made : null!;
    }

    /// <summary>Makes a geometry of another type, as far as that can be done.</summary>
    /// <param name="geom_in">The geometry, which stays as it is.</param>
    /// <param name="eTargetType">The type.</param>
    /// <param name="options">May be null.</param>
    /// <returns>A new geometry; a copy where it cannot be done.</returns>
    public static Geometry ForceTo(Geometry geom_in, wkbGeometryType eTargetType, string[]? options) => Forced(geom_in, copy =>
    {
        using var list = new StringList(options);
        return LibGdal.OGR_G_ForceTo(copy, (int)eTargetType, list.Pointer);
    });

    /// <summary>Makes a polygon of a geometry, as far as that can be done.</summary>
    /// <param name="geom_in">The geometry, which stays as it is.</param>
    /// <returns>A new geometry; a copy where it cannot be done.</returns>
    public static Geometry ForceToPolygon(Geometry geom_in) => Forced(geom_in, LibGdal.OGR_G_ForceToPolygon);

    /// <summary>Makes a line of a geometry, as far as that can be done.</summary>
    /// <param name="geom_in">The geometry, which stays as it is.</param>
    /// <returns>A new geometry; a copy where it cannot be done.</returns>
    public static Geometry ForceToLineString(Geometry geom_in) => Forced(geom_in, LibGdal.OGR_G_ForceToLineString);

    /// <summary>Makes a multipolygon of a geometry, as far as that can be done.</summary>
    /// <param name="geom_in">The geometry, which stays as it is.</param>
    /// <returns>A new geometry; a copy where it cannot be done.</returns>
    public static Geometry ForceToMultiPolygon(Geometry geom_in) => Forced(geom_in, LibGdal.OGR_G_ForceToMultiPolygon);

    /// <summary>Makes a multipoint of a geometry, as far as that can be done.</summary>
    /// <param name="geom_in">The geometry, which stays as it is.</param>
    /// <returns>A new geometry; a copy where it cannot be done.</returns>
    public static Geometry ForceToMultiPoint(Geometry geom_in) => Forced(geom_in, LibGdal.OGR_G_ForceToMultiPoint);

    /// <summary>Makes a multiline of a geometry, as far as that can be done.</summary>
    /// <param name="geom_in">The geometry, which stays as it is.</param>
    /// <returns>A new geometry; a copy where it cannot be done.</returns>
    public static Geometry ForceToMultiLineString(Geometry geom_in) => Forced(geom_in, LibGdal.OGR_G_ForceToMultiLineString);

    internal static unsafe Geometry FromWkb(ReadOnlySpan<byte> wkb, SpatialReference? reference)
    {
        GdalLibrary.Start();
        using NativeCall call = Enter();
        using var system = new HandleLease(reference?.Handle);
        fixed (byte* bytes = wkb)
        {
            byte none = 0;
            int error = LibGdal.OGR_G_CreateFromWkb(bytes is null ? &none : bytes, system.Pointer, out nint geometry, wkb.Length);
            return call.CheckedOgr(error) == 0 ? Geometry.Made(call, geometry) : null!;
        }
    }

    private static Geometry Forced(Geometry geometry, Func<nint, nint> force)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        using NativeCall call = Enter();
        using var source = new HandleLease(geometry.Native);
        return Geometry.Made(call, force(LibGdal.OGR_G_Clone(source.Pointer)));
    }
}

using OSGeo.GDAL;
using OSGeo.Native;

namespace OSGeo.OGR;

// As WKB, WKT, GML, KML and JSON, and from these.
public sealed partial class Geometry
{
    /// <summary>Makes a geometry from WKT.</summary>
    /// <param name="wkt">The WKT: <c>POINT (1 2)</c>.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">It is not WKT.</exception>
    public static Geometry CreateFromWkt(string wkt) => Ogr.CreateGeometryFromWkt(ref wkt, null);

    /// <summary>Makes a geometry from WKB.</summary>
    /// <param name="wkb">The bytes.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">They are not WKB.</exception>
    public static Geometry CreateFromWkb(byte[] wkb)
    {
        ArgumentNullException.ThrowIfNull(wkb);
        return Ogr.FromWkb(wkb, null);
    }

    /// <summary>Makes a geometry from GML.</summary>
    /// <param name="gml">The GML.</param>
    /// <returns>The geometry.</returns>
    /// <exception cref="GdalException">It is not GML.</exception>
    public static Geometry CreateFromGML(string gml) => Ogr.CreateGeometryFromGML(gml);

    /// <summary>Gets the number of bytes that it takes as WKB.</summary>
    /// <returns>The number.</returns>
    public uint WkbSize()
    {
        using NativeCall call = Enter();
        return checked((uint)call.Checked(LibGdal.OGR_G_WkbSizeEx(Pointer)));
    }

    /// <summary>Writes it as WKB, the most significant byte first.</summary>
    /// <param name="buffer">At least <see cref="WkbSize"/> bytes, filled in.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public int ExportToWkb(byte[] buffer) => ExportToWkb(buffer, wkbByteOrder.wkbXDR);

    /// <summary>Writes it as WKB.</summary>
    /// <param name="buffer">At least <see cref="WkbSize"/> bytes, filled in.</param>
    /// <param name="byte_order">The order of bytes.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public unsafe int ExportToWkb(byte[] buffer, wkbByteOrder byte_order)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        fixed (byte* start = buffer)
        {
            return ExportToWkb(buffer.Length, (nint)start, byte_order);
        }
    }

    /// <summary>Writes it as WKB.</summary>
    /// <param name="bufLen">The number of bytes in <paramref name="buffer"/>.</param>
    /// <param name="buffer">At least <see cref="WkbSize"/> bytes, filled in.</param>
    /// <param name="byte_order">The order of bytes.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public unsafe int ExportToWkb(int bufLen, IntPtr buffer, wkbByteOrder byte_order)
    {
        using NativeCall call = Enter();
        nuint needed = LibGdal.OGR_G_WkbSizeEx(Pointer);
        return bufLen >= 0 && (nuint)bufLen >= needed && buffer != 0
            ? call.CheckedOgr(LibGdal.OGR_G_ExportToWkb(Pointer, (int)byte_order, (byte*)buffer))
            : throw new ArgumentException($"The buffer holds {bufLen} bytes, and the geometry needs {needed}.", nameof(buffer));
    }

    /// <summary>Writes it as WKT, with heights and measures as GDAL has always had them.</summary>
    /// <param name="argout">The WKT.</param>
    /// <returns>0.</returns>
    public int ExportToWkt(out string argout)
    {
        using NativeCall call = Enter();
        int error = LibGdal.OGR_G_ExportToWkt(Pointer, out nint text);
        argout = Text.Take(text) ?? "";
        return call.CheckedOgr(error);
    }

    /// <summary>Writes it as ISO WKT: <c>POINT Z (1 2 3)</c>.</summary>
    /// <param name="argout">The WKT.</param>
    /// <returns>0.</returns>
    public int ExportToIsoWkt(out string argout)
    {
        using NativeCall call = Enter();
        int error = LibGdal.OGR_G_ExportToIsoWkt(Pointer, out nint text);
        argout = Text.Take(text) ?? "";
        return call.CheckedOgr(error);
    }

    /// <summary>Writes it as GML 2.</summary>
    /// <returns>The GML.</returns>
    /// <exception cref="GdalException">GML does not have this type.</exception>
    public string ExportToGML() => ExportToGML(null!);

    /// <summary>Writes it as GML.</summary>
    /// <param name="options"><c>FORMAT=GML3</c>, <c>GMLID=…</c>, <c>NAMESPACE_DECL=YES</c>…; may be null.</param>
    /// <returns>The GML.</returns>
    /// <exception cref="GdalException">GML does not have this type.</exception>
    public string ExportToGML(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return Text.Take(call.CheckedHandle(LibGdal.OGR_G_ExportToGMLEx(Pointer, list.Pointer), "GML does not have this geometry")) ?? "";
    }

    /// <summary>Writes it as KML.</summary>
    /// <param name="altitude_mode"><c>clampToGround</c>, <c>absolute</c>…; null for none.</param>
    /// <returns>The KML.</returns>
    /// <exception cref="GdalException">KML does not have this type.</exception>
    public string ExportToKML(string? altitude_mode)
    {
        using NativeCall call = Enter();
        return Text.Take(call.CheckedHandle(LibGdal.OGR_G_ExportToKML(Pointer, altitude_mode), "KML does not have this geometry")) ?? "";
    }

    /// <summary>Writes it as a geometry of GeoJSON.</summary>
    /// <param name="options"><c>COORDINATE_PRECISION=n</c>, <c>SIGNIFICANT_FIGURES=n</c>; may be null.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="GdalException">GeoJSON does not have this type.</exception>
    public string ExportToJson(string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        nint text = LibGdal.OGR_G_ExportToJsonEx(Pointer, list.Pointer);
        return Text.Take(call.CheckedHandle(text, "GeoJSON does not have this geometry")) ?? "";
    }
}

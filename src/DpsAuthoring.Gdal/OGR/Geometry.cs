using System.Runtime.InteropServices;
using OSGeo.GDAL;
using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>
/// A point, line, polygon or collection of these. One that was made is freed by <see cref="Dispose"/>. One that belongs to a feature or to
/// another geometry may be changed in its place; it says so when it is used after what it belongs to is gone or has lost parts.
/// </summary>
#pragma warning disable MA0077 // GDAL's own bindings do not implement it, and equality is costly: of the points covered.
public sealed partial class Geometry : IDisposable
#pragma warning restore MA0077
{
    /// <summary>Makes an empty geometry.</summary>
    /// <param name="type">Its type.</param>
    /// <exception cref="GdalException">There is no such type.</exception>
    public Geometry(wkbGeometryType type)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, throws: true);
        Native = Own(call.CheckedHandle(LibGdal.OGR_G_CreateGeometry((int)type), $"There is no geometry of type {(int)type}"));
    }

    /// <summary>Makes a geometry from the one text or the one buffer given, or an empty one of a type.</summary>
    /// <param name="type">Its type, where nothing else is given; else <see cref="wkbGeometryType.wkbUnknown"/>.</param>
    /// <param name="wkt">WKT; or null.</param>
    /// <param name="wkb">The number of bytes in <paramref name="wkb_buf"/>; 0 for none.</param>
    /// <param name="wkb_buf">WKB; or zero.</param>
    /// <param name="gml">GML; or null.</param>
    /// <exception cref="GdalException">It is not well formed.</exception>
    public Geometry(wkbGeometryType type, string? wkt, int wkb, IntPtr wkb_buf, string? gml)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wkb);
        Geometry made =
            wkt is not null ? CreateFromWkt(wkt)
            : wkb_buf != 0 ? Ogr.CreateGeometryFromWkb((uint)wkb, wkb_buf, null)
            : gml is not null ? CreateFromGML(gml)
            : new Geometry(type);
        Native = (made ?? throw new GdalException("The geometry is not well formed")).Native;
    }

    internal Geometry(NativeObject native) => Native = native;

    /// <summary>Gets the native geometry: its own, or a part of something. It changes from the first to the second when it is given away.</summary>
    internal NativeObject Native { get; private set; }

    private nint Pointer => Native.Pointer;

    /// <summary>Gets GDAL's own handle. It is valid while <paramref name="obj"/> is.</summary>
    /// <param name="obj">The geometry; null gives a null handle.</param>
    /// <returns>The handle.</returns>
    public static HandleRef getCPtr(Geometry? obj) => obj is null ? default : new HandleRef(obj, obj.Pointer);

    /// <summary>Copies it.</summary>
    /// <returns>The copy.</returns>
    public Geometry Clone()
    {
        using NativeCall call = Enter();
        return Made(call, LibGdal.OGR_G_Clone(Pointer));
    }

    /// <summary>Takes all points and parts away. Parts taken from it before are gone.</summary>
    public void Empty()
    {
        using NativeCall call = Enter();
        Native.LoseParts();
        LibGdal.OGR_G_Empty(Pointer);
        call.Checked(0);
    }

    /// <summary>Gets the number of its parts: a polygon's rings, a collection's geometries.</summary>
    /// <returns>The number; 0 for points and lines.</returns>
    public int GetGeometryCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.OGR_G_GetGeometryCount(Pointer));
    }

    /// <summary>Gets a part, in its place: a change of it is a change of the whole.</summary>
    /// <param name="geom">Its number, from 0; 0 is a polygon's outer ring.</param>
    /// <returns>The part, usable while the whole is.</returns>
    /// <exception cref="GdalException">There is no such part.</exception>
    public Geometry GetGeometryRef(int geom)
    {
        using NativeCall call = Enter();
        nint part = (uint)geom < (uint)LibGdal.OGR_G_GetGeometryCount(Pointer) ? LibGdal.OGR_G_GetGeometryRef(Pointer, geom) : 0;
        return call.CheckedHandle(part, $"There is no part {geom}") == 0 ? null! : new Geometry(new NativeObject(part, Native));
    }

    /// <summary>Adds a copy of a geometry as a part: a ring to a polygon, a geometry to a collection.</summary>
    /// <param name="other">The part.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It cannot be a part of this type.</exception>
    public int AddGeometry(Geometry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        using NativeCall call = Enter();
        using var part = new HandleLease(other.Native);
        return call.CheckedOgr(LibGdal.OGR_G_AddGeometry(Pointer, part.Pointer));
    }

    /// <summary>Adds a geometry itself as a part. It stays usable, as a part of this one.</summary>
    /// <param name="other_disown">The part; not itself a part of something.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">It is a part of something, or this is a part of it.</exception>
    /// <exception cref="GdalException">It cannot be a part of this type.</exception>
    public int AddGeometryDirectly(Geometry other_disown)
    {
        ArgumentNullException.ThrowIfNull(other_disown);
        using NativeCall call = Enter();
        other_disown.RequireOwned(Native);
        int error = LibGdal.OGR_G_AddGeometryDirectly(Pointer, other_disown.Pointer);
        if (error == 0)
        {
            other_disown.BecomePartOf(Native);
        }

        return call.CheckedOgr(error);
    }

    /// <summary>Takes a part away. Parts taken from this geometry before are gone.</summary>
    /// <param name="iSubGeom">Its number, from 0; -1 for all.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">There is no such part.</exception>
    public int RemoveGeometry(int iSubGeom)
    {
        using NativeCall call = Enter();
        Native.LoseParts();
        return call.CheckedOgr(LibGdal.OGR_G_RemoveGeometry(Pointer, iSubGeom, delete: 1));
    }

    /// <summary>Gets a copy of its coordinate system.</summary>
    /// <returns>The coordinate system, or null when it has none.</returns>
    public SpatialReference? GetSpatialReference()
    {
        using NativeCall call = Enter();
        return SpatialReference.CopyOf(call.Checked(LibGdal.OGR_G_GetSpatialReference(Pointer)));
    }

    /// <summary>Says what coordinate system its coordinates are in; they stay as they are.</summary>
    /// <param name="reference">The coordinate system; null for none.</param>
    public void AssignSpatialReference(SpatialReference? reference)
    {
        using NativeCall call = Enter();
        using var system = new HandleLease(reference?.Handle);
        LibGdal.OGR_G_AssignSpatialReference(Pointer, system.Pointer);
        call.Checked(0);
    }

    /// <summary>Gets the rectangle around it.</summary>
    /// <param name="env">Filled in; all zero when the geometry is empty.</param>
    public void GetEnvelope(Envelope env)
    {
        ArgumentNullException.ThrowIfNull(env);
        using NativeCall call = Enter();
        LibGdal.OGR_G_GetEnvelope(Pointer, out Extent extent);
        env.Set(call.Checked(extent));
    }

    /// <summary>Gets the box around it.</summary>
    /// <param name="env">Filled in; all zero when the geometry is empty.</param>
    public void GetEnvelope3D(Envelope3D env)
    {
        ArgumentNullException.ThrowIfNull(env);
        using NativeCall call = Enter();
        LibGdal.OGR_G_GetEnvelope3D(Pointer, out Extent3D extent);
        env.Set(call.Checked(extent));
    }

    /// <summary>Makes it ready for many questions of <see cref="PreparedGeometry"/>.</summary>
    /// <returns>The prepared copy.</returns>
    /// <exception cref="GdalException">It cannot be prepared.</exception>
    public PreparedGeometry CreatePreparedGeometry()
    {
        using NativeCall call = Enter();
        nint prepared = call.CheckedHandle(LibGdal.OGRCreatePreparedGeometry(Pointer), "The geometry cannot be prepared");
        return prepared == 0 ? null! : new PreparedGeometry(prepared);
    }

    /// <summary>Frees it, unless it is a part of something.</summary>
    public void Dispose() => Native.Dispose("geometry");

    /// <summary>Wraps a geometry that libgdal has made, and frees it again when it reported a failure.</summary>
    internal static Geometry Made(in NativeCall call, nint geometry)
    {
        try
        {
            call.CheckedHandle(geometry, "There is no such geometry");
        }
        catch when (geometry != 0)
        {
            LibGdal.OGR_G_DestroyGeometry(geometry);
            throw;
        }

        return geometry == 0 ? null! : new Geometry(Own(geometry));
    }

    /// <exception cref="ArgumentException">It cannot be given away to become a part of <paramref name="whole"/>.</exception>
    internal void RequireOwned(NativeObject whole)
    {
        _ = Native.UsableOwner();
        if (Native.Owned is null or { IsClosed: true } || Native.SharesRootWith(whole))
        {
            throw new ArgumentException("The geometry is a part of something already, and cannot be given away: give a Clone() of it.");
        }
    }

    /// <summary>Says that libgdal has taken it as a part of something.</summary>
    internal void BecomePartOf(NativeObject whole)
    {
        Native.Owned?.SetHandleAsInvalid();
        Native.End("The geometry that this is a part of was given away: get it again from there.");
        Native = new NativeObject(Pointer, whole);
    }

    private static NativeObject Own(nint geometry) => new(new OwnedHandle(geometry, LibGdal.OGR_G_DestroyGeometry));

    private NativeCall Enter() => Native.Enter(Ogr.Throws);
}

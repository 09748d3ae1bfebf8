using OSGeo.Native;

namespace OSGeo.OGR;

/// <summary>A copy of a geometry that answers the same question about many others fast.</summary>
public sealed class PreparedGeometry : IDisposable
{
    private readonly NativeObject _native;

    internal PreparedGeometry(nint prepared) => _native = new NativeObject(new OwnedHandle(prepared, LibGdal.OGRDestroyPreparedGeometry));

    /// <summary>Gets whether it has a point in common with another geometry.</summary>
    /// <param name="otherGeom">The other.</param>
    /// <returns>True when it has.</returns>
    public bool Intersects(Geometry otherGeom)
    {
        ArgumentNullException.ThrowIfNull(otherGeom);
        using NativeCall call = _native.Enter(Ogr.Throws);
        using var other = new HandleLease(otherGeom.Native);
        return call.Checked(LibGdal.OGRPreparedGeometryIntersects(_native.Pointer, other.Pointer)) != 0;
    }

    /// <summary>Gets whether another geometry lies within it.</summary>
    /// <param name="otherGeom">The other.</param>
    /// <returns>True when it does.</returns>
    public bool Contains(Geometry otherGeom)
    {
        ArgumentNullException.ThrowIfNull(otherGeom);
        using NativeCall call = _native.Enter(Ogr.Throws);
        using var other = new HandleLease(otherGeom.Native);
        return call.Checked(LibGdal.OGRPreparedGeometryContains(_native.Pointer, other.Pointer)) != 0;
    }

    /// <summary>Frees it.</summary>
    public void Dispose() => _native.Dispose("prepared geometry");
}

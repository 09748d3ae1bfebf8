using OSGeo.GDAL;
using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.OGR;

/// <summary>Takes geometries to another coordinate system, and cuts those that cross the date line or surround a pole.</summary>
public sealed class GeomTransformer : IDisposable
{
    /// <summary>Makes a transformer.</summary>
    /// <param name="ct">The transformation of points; null to only cut.</param>
    /// <param name="options"><c>WRAPDATELINE=YES</c>, <c>DATELINEOFFSET=degrees</c>; may be null.</param>
    public GeomTransformer(CoordinateTransformation? ct, string[]? options)
    {
        GdalLibrary.Start();
        using var call = new NativeCall(owner: null, throws: true);
        using var transformation = new HandleLease(ct?.Handle);
        using var list = new StringList(options);
        nint transformer = call.CheckedHandle(
            LibGdal.OGR_GeomTransformer_Create(transformation.Pointer, list.Pointer), "There is no such transformation");
        Native = new NativeObject(new OwnedHandle(transformer, LibGdal.OGR_GeomTransformer_Destroy));
    }

    internal NativeObject Native { get; }

    /// <summary>Takes a geometry to the other coordinate system.</summary>
    /// <param name="src_geom">The geometry, which stays as it is.</param>
    /// <returns>A new geometry.</returns>
    /// <exception cref="GdalException">A point has no place in the other system.</exception>
    public Geometry Transform(Geometry src_geom)
    {
        ArgumentNullException.ThrowIfNull(src_geom);
        return src_geom.Transform(this);
    }

    /// <summary>Frees it.</summary>
    public void Dispose() => Native.Dispose("transformer");
}

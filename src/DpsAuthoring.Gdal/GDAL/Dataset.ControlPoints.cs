using OSGeo.Native;

namespace OSGeo.GDAL;

// Ground control points.
public sealed partial class Dataset
{
    /// <summary>Gets the number of ground control points.</summary>
    /// <returns>The number; 0 for none.</returns>
    public int GetGCPCount()
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALGetGCPCount(Pointer));
    }

    /// <summary>Gets the ground control points.</summary>
    /// <returns>Copies of the points; empty for none.</returns>
    public GCP[] GetGCPs()
    {
        using NativeCall call = Enter();
        return call.Checked(ControlPoints.Copy(LibGdal.GDALGetGCPs(Pointer), LibGdal.GDALGetGCPCount(Pointer)));
    }

    /// <summary>Gets the coordinate system of the ground control points.</summary>
    /// <returns>Its WKT; empty when they have none.</returns>
    public string GetGCPProjection()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALGetGCPProjection(Pointer)) ?? "");
    }

    /// <summary>Sets the ground control points.</summary>
    /// <param name="pGCPs">The points.</param>
    /// <param name="pszGCPProjection">Their coordinate system as WKT; may be empty.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The dataset cannot be written.</exception>
    public CPLErr SetGCPs(GCP[] pGCPs, string? pszGCPProjection)
    {
        using NativeCall call = Enter();
        using var points = new ControlPoints(pGCPs);
        int result = LibGdal.GDALSetGCPs(Pointer, points.Native.Length, points.Native, pszGCPProjection ?? "");
        return call.Checked(result, "The ground control points were not set");
    }
}

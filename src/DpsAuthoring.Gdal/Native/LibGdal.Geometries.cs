using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Geometries: their parts and points.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint OGR_G_GetGeometryName(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_GetGeometryType(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_GetDimension(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_GetCoordinateDimension(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_CoordinateDimension(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGR_G_SetCoordinateDimension(nint geometry, int dimension);

    [LibraryImport(Name)]
    public static partial int OGR_G_Is3D(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGR_G_Set3D(nint geometry, int b3D);

    [LibraryImport(Name)]
    public static partial int OGR_G_IsMeasured(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGR_G_SetMeasured(nint geometry, int bMeasured);

    [LibraryImport(Name)]
    public static partial int OGR_G_HasCurveGeometry(nint geometry, int bLookForCircular);

    [LibraryImport(Name)]
    public static partial int OGR_G_GetPointCount(nint geometry);

    [LibraryImport(Name)]
    public static partial double OGR_G_GetX(nint geometry, int point);

    [LibraryImport(Name)]
    public static partial double OGR_G_GetY(nint geometry, int point);

    [LibraryImport(Name)]
    public static partial double OGR_G_GetZ(nint geometry, int point);

    [LibraryImport(Name)]
    public static partial double OGR_G_GetM(nint geometry, int point);

    [LibraryImport(Name)]
    public static partial void OGR_G_AddPoint(nint geometry, double x, double y, double z);

    [LibraryImport(Name)]
    public static partial void OGR_G_AddPoint_2D(nint geometry, double x, double y);

    [LibraryImport(Name)]
    public static partial void OGR_G_AddPointM(nint geometry, double x, double y, double m);

    [LibraryImport(Name)]
    public static partial void OGR_G_AddPointZM(nint geometry, double x, double y, double z, double m);

    [LibraryImport(Name)]
    public static partial void OGR_G_SetPoint(nint geometry, int point, double x, double y, double z);

    [LibraryImport(Name)]
    public static partial void OGR_G_SetPoint_2D(nint geometry, int point, double x, double y);

    [LibraryImport(Name)]
    public static partial void OGR_G_SetPointM(nint geometry, int point, double x, double y, double m);

    [LibraryImport(Name)]
    public static partial void OGR_G_SetPointZM(nint geometry, int point, double x, double y, double z, double m);

    [LibraryImport(Name)]
    public static partial void OGR_G_GetPoint(nint geometry, int point, out double x, out double y, out double z);

    [LibraryImport(Name)]
    public static partial void OGR_G_GetPointZM(nint geometry, int point, out double x, out double y, out double z, out double m);

    [LibraryImport(Name)]
    public static partial nint OGR_G_CreateGeometry(int type);

    [LibraryImport(Name)]
    public static partial void OGR_G_DestroyGeometry(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_Clone(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGR_G_Empty(nint geometry);

    [LibraryImport(Name)]
    public static partial int OGR_G_GetGeometryCount(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_GetGeometryRef(nint geometry, int part);

    [LibraryImport(Name)]
    public static partial int OGR_G_AddGeometry(nint geometry, nint part);

    [LibraryImport(Name)]
    public static partial int OGR_G_AddGeometryDirectly(nint geometry, nint part);

    [LibraryImport(Name)]
    public static partial int OGR_G_RemoveGeometry(nint geometry, int part, int delete);

    [LibraryImport(Name)]
    public static partial nint OGR_G_GetSpatialReference(nint geometry);

    [LibraryImport(Name)]
    public static partial void OGR_G_AssignSpatialReference(nint geometry, nint system);

    [LibraryImport(Name)]
    public static partial void OGR_G_GetEnvelope(nint geometry, out Extent extent);

    [LibraryImport(Name)]
    public static partial void OGR_G_GetEnvelope3D(nint geometry, out Extent3D extent);

    [LibraryImport(Name)]
    public static partial byte OGRGetGEOSVersion(out int major, out int minor, out int micro); // C++'s bool: one byte
}

using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Geometries as texts and bytes, and of other types.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static unsafe partial int OGR_G_CreateFromWkb(byte* wkb, nint system, out nint geometry, int length);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_G_CreateFromWkt(ref byte* wkt, nint system, out nint geometry);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_G_CreateFromGML(string gml);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_G_CreateGeometryFromJson(string json);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_G_CreateGeometryFromEsriJson(string json);

    [LibraryImport(Name)]
    public static partial nuint OGR_G_WkbSizeEx(nint geometry);

    [LibraryImport(Name)]
    public static unsafe partial int OGR_G_ExportToWkb(nint geometry, int order, byte* wkb);

    [LibraryImport(Name)]
    public static partial int OGR_G_ExportToWkt(nint geometry, out nint wkt);

    [LibraryImport(Name)]
    public static partial int OGR_G_ExportToIsoWkt(nint geometry, out nint wkt);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ExportToGMLEx(nint geometry, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_G_ExportToKML(nint geometry, [MarshalUsing(typeof(OptionalText))] string? altitudeMode);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ExportToJsonEx(nint geometry, nint options);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ApproximateArcAngles(
        double dfCenterX,
        double dfCenterY,
        double dfZ,
        double dfPrimaryRadius,
        double dfSecondaryAxis,
        double dfRotation,
        double dfStartAngle,
        double dfEndAngle,
        double dfMaxAngleStepSizeDegrees);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ForceToPolygon(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ForceToLineString(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ForceToMultiPolygon(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ForceToMultiPoint(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ForceToMultiLineString(nint geometry);

    [LibraryImport(Name)]
    public static partial nint OGR_G_ForceTo(nint geometry, int type, nint options);

    [LibraryImport(Name)]
    public static partial nint OGRBuildPolygonFromEdges(nint lines, int bestEffort, int autoClose, double tolerance, out int error);
}

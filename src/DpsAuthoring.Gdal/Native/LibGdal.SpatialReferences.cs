using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Coordinate systems and transformations.
internal static partial class LibGdal
{
    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OSRNewSpatialReference([MarshalUsing(typeof(OptionalText))] string? wkt);

    [LibraryImport(Name)]
    public static partial void OSRRelease(nint system);

    [LibraryImport(Name)]
    public static partial nint OSRClone(nint system);

    [LibraryImport(Name)]
    public static partial nint OSRCloneGeogCS(nint system);

    [LibraryImport(Name)]
    public static partial nint OSRGetName(nint system);

    [LibraryImport(Name)]
    public static partial int OSRImportFromEPSG(nint system, int code);

    [LibraryImport(Name)]
    public static partial int OSRImportFromEPSGA(nint system, int code);

    [LibraryImport(Name)]
    public static unsafe partial int OSRImportFromWkt(nint system, byte** wkt);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OSRImportFromProj4(nint system, string definition);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OSRSetFromUserInput(nint system, string definition);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OSRSetWellKnownGeogCS(nint system, string name);

    [LibraryImport(Name)]
    public static partial int OSRExportToWktEx(nint system, out nint wkt, nint options);

    [LibraryImport(Name)]
    public static partial int OSRExportToPrettyWkt(nint system, out nint wkt, int simplify);

    [LibraryImport(Name)]
    public static partial int OSRExportToProj4(nint system, out nint definition);

    [LibraryImport(Name)]
    public static partial int OSRExportToPROJJSON(nint system, out nint json, nint options);

    [LibraryImport(Name)]
    public static partial int OSRIsGeographic(nint system);

    [LibraryImport(Name)]
    public static partial int OSRIsProjected(nint system);

    [LibraryImport(Name)]
    public static partial int OSRIsCompound(nint system);

    [LibraryImport(Name)]
    public static partial int OSRIsGeocentric(nint system);

    [LibraryImport(Name)]
    public static partial int OSRIsLocal(nint system);

    [LibraryImport(Name)]
    public static partial int OSRIsVertical(nint system);

    [LibraryImport(Name)]
    public static partial int OSRIsSameEx(nint system, nint other, nint options);

    [LibraryImport(Name)]
    public static partial int OSRIsSameGeogCS(nint system, nint other);

    [LibraryImport(Name)]
    public static partial int OSREPSGTreatsAsLatLong(nint system);

    [LibraryImport(Name)]
    public static partial int OSREPSGTreatsAsNorthingEasting(nint system);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OSRGetAuthorityCode(nint system, [MarshalUsing(typeof(OptionalText))] string? key);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OSRGetAuthorityName(nint system, [MarshalUsing(typeof(OptionalText))] string? key);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OSRGetAttrValue(nint system, string name, int child);

    [LibraryImport(Name)]
    public static partial int OSRAutoIdentifyEPSG(nint system);

    [LibraryImport(Name)]
    public static partial int OSRSetUTM(nint system, int zone, int north);

    [LibraryImport(Name)]
    public static partial int OSRGetUTMZone(nint system, out int north);

    [LibraryImport(Name)]
    public static partial double OSRGetLinearUnits(nint system, out nint name);

    [LibraryImport(Name)]
    public static partial double OSRGetAngularUnits(nint system, out nint name);

    [LibraryImport(Name)]
    public static partial double OSRGetSemiMajor(nint system, out int error);

    [LibraryImport(Name)]
    public static partial double OSRGetSemiMinor(nint system, out int error);

    [LibraryImport(Name)]
    public static partial double OSRGetInvFlattening(nint system, out int error);

    [LibraryImport(Name)]
    public static partial int OSRGetAxesCount(nint system);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OSRGetAxis(nint system, [MarshalUsing(typeof(OptionalText))] string? key, int axis, out int orientation);

    [LibraryImport(Name)]
    public static partial int OSRGetAxisMappingStrategy(nint system);

    [LibraryImport(Name)]
    public static partial void OSRSetAxisMappingStrategy(nint system, int strategy);

    [LibraryImport(Name)]
    public static partial int OSRValidate(nint system);

    [LibraryImport(Name)]
    public static partial nint OCTNewCoordinateTransformation(nint source, nint destination);

    [LibraryImport(Name)]
    public static partial void OCTDestroyCoordinateTransformation(nint transformation);

    [LibraryImport(Name)]
    public static partial nint OCTGetInverse(nint transformation);

    [LibraryImport(Name)]
    public static unsafe partial int OCTTransform(nint transformation, int count, double* x, double* y, double* z);

    [LibraryImport(Name)]
    public static unsafe partial int OCTTransform4D(
        nint transformation, int count, double* x, double* y, double* z, double* t, int* success);

    [LibraryImport(Name)]
    public static unsafe partial int OCTTransform4DWithErrorCodes(
        nint transformation, int count, double* x, double* y, double* z, double* t, int* errors);

    [LibraryImport(Name)]
    public static unsafe partial int OCTTransformBounds(
        nint transformation,
        double minX,
        double minY,
        double maxX,
        double maxY,
        double* outMinX,
        double* outMinY,
        double* outMaxX,
        double* outMaxY,
        int densifyPoints);

    [LibraryImport(Name)]
    public static partial void OSRSetPROJSearchPaths(nint paths);

    [LibraryImport(Name)]
    public static partial nint OSRGetPROJSearchPaths();

    [LibraryImport(Name)]
    public static partial void OSRGetPROJVersion(out int major, out int minor, out int micro);

    [LibraryImport(Name)]
    public static partial int OSRGetPROJEnableNetwork();

    [LibraryImport(Name)]
    public static partial void OSRSetPROJEnableNetwork(int enabled);

    [LibraryImport(Name)]
    public static partial void OSRSetPROJAuxDbPaths(nint paths);

    [LibraryImport(Name)]
    public static partial nint OSRGetPROJAuxDbPaths();
}

using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Types of geometries and fields.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint OGRGeometryTypeToName(int eType);

    [LibraryImport(Name)]
    public static partial nint OGR_GetFieldSubTypeName(int type);

    [LibraryImport(Name)]
    public static partial int OGR_GT_Flatten(int eType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_SetZ(int eType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_SetM(int eType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_SetModifier(int eType, int bSetZ, int bSetM);

    [LibraryImport(Name)]
    public static partial int OGR_GT_HasZ(int eType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_HasM(int eType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_IsSubClassOf(int eType, int eSuperType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_IsCurve(int arg0);

    [LibraryImport(Name)]
    public static partial int OGR_GT_IsSurface(int arg0);

    [LibraryImport(Name)]
    public static partial int OGR_GT_IsNonLinear(int arg0);

    [LibraryImport(Name)]
    public static partial int OGR_GT_GetCollection(int eType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_GetCurve(int eType);

    [LibraryImport(Name)]
    public static partial int OGR_GT_GetLinear(int eType);

    [LibraryImport(Name)]
    public static partial int OGRGetNonLinearGeometriesEnabledFlag();

    [LibraryImport(Name)]
    public static partial void OGRSetNonLinearGeometriesEnabledFlag(int bFlag);
}

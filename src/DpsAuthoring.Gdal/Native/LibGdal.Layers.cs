using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Layers.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint OGR_L_GetName(nint layer);

    [LibraryImport(Name)]
    public static partial int OGR_L_GetGeomType(nint layer);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetGeometryColumn(nint layer);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetFIDColumn(nint layer);

    [LibraryImport(Name)]
    public static partial int OGR_L_GetRefCount(nint layer);

    [LibraryImport(Name)]
    public static partial long OGR_L_GetFeatureCount(nint layer, int force);

    [LibraryImport(Name)]
    public static partial long OGR_L_GetFeaturesRead(nint layer);

    [LibraryImport(Name)]
    public static partial void OGR_L_ResetReading(nint layer);

    [LibraryImport(Name)]
    public static partial int OGR_L_SetNextByIndex(nint layer, long new_index);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetNextFeature(nint layer);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetFeature(nint layer, long fid);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_L_SetAttributeFilter(nint layer, [MarshalUsing(typeof(OptionalText))] string? filter_string);

    [LibraryImport(Name)]
    public static partial int OGR_L_SetIgnoredFields(nint layer, nint options);

    [LibraryImport(Name)]
    public static partial int OGR_L_DeleteFeature(nint layer, long fid);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_L_FindFieldIndex(nint layer, string pszFieldName, int bExactMatch);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_L_TestCapability(nint layer, string cap);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_L_Rename(nint layer, string new_name);

    [LibraryImport(Name)]
    public static partial int OGR_L_SyncToDisk(nint layer);

    [LibraryImport(Name)]
    public static partial int OGR_L_StartTransaction(nint layer);

    [LibraryImport(Name)]
    public static partial int OGR_L_CommitTransaction(nint layer);

    [LibraryImport(Name)]
    public static partial int OGR_L_RollbackTransaction(nint layer);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetLayerDefn(nint layer);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetSpatialRef(nint layer);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetSpatialFilter(nint layer);

    [LibraryImport(Name)]
    public static partial void OGR_L_SetSpatialFilterEx(nint layer, int field, nint filter);

    [LibraryImport(Name)]
    public static partial void OGR_L_SetSpatialFilterRectEx(nint layer, int field, double minX, double minY, double maxX, double maxY);

    [LibraryImport(Name)]
    public static partial void OGR_L_SetSpatialFilter(nint layer, nint filter);

    [LibraryImport(Name)]
    public static partial void OGR_L_SetSpatialFilterRect(nint layer, double minX, double minY, double maxX, double maxY);

    [LibraryImport(Name)]
    public static partial int OGR_L_GetExtent(nint layer, out Extent extent, int force);

    [LibraryImport(Name)]
    public static partial int OGR_L_CreateFeature(nint layer, nint feature);

    [LibraryImport(Name)]
    public static partial int OGR_L_SetFeature(nint layer, nint feature);

    [LibraryImport(Name)]
    public static partial int OGR_L_UpsertFeature(nint layer, nint feature);

    [LibraryImport(Name)]
    public static partial int OGR_L_CreateField(nint layer, nint field, int approximate);

    [LibraryImport(Name)]
    public static partial int OGR_L_CreateGeomField(nint layer, nint field, int approximate);

    [LibraryImport(Name)]
    public static partial int OGR_L_DeleteField(nint layer, int field);

    [LibraryImport(Name)]
    public static partial int OGR_L_ReorderField(nint layer, int from, int to);

    [LibraryImport(Name)]
    public static partial int OGR_L_ReorderFields(nint layer, int[] map);

    [LibraryImport(Name)]
    public static partial int OGR_L_AlterFieldDefn(nint layer, int number, nint field, int flags);

    [LibraryImport(Name)]
    public static partial int OGR_L_AlterGeomFieldDefn(nint layer, int number, nint field, int flags);

    [LibraryImport(Name)]
    public static partial nint OGR_L_GetStyleTable(nint layer);

    [LibraryImport(Name)]
    public static partial void OGR_L_SetStyleTable(nint layer, nint table);
}

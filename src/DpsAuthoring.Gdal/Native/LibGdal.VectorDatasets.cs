using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Datasets of layers.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial int GDALDatasetGetLayerCount(nint dataset);

    [LibraryImport(Name)]
    public static partial nint GDALDatasetGetLayer(nint dataset, int layer);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALDatasetGetLayerByName(nint dataset, string name);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALDatasetCreateLayer(nint dataset, string name, nint system, int type, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALDatasetCopyLayer(nint dataset, nint layer, string name, nint options);

    [LibraryImport(Name)]
    public static partial int GDALDatasetDeleteLayer(nint dataset, int layer);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALDatasetExecuteSQL(
        nint dataset, string statement, nint filter, [MarshalUsing(typeof(OptionalText))] string? dialect);

    [LibraryImport(Name)]
    public static partial void GDALDatasetReleaseResultSet(nint dataset, nint layer);

    [LibraryImport(Name)]
    public static partial int GDALDatasetAbortSQL(nint dataset);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALDatasetTestCapability(nint dataset, string capability);

    [LibraryImport(Name)]
    public static partial int GDALDatasetStartTransaction(nint dataset, int force);

    [LibraryImport(Name)]
    public static partial int GDALDatasetCommitTransaction(nint dataset);

    [LibraryImport(Name)]
    public static partial int GDALDatasetRollbackTransaction(nint dataset);

    [LibraryImport(Name)]
    public static partial nint GDALDatasetGetStyleTable(nint dataset);

    [LibraryImport(Name)]
    public static partial void GDALDatasetSetStyleTable(nint dataset, nint table);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_Dr_TestCapability(nint driver, string capability);
}

using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Folders and files of GDAL's file systems.
internal static partial class LibGdal
{
    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int VSIMkdir(string utf8_path, int mode);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int VSIRmdir(string utf8_path);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int VSIRename(string pszOld, string pszNew);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIReadDirRecursive(string utf8_path);

    [LibraryImport(Name)]
    public static partial nint VSIUnlinkBatch(nint files);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIGetActualURL(string utf8_path);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIGetSignedURL(string utf8_path, nint options);

    [LibraryImport(Name)]
    public static partial nint VSIGetFileSystemsPrefixes();

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIGetFileSystemOptions(string utf8_path);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int VSISetFileMetadata(
        string utf8_path, nint metadata, [MarshalUsing(typeof(OptionalText))] string? domain, nint options);

    [LibraryImport(Name)]
    public static partial void VSICurlClearCache();

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void VSICurlPartialClearCache(string utf8_path);

    [LibraryImport(Name)]
    public static partial nint VSINetworkStatsGetAsSerializedJSON(nint options);

    [LibraryImport(Name)]
    public static partial void VSINetworkStatsReset();
}

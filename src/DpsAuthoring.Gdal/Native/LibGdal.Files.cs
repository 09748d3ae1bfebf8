using System.Runtime.InteropServices;

namespace OSGeo.Native;

// GDAL's virtual files.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint VSIMalloc(nuint bytes);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIFileFromMemBuffer(string path, nint data, ulong length, int takeOwnership);

    [LibraryImport(Name)]
    public static partial int VSIFCloseL(nint file);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int VSIUnlink(string path);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int VSIMkdirRecursive(string path, long mode);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int VSIRmdirRecursive(string path);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIReadDirEx(string path, int maxFiles);
}

using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Files that are open.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial int VSIFEofL(nint file);

    [LibraryImport(Name)]
    public static partial int VSIFFlushL(nint file);

    [LibraryImport(Name)]
    public static partial int VSIFSeekL(nint file, ulong offset, int from);

    [LibraryImport(Name)]
    public static partial ulong VSIFTellL(nint file);

    [LibraryImport(Name)]
    public static partial int VSIFTruncateL(nint file, ulong length);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIFOpenExL(string path, string mode, int setError);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIFOpenEx2L(string path, string mode, int setError, nint options);

    [LibraryImport(Name)]
    public static unsafe partial nuint VSIFWriteL(byte* data, nuint size, nuint count, nint file);

    [LibraryImport(Name)]
    public static partial nint VSIGetLastErrorMsg();

    [LibraryImport(Name)]
    public static partial int VSIGetLastErrorNo();

    [LibraryImport(Name)]
    public static partial void VSIErrorReset();
}

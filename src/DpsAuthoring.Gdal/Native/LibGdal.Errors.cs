using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

/// <summary>libgdal's C API, as far as it is used here, under its own names. The partial files follow its areas.</summary>
internal static partial class LibGdal
{
    public const string Name = "gdal";

    [LibraryImport(Name)]
    public static unsafe partial nint CPLSetErrorHandlerEx(delegate* unmanaged[Cdecl]<int, int, byte*, void> handler, void* userData);

    [LibraryImport(Name)]
    public static unsafe partial void CPLDefaultErrorHandler(int errorClass, int number, byte* message);

    [LibraryImport(Name)]
    public static partial void CPLErrorReset();

    [LibraryImport(Name)]
    public static partial int CPLGetLastErrorNo();

    [LibraryImport(Name)]
    public static partial int CPLGetLastErrorType();

    [LibraryImport(Name)]
    public static partial nint CPLGetLastErrorMsg();

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void CPLSetConfigOption(string key, [MarshalUsing(typeof(OptionalText))] string? value);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint CPLGetConfigOption(string key, [MarshalUsing(typeof(OptionalText))] string? fallback);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void CPLSetThreadLocalConfigOption(string key, [MarshalUsing(typeof(OptionalText))] string? value);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint CPLGetThreadLocalConfigOption(string key, [MarshalUsing(typeof(OptionalText))] string? fallback);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint CSLAddString(nint list, string item);

    [LibraryImport(Name)]
    public static partial void CSLDestroy(nint list);

    [LibraryImport(Name)]
    public static partial void VSIFree(nint memory);
}

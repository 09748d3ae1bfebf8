using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Options of single paths, and what the machine is like.
internal static partial class LibGdal
{
    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void VSISetPathSpecificOption(
        string pszPathPrefix, string pszKey, [MarshalUsing(typeof(OptionalText))] string? pszValue);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIGetPathSpecificOption(
        string pszPathPrefix, string pszKey, [MarshalUsing(typeof(OptionalText))] string? pszDefault);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void VSIClearPathSpecificOptions([MarshalUsing(typeof(OptionalText))] string? pszPathPrefix);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void VSISetCredential(
        string pszPathPrefix, string pszKey, [MarshalUsing(typeof(OptionalText))] string? pszValue);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint VSIGetCredential(
        string pszPathPrefix, string pszKey, [MarshalUsing(typeof(OptionalText))] string? pszDefault);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void VSIClearCredentials([MarshalUsing(typeof(OptionalText))] string? pszPathPrefix);

    [LibraryImport(Name)]
    public static partial int CPLGetNumCPUs();

    [LibraryImport(Name)]
    public static partial long CPLGetUsablePhysicalRAM();

    [LibraryImport(Name)]
    public static partial uint CPLGetErrorCounter();
}

using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Styles.
internal static partial class LibGdal
{
    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_STBL_AddStyle(nint table, string pszName, string pszStyleString);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint OGR_STBL_Find(nint table, string pszName);

    [LibraryImport(Name)]
    public static partial nint OGR_STBL_GetNextStyle(nint table);

    [LibraryImport(Name)]
    public static partial nint OGR_STBL_GetLastStyleName(nint table);

    [LibraryImport(Name)]
    public static partial void OGR_STBL_ResetStyleStringReading(nint table);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_STBL_LoadStyleTable(nint table, string utf8_path);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int OGR_STBL_SaveStyleTable(nint table, string utf8_path);

    [LibraryImport(Name)]
    public static partial nint OGR_STBL_Create(nint manager);

    [LibraryImport(Name)]
    public static partial void OGR_STBL_Destroy(nint table);
}

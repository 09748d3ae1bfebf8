using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// What datasets, bands and drivers share: a description and metadata.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint GDALGetDescription(nint item);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial void GDALSetDescription(nint item, string description);

    [LibraryImport(Name)]
    public static partial nint GDALGetMetadataDomainList(nint item);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGetMetadata(nint item, [MarshalUsing(typeof(OptionalText))] string? domain);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALSetMetadata(nint item, nint metadata, [MarshalUsing(typeof(OptionalText))] string? domain);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGetMetadataItem(nint item, string name, [MarshalUsing(typeof(OptionalText))] string? domain);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALSetMetadataItem(
        nint item,
        string name,
        [MarshalUsing(typeof(OptionalText))] string? value,
        [MarshalUsing(typeof(OptionalText))] string? domain);
}

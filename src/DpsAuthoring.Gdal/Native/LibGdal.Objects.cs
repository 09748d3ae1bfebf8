using System.Runtime.InteropServices;

namespace OSGeo.Native;

// What datasets, bands and drivers share: a description and metadata.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint GDALGetDescription(nint item);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void GDALSetDescription(nint item, string description);

    [LibraryImport(Name)]
    public static partial nint GDALGetMetadataDomainList(nint item);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GDALGetMetadata(nint item, string? domain);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GDALSetMetadata(nint item, nint metadata, string? domain);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GDALGetMetadataItem(nint item, string name, string? domain);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GDALSetMetadataItem(nint item, string name, string? value, string? domain);
}

using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Groups of arrays.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint GDALGroupGetName(nint group);

    [LibraryImport(Name)]
    public static partial nint GDALGroupGetFullName(nint group);

    [LibraryImport(Name)]
    public static partial nint GDALGroupGetMDArrayNames(nint group, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGroupOpenMDArray(nint group, string name, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGroupOpenMDArrayFromFullname(nint group, string name, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGroupResolveMDArray(nint group, string name, string starting_point, nint options);

    [LibraryImport(Name)]
    public static partial nint GDALGroupGetGroupNames(nint group, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGroupOpenGroup(nint group, string name, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGroupOpenGroupFromFullname(nint group, string name, nint options);

    [LibraryImport(Name)]
    public static partial nint GDALGroupGetVectorLayerNames(nint group, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGroupGetAttribute(nint group, string name);

    [LibraryImport(Name)]
    public static partial nint GDALGroupGetStructuralInfo(nint group);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGroupCreateGroup(nint group, string name, nint options);

    [LibraryImport(Name)]
    public static partial void GDALGroupRelease(nint item);

    [LibraryImport(Name)]
    public static partial void GDALMDArrayRelease(nint item);

    [LibraryImport(Name)]
    public static partial void GDALAttributeRelease(nint item);

    [LibraryImport(Name)]
    public static partial void GDALExtendedDataTypeRelease(nint item);

    [LibraryImport(Name)]
    public static partial nint GDALDatasetGetRootGroup(nint dataset);

    [LibraryImport(Name)]
    public static partial nint GDALRasterBandAsMDArray(nint band);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALCreateMultiDimensional(nint driver, string path, nint rootOptions, nint options);
}

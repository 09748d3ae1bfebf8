using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// Arrays of any number of dimensions.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint GDALMDArrayGetName(nint array);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayGetFullName(nint array);

    [LibraryImport(Name)]
    public static partial ulong GDALMDArrayGetTotalElementsCount(nint array);

    [LibraryImport(Name)]
    public static partial nuint GDALMDArrayGetDimensionCount(nint array);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayGetDataType(nint array);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayGetStructuralInfo(nint array);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALMDArrayGetAttribute(nint array, string name);

    [LibraryImport(Name)]
    public static partial int GDALMDArraySetNoDataValueAsDouble(nint array, double d);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayGetUnit(nint array);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALMDArraySetUnit(nint array, [MarshalUsing(typeof(OptionalText))] string? unit);

    [LibraryImport(Name)]
    public static partial int GDALMDArraySetOffsetEx(nint array, double val, int storageType);

    [LibraryImport(Name)]
    public static partial int GDALMDArraySetScaleEx(nint array, double val, int storageType);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALMDArrayGetView(nint array, string viewExpr);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayGetUnscaled(nint array);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayGetMask(nint array, nint options);

    [LibraryImport(Name)]
    public static partial int GDALMDArrayCache(nint array, nint options);

    [LibraryImport(Name)]
    public static partial int GDALMDArraySetRawNoDataValue(nint array, nint value);

    [LibraryImport(Name)]
    public static partial double GDALMDArrayGetOffset(nint array, out int has);

    [LibraryImport(Name)]
    public static partial double GDALMDArrayGetScale(nint array, out int has);

    [LibraryImport(Name)]
    public static partial double GDALMDArrayGetNoDataValueAsDouble(nint array, out int has);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayAsClassicDataset(nint array, nuint x, nuint y);

    [LibraryImport(Name)]
    public static partial nint GDALMDArrayAsClassicDatasetEx(nint array, nuint x, nuint y, nint root, nint options);
}

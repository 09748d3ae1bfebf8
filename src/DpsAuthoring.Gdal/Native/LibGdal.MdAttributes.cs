using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Attributes of groups and arrays, and their types.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint GDALAttributeGetName(nint attribute);

    [LibraryImport(Name)]
    public static partial nint GDALAttributeGetFullName(nint attribute);

    [LibraryImport(Name)]
    public static partial ulong GDALAttributeGetTotalElementsCount(nint attribute);

    [LibraryImport(Name)]
    public static partial nuint GDALAttributeGetDimensionCount(nint attribute);

    [LibraryImport(Name)]
    public static partial nint GDALAttributeGetDataType(nint attribute);

    [LibraryImport(Name)]
    public static partial nint GDALAttributeReadAsString(nint attribute);

    [LibraryImport(Name)]
    public static partial nint GDALAttributeReadAsStringArray(nint attribute);

    [LibraryImport(Name)]
    public static partial int GDALAttributeReadAsInt(nint attribute);

    [LibraryImport(Name)]
    public static partial double GDALAttributeReadAsDouble(nint attribute);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALAttributeWriteString(nint attribute, string val);

    [LibraryImport(Name)]
    public static partial int GDALAttributeWriteStringArray(nint attribute, nint vals);

    [LibraryImport(Name)]
    public static partial int GDALAttributeWriteInt(nint attribute, int val);

    [LibraryImport(Name)]
    public static partial int GDALAttributeWriteDouble(nint attribute, double val);

    [LibraryImport(Name)]
    public static partial nint GDALExtendedDataTypeGetName(nint type);

    [LibraryImport(Name)]
    public static partial int GDALExtendedDataTypeGetClass(nint type);

    [LibraryImport(Name)]
    public static partial int GDALExtendedDataTypeGetNumericDataType(nint type);

    [LibraryImport(Name)]
    public static partial nuint GDALExtendedDataTypeGetSize(nint type);

    [LibraryImport(Name)]
    public static partial nuint GDALExtendedDataTypeGetMaxStringLength(nint type);

    [LibraryImport(Name)]
    public static partial int GDALExtendedDataTypeGetSubType(nint type);

    [LibraryImport(Name)]
    public static partial int GDALExtendedDataTypeCanConvertTo(nint type, nint other);

    [LibraryImport(Name)]
    public static partial int GDALExtendedDataTypeEquals(nint type, nint other);

    [LibraryImport(Name)]
    public static partial nint GDALExtendedDataTypeCreate(int dt);

    [LibraryImport(Name)]
    public static partial nint GDALExtendedDataTypeCreateStringEx(nuint nMaxStringLength, int eSubType);
}

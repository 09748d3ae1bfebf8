using OSGeo.GDAL;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>The types of pixels.</summary>
internal static class PixelTypes
{
    /// <summary>The type that pixels of two types are compared as, so that none of them loses a digit where that can be.</summary>
    public static DataType Common(DataType first, DataType second) =>
        IsComplex(first) || IsComplex(second) ? DataType.GDT_CFloat64
        : first == second ? first
        : (first, second) switch
        {
            (DataType.GDT_Int64, var other) when IsSmallInteger(other) => DataType.GDT_Int64,
            (var one, DataType.GDT_Int64) when IsSmallInteger(one) => DataType.GDT_Int64,
            (DataType.GDT_UInt64, var other) when IsUnsigned(other) => DataType.GDT_UInt64,
            (var one, DataType.GDT_UInt64) when IsUnsigned(one) => DataType.GDT_UInt64,
            _ => DataType.GDT_Float64,
        };

    private static bool IsComplex(DataType type) => Gdal.DataTypeIsComplex(type) != 0;

    private static bool IsUnsigned(DataType type) => type is DataType.GDT_Byte or DataType.GDT_UInt16 or DataType.GDT_UInt32;

    private static bool IsSmallInteger(DataType type) => IsUnsigned(type) || type is DataType.GDT_Int16 or DataType.GDT_Int32;
}

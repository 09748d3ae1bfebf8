using System.Numerics;
using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>The pixel types of .NET and of GDAL, and which of them hold which.</summary>
internal static class PixelType
{
    /// <summary>GDAL's number for signed bytes, from 3.7 on. It is not in the bindings of older versions.</summary>
    private const DataType Int8 = (DataType)14;

    private static readonly (Type Type, DataType Gdal, int Bits, bool Signed, bool Floating)[] s_types =
    [
        (typeof(byte), DataType.GDT_Byte, 8, false, false),
        (typeof(sbyte), Int8, 8, true, false),
        (typeof(ushort), DataType.GDT_UInt16, 16, false, false),
        (typeof(short), DataType.GDT_Int16, 16, true, false),
        (typeof(uint), DataType.GDT_UInt32, 32, false, false),
        (typeof(int), DataType.GDT_Int32, 32, true, false),
        (typeof(ulong), DataType.GDT_UInt64, 64, false, false),
        (typeof(long), DataType.GDT_Int64, 64, true, false),
        (typeof(float), DataType.GDT_Float32, 24, true, true),
        (typeof(double), DataType.GDT_Float64, 53, true, true),
    ];

    /// <summary>GDAL's type for a type of .NET.</summary>
    /// <exception cref="NotSupportedException">GDAL has none, or not in this version.</exception>
    public static DataType Of<T>()
        where T : unmanaged
    {
        foreach ((Type type, DataType gdal, _, _, _) in s_types)
        {
            if (type == typeof(T))
            {
                return gdal is Int8 or DataType.GDT_Int64 or DataType.GDT_UInt64 && Gdal.GetDataTypeSize(gdal) == 0
                    ? throw new NotSupportedException($"This GDAL ({Gdal.VersionInfo("RELEASE_NAME")}) has no pixels of type {typeof(T).Name}; take the next larger type.")
                    : gdal;
            }
        }

        throw new NotSupportedException(
            $"GDAL has no pixels of type {typeof(T).Name}: take byte, ushort, short, uint, int, ulong, long, float or double.");
    }

    /// <summary>Whether every value of a file's type is that same value in <typeparamref name="T"/>.</summary>
    public static bool Holds<T>(DataType file)
        where T : unmanaged
        => Holds<T>(file, exactly: true);

    /// <summary>Whether no value of a file's type is cut off in <typeparamref name="T"/>; it may be rounded in floating point.</summary>
    public static bool HoldsRangeOf<T>(DataType file)
        where T : unmanaged
        => Holds<T>(file, exactly: false);

    public static bool IsFloating(DataType file) => file is DataType.GDT_Float32 or DataType.GDT_Float64;

    public static bool IsFloating<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>The name that GDAL gives a type.</summary>
    public static string NameOf(DataType type) => Gdal.GetDataTypeName(type) ?? type.ToString();

    /// <summary>A number as a pixel, where it is one.</summary>
    public static bool TryConvert<T>(double value, out T pixel)
        where T : unmanaged, INumber<T>
    {
        pixel = T.CreateSaturating(value);
        return IsFloating<T>() || double.CreateSaturating(pixel) == value;
    }

    private static bool Holds<T>(DataType file, bool exactly)
        where T : unmanaged
    {
        foreach ((Type type, _, int bits, bool signed, bool floating) in s_types)
        {
            if (type != typeof(T))
            {
                continue;
            }

            foreach ((_, DataType gdal, int fileBits, bool fileSigned, bool fileFloating) in s_types)
            {
                if (gdal == file)
                {
                    return floating
                        ? !exactly || fileBits <= bits
                        : !fileFloating && (fileSigned == signed ? fileBits <= bits : signed && fileBits < bits);
                }
            }
        }

        return false;
    }
}

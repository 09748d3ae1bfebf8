namespace OSGeo.GDAL;

/// <summary>The type of a raster's pixels.</summary>
public enum DataType
{
    /// <summary>No type, or not known.</summary>
    GDT_Unknown = 0,

    /// <summary>8-bit unsigned integer.</summary>
    GDT_Byte = 1,

    /// <summary>16-bit unsigned integer.</summary>
    GDT_UInt16 = 2,

    /// <summary>16-bit signed integer.</summary>
    GDT_Int16 = 3,

    /// <summary>32-bit unsigned integer.</summary>
    GDT_UInt32 = 4,

    /// <summary>32-bit signed integer.</summary>
    GDT_Int32 = 5,

    /// <summary>64-bit unsigned integer (GDAL 3.5 on).</summary>
    GDT_UInt64 = 12,

    /// <summary>64-bit signed integer (GDAL 3.5 on).</summary>
    GDT_Int64 = 13,

    /// <summary>32-bit floating point.</summary>
    GDT_Float32 = 6,

    /// <summary>64-bit floating point.</summary>
    GDT_Float64 = 7,

    /// <summary>Complex of two 16-bit integers.</summary>
    GDT_CInt16 = 8,

    /// <summary>Complex of two 32-bit integers.</summary>
    GDT_CInt32 = 9,

    /// <summary>Complex of two 32-bit floats.</summary>
    GDT_CFloat32 = 10,

    /// <summary>Complex of two 64-bit floats.</summary>
    GDT_CFloat64 = 11,
}

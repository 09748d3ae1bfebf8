using OSGeo.Native;

namespace OSGeo.GDAL;

// Configuration options, the block cache, and what GDAL says about its types.
public static partial class Gdal
{
    /// <summary>Sets a configuration option for the whole process, like <c>--config</c> of the command line.</summary>
    /// <param name="pszKey">Its name: <c>GDAL_NUM_THREADS</c>, <c>CPL_DEBUG</c>…</param>
    /// <param name="pszValue">Its value; null unsets it.</param>
    public static void SetConfigOption(string pszKey, string? pszValue)
    {
        GdalLibrary.Load();
        LibGdal.CPLSetConfigOption(pszKey, pszValue);
    }

    /// <summary>Gets a configuration option, or the environment variable of its name.</summary>
    /// <param name="pszKey">Its name.</param>
    /// <param name="pszDefault">What to return when it is not set.</param>
    /// <returns>Its value, or <paramref name="pszDefault"/>.</returns>
    public static string? GetConfigOption(string pszKey, string? pszDefault)
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.CPLGetConfigOption(pszKey, null)) ?? pszDefault;
    }

    /// <summary>Sets a configuration option for this thread.</summary>
    /// <param name="pszKey">Its name.</param>
    /// <param name="pszValue">Its value; null unsets it.</param>
    public static void SetThreadLocalConfigOption(string pszKey, string? pszValue)
    {
        GdalLibrary.Load();
        LibGdal.CPLSetThreadLocalConfigOption(pszKey, pszValue);
    }

    /// <summary>Gets a configuration option of this thread.</summary>
    /// <param name="pszKey">Its name.</param>
    /// <param name="pszDefault">What to return when it is not set.</param>
    /// <returns>Its value, or <paramref name="pszDefault"/>.</returns>
    public static string? GetThreadLocalConfigOption(string pszKey, string? pszDefault)
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.CPLGetThreadLocalConfigOption(pszKey, null)) ?? pszDefault;
    }

    /// <summary>Gets the most that the block cache may take.</summary>
    /// <returns>Bytes; <see cref="int.MaxValue"/> when it is more than that.</returns>
    public static int GetCacheMax()
    {
        GdalLibrary.Start();
        return (int)Math.Min(LibGdal.GDALGetCacheMax64(), int.MaxValue);
    }

    /// <summary>Sets the most that the block cache may take. GDAL's default is 5 % of the machine's memory.</summary>
    /// <param name="nBytes">Bytes.</param>
    public static void SetCacheMax(int nBytes)
    {
        GdalLibrary.Start();
        LibGdal.GDALSetCacheMax64(nBytes);
    }

    /// <summary>Gets what the block cache takes now.</summary>
    /// <returns>Bytes; <see cref="int.MaxValue"/> when it is more than that.</returns>
    public static int GetCacheUsed()
    {
        GdalLibrary.Start();
        return (int)Math.Min(LibGdal.GDALGetCacheUsed64(), int.MaxValue);
    }

    /// <summary>Gets the size of a type.</summary>
    /// <param name="eDataType">The type.</param>
    /// <returns>Bits, not bytes; 0 for <see cref="DataType.GDT_Unknown"/>.</returns>
    public static int GetDataTypeSize(DataType eDataType)
    {
        GdalLibrary.Load();
        return LibGdal.GDALGetDataTypeSizeBits((int)eDataType);
    }

    /// <summary>Gets whether a type is complex.</summary>
    /// <param name="eDataType">The type.</param>
    /// <returns>1 when it is, else 0.</returns>
    public static int DataTypeIsComplex(DataType eDataType)
    {
        GdalLibrary.Load();
        return LibGdal.GDALDataTypeIsComplex((int)eDataType);
    }

    /// <summary>Gets the name of a type, as <c>gdal_translate -ot</c> takes it.</summary>
    /// <param name="eDataType">The type.</param>
    /// <returns>The name: <c>UInt16</c>.</returns>
    public static string GetDataTypeName(DataType eDataType)
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.GDALGetDataTypeName((int)eDataType)) ?? "";
    }

    /// <summary>Gets a type by its name.</summary>
    /// <param name="pszDataTypeName">The name: <c>UInt16</c>.</param>
    /// <returns>The type; <see cref="DataType.GDT_Unknown"/> when there is none of that name.</returns>
    public static DataType GetDataTypeByName(string pszDataTypeName)
    {
        GdalLibrary.Load();
        return (DataType)LibGdal.GDALGetDataTypeByName(pszDataTypeName);
    }

    /// <summary>Gets the smallest type that holds the values of both.</summary>
    /// <param name="a">A type.</param>
    /// <param name="b">Another.</param>
    /// <returns>The type.</returns>
    public static DataType DataTypeUnion(DataType a, DataType b)
    {
        GdalLibrary.Load();
        return (DataType)LibGdal.GDALDataTypeUnion((int)a, (int)b);
    }

    /// <summary>Gets the name of a colour interpretation.</summary>
    /// <param name="eColorInterp">The interpretation.</param>
    /// <returns>The name: <c>Red</c>.</returns>
    public static string GetColorInterpretationName(ColorInterp eColorInterp)
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.GDALGetColorInterpretationName((int)eColorInterp)) ?? "";
    }

    /// <summary>Gets the name of a palette interpretation.</summary>
    /// <param name="ePaletteInterp">The interpretation.</param>
    /// <returns>The name: <c>RGB</c>.</returns>
    public static string GetPaletteInterpretationName(PaletteInterp ePaletteInterp)
    {
        GdalLibrary.Load();
        return Text.From(LibGdal.GDALGetPaletteInterpretationName((int)ePaletteInterp)) ?? "";
    }
}

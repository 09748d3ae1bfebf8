using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Bands, and colour tables.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial int GDALGetRasterBandXSize(nint band);

    [LibraryImport(Name)]
    public static partial int GDALGetRasterBandYSize(nint band);

    [LibraryImport(Name)]
    public static partial int GDALGetRasterDataType(nint band);

    [LibraryImport(Name)]
    public static partial int GDALGetBandNumber(nint band);

    [LibraryImport(Name)]
    public static partial void GDALGetBlockSize(nint band, out int width, out int height);

    [LibraryImport(Name)]
    public static partial int GDALGetRasterColorInterpretation(nint band);

    [LibraryImport(Name)]
    public static partial int GDALSetRasterColorInterpretation(nint band, int interpretation);

    [LibraryImport(Name)]
    public static partial double GDALGetRasterNoDataValue(nint band, out int isSet);

    [LibraryImport(Name)]
    public static partial int GDALSetRasterNoDataValue(nint band, double value);

    [LibraryImport(Name)]
    public static partial int GDALDeleteRasterNoDataValue(nint band);

    [LibraryImport(Name)]
    public static partial nint GDALGetRasterUnitType(nint band);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALSetRasterUnitType(nint band, string unit);

    [LibraryImport(Name)]
    public static partial nint GDALGetRasterCategoryNames(nint band);

    [LibraryImport(Name)]
    public static partial int GDALSetRasterCategoryNames(nint band, nint names);

    [LibraryImport(Name)]
    public static partial double GDALGetRasterMinimum(nint band, out int isKnown);

    [LibraryImport(Name)]
    public static partial double GDALGetRasterMaximum(nint band, out int isKnown);

    [LibraryImport(Name)]
    public static partial double GDALGetRasterOffset(nint band, out int isSet);

    [LibraryImport(Name)]
    public static partial int GDALSetRasterOffset(nint band, double value);

    [LibraryImport(Name)]
    public static partial double GDALGetRasterScale(nint band, out int isSet);

    [LibraryImport(Name)]
    public static partial int GDALSetRasterScale(nint band, double value);

    [LibraryImport(Name)]
    public static partial int GDALGetRasterStatistics(
        nint band, int approximate, int force, ref double min, ref double max, ref double mean, ref double stddev);

    [LibraryImport(Name)]
    public static unsafe partial int GDALComputeRasterStatistics(
        nint band,
        int approximate,
        ref double min,
        ref double max,
        ref double mean,
        ref double stddev,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static partial int GDALSetRasterStatistics(nint band, double min, double max, double mean, double stddev);

    [LibraryImport(Name)]
    public static partial int GDALComputeRasterMinMax(nint band, int approximate, [Out] double[] minMax);

    [LibraryImport(Name)]
    public static partial int GDALGetOverviewCount(nint band);

    [LibraryImport(Name)]
    public static partial nint GDALGetOverview(nint band, int index);

    [LibraryImport(Name)]
    public static partial int GDALChecksumImage(nint band, int x, int y, int width, int height);

    [LibraryImport(Name)]
    public static partial int GDALFillRaster(nint band, double real, double imaginary);

    [LibraryImport(Name)]
    public static partial int GDALFlushRasterCache(nint band);

    [LibraryImport(Name)]
    public static partial int GDALWriteBlock(nint band, int x, int y, nint pixels);

    [LibraryImport(Name)]
    public static partial nint GDALGetMaskBand(nint band);

    [LibraryImport(Name)]
    public static partial int GDALGetMaskFlags(nint band);

    [LibraryImport(Name)]
    public static partial int GDALCreateMaskBand(nint band, int flags);

    [LibraryImport(Name)]
    public static partial int GDALHasArbitraryOverviews(nint band);

    [LibraryImport(Name)]
    public static unsafe partial int GDALGetDefaultHistogramEx(
        nint band,
        out double min,
        out double max,
        out int buckets,
        out ulong* histogram,
        int force,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALSetDefaultHistogramEx(nint band, double min, double max, int buckets, ulong* histogram);

    [LibraryImport(Name)]
    public static partial byte GDALIsMaskBand(nint band); // C++'s bool: one byte

    [LibraryImport(Name)]
    public static unsafe partial int GDALGetRasterHistogramEx(
        nint band,
        double min,
        double max,
        int buckets,
        ulong* histogram,
        int includeOutOfRange,
        int approximate,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALRasterIOEx(
        nint band,
        int direction,
        int x,
        int y,
        int width,
        int height,
        void* buffer,
        int bufferWidth,
        int bufferHeight,
        int type,
        long pixelSpace,
        long lineSpace,
        RasterIOArguments* arguments);

    [LibraryImport(Name)]
    public static partial nint GDALGetRasterColorTable(nint band);

    [LibraryImport(Name)]
    public static partial int GDALSetRasterColorTable(nint band, nint table);

    [LibraryImport(Name)]
    public static partial nint GDALCreateColorTable(int interpretation);

    [LibraryImport(Name)]
    public static partial nint GDALCloneColorTable(nint table);

    [LibraryImport(Name)]
    public static partial void GDALDestroyColorTable(nint table);

    [LibraryImport(Name)]
    public static partial int GDALGetPaletteInterpretation(nint table);

    [LibraryImport(Name)]
    public static partial int GDALGetColorEntryCount(nint table);

    [LibraryImport(Name)]
    public static partial int GDALGetColorEntryAsRGB(nint table, int index, ref ColorComponents entry);

    [LibraryImport(Name)]
    public static unsafe partial ColorComponents* GDALGetColorEntry(nint table, int index);

    [LibraryImport(Name)]
    public static partial void GDALSetColorEntry(nint table, int index, in ColorComponents entry);

    [LibraryImport(Name)]
    public static partial void GDALCreateColorRamp(
        nint table, int start, in ColorComponents startColor, int end, in ColorComponents endColor);
}

using System.Runtime.InteropServices;

namespace OSGeo.Native;

// Datasets.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial int GDALReleaseDataset(nint dataset);

    [LibraryImport(Name)]
    public static partial int GDALGetRasterXSize(nint dataset);

    [LibraryImport(Name)]
    public static partial int GDALGetRasterYSize(nint dataset);

    [LibraryImport(Name)]
    public static partial int GDALGetGCPCount(nint dataset);

    [LibraryImport(Name)]
    public static partial int GDALGetRasterCount(nint dataset);

    [LibraryImport(Name)]
    public static partial nint GDALGetRasterBand(nint dataset, int band);

    [LibraryImport(Name)]
    public static partial nint GDALGetDatasetDriver(nint dataset);

    [LibraryImport(Name)]
    public static partial nint GDALGetProjectionRef(nint dataset);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial int GDALSetProjection(nint dataset, string projection);

    [LibraryImport(Name)]
    public static partial nint GDALGetSpatialRef(nint dataset);

    [LibraryImport(Name)]
    public static partial int GDALSetSpatialRef(nint dataset, nint system);

    [LibraryImport(Name)]
    public static partial int GDALGetGeoTransform(nint dataset, [Out] double[] transform);

    [LibraryImport(Name)]
    public static partial int GDALSetGeoTransform(nint dataset, double[] transform);

    [LibraryImport(Name)]
    public static partial nint GDALGetFileList(nint dataset);

    [LibraryImport(Name)]
    public static partial void GDALFlushCache(nint dataset);

    [LibraryImport(Name)]
    public static partial int GDALAddBand(nint dataset, int type, nint options);

    [LibraryImport(Name)]
    public static partial int GDALCreateDatasetMaskBand(nint dataset, int flags);

    [LibraryImport(Name)]
    public static partial void GDALDatasetClearStatistics(nint dataset);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static unsafe partial int GDALBuildOverviews(
        nint dataset,
        string resampling,
        int count,
        int[] levels,
        int bandCount,
        int* bands,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static unsafe partial int GDALBuildOverviewsEx(
        nint dataset,
        string resampling,
        int count,
        int[] levels,
        int bandCount,
        int* bands,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData,
        nint options);

    [LibraryImport(Name)]
    public static unsafe partial int GDALDatasetRasterIOEx(
        nint dataset,
        int direction,
        int x,
        int y,
        int width,
        int height,
        void* buffer,
        int bufferWidth,
        int bufferHeight,
        int type,
        int bandCount,
        int[]? bands,
        long pixelSpace,
        long lineSpace,
        long bandSpace,
        RasterIOArguments* arguments);
}

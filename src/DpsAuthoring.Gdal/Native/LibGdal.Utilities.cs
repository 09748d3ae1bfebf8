using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// GDAL's command line programs as functions, and raster algorithms.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint GDALTranslateOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALTranslateOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALTranslateOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALTranslate(string destination, nint source, nint options, out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALWarpAppOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALWarpAppOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALWarpAppOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALWarp(
        [MarshalUsing(typeof(OptionalText))] string? destination,
        nint destinationDataset,
        int sourceCount,
        nint[] sources,
        nint options,
        out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALBuildVRTOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALBuildVRTOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALBuildVRTOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALBuildVRT(
        string destination, int sourceCount, nint datasets, nint names, nint options, out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALDEMProcessingOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALDEMProcessingOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALDEMProcessingOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALDEMProcessing(
        string destination,
        nint source,
        string processing,
        [MarshalUsing(typeof(OptionalText))] string? colors,
        nint options,
        out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALInfoOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALInfoOptionsFree(nint options);

    [LibraryImport(Name)]
    public static partial nint GDALInfo(nint dataset, nint options);

    [LibraryImport(Name)]
    public static partial nint GDALMultiDimInfoOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALMultiDimInfoOptionsFree(nint options);

    [LibraryImport(Name)]
    public static partial nint GDALMultiDimInfo(nint dataset, nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALAutoCreateWarpedVRT(
        nint source,
        [MarshalUsing(typeof(OptionalText))] string? sourceWkt,
        [MarshalUsing(typeof(OptionalText))] string? destinationWkt,
        int resampling,
        double maxError,
        nint options);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static unsafe partial int GDALReprojectImage(
        nint source,
        [MarshalUsing(typeof(OptionalText))] string? sourceWkt,
        nint destination,
        [MarshalUsing(typeof(OptionalText))] string? destinationWkt,
        int resampling,
        double memory,
        double maxError,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData,
        nint options);

    [LibraryImport(Name)]
    public static partial nint GDALCreateWarpOptions();

    [LibraryImport(Name)]
    public static partial void GDALDestroyWarpOptions(nint options);

    [LibraryImport(Name)]
    public static unsafe partial int GDALFillNodata(
        nint band,
        nint mask,
        double maxDistance,
        int unused,
        int smoothingIterations,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALSieveFilter(
        nint source,
        nint mask,
        nint destination,
        int threshold,
        int connectedness,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALComputeProximity(
        nint source, nint proximity, nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name)]
    public static partial void GDALApplyGeoTransform(double[] transform, double pixel, double line, out double x, out double y);

    [LibraryImport(Name)]
    public static partial int GDALInvGeoTransform(double[] transform, [Out] double[] inverse);
}

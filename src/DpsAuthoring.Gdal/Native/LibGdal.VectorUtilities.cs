using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OSGeo.Native;

// The programs of vector data and arrays as functions, and from rasters to vectors and back.
internal static partial class LibGdal
{
    [LibraryImport(Name)]
    public static partial nint GDALVectorTranslateOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALVectorTranslateOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALVectorTranslateOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALVectorTranslate(
        [MarshalUsing(typeof(OptionalText))] string? destination,
        nint dataset,
        int count,
        nint[] sources,
        nint options,
        out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALRasterizeOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALRasterizeOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALRasterizeOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALRasterize(
        [MarshalUsing(typeof(OptionalText))] string? destination, nint dataset, nint source, nint options, out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALGridOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALGridOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALGridOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALGrid(
        string destination, nint source, nint options, out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALNearblackOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALNearblackOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALNearblackOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALNearblack(
        [MarshalUsing(typeof(OptionalText))] string? destination, nint dataset, nint source, nint options, out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALMultiDimTranslateOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALMultiDimTranslateOptionsFree(nint options);

    [LibraryImport(Name)]
    public static unsafe partial void GDALMultiDimTranslateOptionsSetProgress(
        nint options, delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress, void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static partial nint GDALMultiDimTranslate(
        string destination, nint dataset, int count, nint sources, nint options, out int usageError);

    [LibraryImport(Name)]
    public static partial nint GDALVectorInfoOptionsNew(nint arguments, nint forBinary);

    [LibraryImport(Name)]
    public static partial void GDALVectorInfoOptionsFree(nint options);

    [LibraryImport(Name)]
    public static partial nint GDALVectorInfo(
        nint dataset, nint options);

    [LibraryImport(Name)]
    public static unsafe partial int GDALPolygonize(
        nint source,
        nint mask,
        nint layer,
        int field,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALFPolygonize(
        nint source,
        nint mask,
        nint layer,
        int field,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALContourGenerateEx(
        nint source,
        nint layer,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALContourGenerate(
        nint source,
        double interval,
        double start,
        int count,
        double[]? levels,
        int useNoData,
        double noData,
        nint layer,
        int idField,
        int elevationField,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name)]
    public static unsafe partial int GDALRasterizeLayers(
        nint dataset,
        int bandCount,
        int[] bands,
        int layerCount,
        nint* layers,
        nint transformer,
        nint transformerData,
        double[] values,
        nint options,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);

    [LibraryImport(Name, StringMarshallingCustomType = typeof(RequiredText))]
    public static unsafe partial int GDALRegenerateOverviews(
        nint source,
        int count,
        nint* overviews,
        string resampling,
        delegate* unmanaged[Cdecl]<double, byte*, void*, int> progress,
        void* progressData);
}

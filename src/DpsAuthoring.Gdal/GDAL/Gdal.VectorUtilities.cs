using OSGeo.Native;

namespace OSGeo.GDAL;

// The command line programs of vector data and of arrays, as functions.
public static partial class Gdal
{
    /// <summary>Does what <c>ogr2ogr</c> does, into a new file: converts, selects, reprojects vector data.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="srcDS">The vector data.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed of.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static Dataset wrapper_GDALVectorTranslateDestName(
        string dest, Dataset srcDS, GDALVectorTranslateOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcDS);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcDS.Enter(new CallFiles(dest));
        nint result = GDALVectorTranslateOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALVectorTranslate(dest, 0, 1, [srcDS.Pointer], native, out _));
        return call.CheckedDataset(result, $"{dest} was not made", progress);
    }

    /// <summary>Does what <c>ogr2ogr</c> does, into a dataset that is open for writing: adds, selects, reprojects.</summary>
    /// <param name="dstDS">The dataset written to.</param>
    /// <param name="srcDS">The vector data.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>1; 0 only where exceptions are off and it failed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static int wrapper_GDALVectorTranslateDestDS(
        Dataset dstDS, Dataset srcDS, GDALVectorTranslateOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dstDS);
        ArgumentNullException.ThrowIfNull(srcDS);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcDS.Enter(new CallFiles(CallFiles.NameOf(dstDS.Handle)));
        using var destination = new HandleLease(dstDS.Handle);
        nint source = srcDS.Pointer;
        nint result = 0;

        // It may replace layers and add fields.
        _ = dstDS.Handle.Dropping("The layer has been replaced.", () => Schema.ChangeAll(dstDS.Handle.Definitions(), () =>
        {
            result = GDALVectorTranslateOptions.Program.With(
                options?.Words, progress, native => LibGdal.GDALVectorTranslate(null, dstDS.Pointer, 1, [source], native, out _));
            return 0;
        }));
        if (options?.Words.Contains("-overwrite", StringComparer.Ordinal) == true)
        {
            // A new layer may have the place in memory that the old one had.
            dstDS.Handle.EndLayers("The layer may have been replaced: get it again.");
        }

        progress.Rethrow();
        return call.CheckedHandle(result, progress.Stopped ? CallFiles.Stopped : "Nothing was written") == 0 ? 0 : 1;
    }

    /// <summary>Does what <c>gdal_rasterize</c> does, into a new file: burns vector data into a raster.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="srcDS">The vector data.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed of.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static Dataset wrapper_GDALRasterizeDestName(
        string dest, Dataset srcDS, GDALRasterizeOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcDS);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcDS.Enter(new CallFiles(dest));
        nint result = GDALRasterizeOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALRasterize(dest, 0, srcDS.Pointer, native, out _));
        return call.CheckedDataset(result, $"{dest} was not made", progress);
    }

    /// <summary>Does what <c>gdal_rasterize</c> does, into a dataset that is open for writing: burns vector data into a raster.</summary>
    /// <param name="dstDS">The dataset written to.</param>
    /// <param name="srcDS">The vector data.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>1; 0 only where exceptions are off and it failed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static int wrapper_GDALRasterizeDestDS(
        Dataset dstDS, Dataset srcDS, GDALRasterizeOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dstDS);
        ArgumentNullException.ThrowIfNull(srcDS);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcDS.Enter(new CallFiles(CallFiles.NameOf(dstDS.Handle)));
        using var destination = new HandleLease(dstDS.Handle);
        nint source = srcDS.Pointer;
        nint result = GDALRasterizeOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALRasterize(null, dstDS.Pointer, source, native, out _));
        progress.Rethrow();
        return call.CheckedHandle(result, progress.Stopped ? CallFiles.Stopped : "Nothing was written") == 0 ? 0 : 1;
    }

    /// <summary>Does what <c>nearblack</c> does, into a new file: makes nearly black or white edges of a raster black or white.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="srcDS">The raster.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed of.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static Dataset wrapper_GDALNearblackDestName(
        string dest, Dataset srcDS, GDALNearblackOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcDS);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcDS.Enter(new CallFiles(dest));
        nint result = GDALNearblackOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALNearblack(dest, 0, srcDS.Pointer, native, out _));
        return call.CheckedDataset(result, $"{dest} was not made", progress);
    }

    /// <summary>
    /// Does what <c>nearblack</c> does, into a dataset that is open for writing: makes nearly black or white edges black or white.
    /// </summary>
    /// <param name="dstDS">The dataset written to.</param>
    /// <param name="srcDS">The raster.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>1; 0 only where exceptions are off and it failed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static int wrapper_GDALNearblackDestDS(
        Dataset dstDS, Dataset srcDS, GDALNearblackOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dstDS);
        ArgumentNullException.ThrowIfNull(srcDS);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcDS.Enter(new CallFiles(CallFiles.NameOf(dstDS.Handle)));
        using var destination = new HandleLease(dstDS.Handle);
        nint source = srcDS.Pointer;
        nint result = GDALNearblackOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALNearblack(null, dstDS.Pointer, source, native, out _));
        progress.Rethrow();
        return call.CheckedHandle(result, progress.Stopped ? CallFiles.Stopped : "Nothing was written") == 0 ? 0 : 1;
    }

    /// <summary>Does what <c>gdal_grid</c> does, into a new file: makes a raster of scattered points.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="dataset">The points.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed of.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static Dataset wrapper_GDALGrid(
        string dest, Dataset dataset, GDALGridOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = dataset.Enter(new CallFiles(dest));
        nint result = GDALGridOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALGrid(dest, dataset.Pointer, native, out _));
        return call.CheckedDataset(result, $"{dest} was not made", progress);
    }

    /// <summary>Does what <c>gdalmdimtranslate</c> does: converts and cuts multidimensional arrays.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="object_list_count">Number of datasets.</param>
    /// <param name="poObjects">Pointer to their handles, each of <see cref="Dataset.getCPtr"/>. Keep the datasets alive during the
    /// call.</param>
    /// <param name="multiDimTranslateOptions">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed of.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static Dataset wrapper_GDALMultiDimTranslateDestName(
        string dest,
        int object_list_count,
        IntPtr poObjects,
        GDALMultiDimTranslateOptions? multiDimTranslateOptions,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(object_list_count);
        ArgumentOutOfRangeException.ThrowIfZero(poObjects);
        GdalLibrary.Start();
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter(new CallFiles(dest));
        nint result = GDALMultiDimTranslateOptions.Program.With(
            multiDimTranslateOptions?.Words,
            progress,
            native => LibGdal.GDALMultiDimTranslate(dest, 0, object_list_count, poObjects, native, out _));
        return call.CheckedDataset(result, $"{dest} was not made", progress);
    }

    /// <summary>Gets the text that <c>ogrinfo</c> prints. Needs GDAL 3.7, from which GDAL's own bindings have it.</summary>
    /// <param name="hDataset">The vector data.</param>
    /// <param name="infoOptions">Options, such as <c>-json</c> and <c>-al</c>; null for none.</param>
    /// <returns>The text.</returns>
    /// <exception cref="GdalException">It failed, or libgdal is older.</exception>
    public static string GDALVectorInfo(Dataset hDataset, GDALVectorInfoOptions? infoOptions)
    {
        ArgumentNullException.ThrowIfNull(hDataset);
        GdalLibrary.Require("3.7", "Gdal.GDALVectorInfo");
        using NativeCall call = hDataset.Enter();
        return TextOf(
            call,
            GDALVectorInfoOptions.Program.With(infoOptions?.Words, null, native => LibGdal.GDALVectorInfo(hDataset.Pointer, native)));
    }
}

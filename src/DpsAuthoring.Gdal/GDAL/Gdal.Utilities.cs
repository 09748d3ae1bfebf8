using OSGeo.Native;

namespace OSGeo.GDAL;

// The command line programs as functions. Each runs what its program runs, with the same words for options.
public static partial class Gdal
{
    /// <summary>Does what <c>gdal_translate</c> does: converts, cuts, rescales.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="dataset">The raster to translate.</param>
    /// <param name="translateOptions">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static Dataset wrapper_GDALTranslate(
        string dest, Dataset dataset, GDALTranslateOptions? translateOptions, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = dataset.Enter(new CallFiles(dest));
        nint result = GDALTranslateOptions.Program.With(
            translateOptions?.Words, progress, native => LibGdal.GDALTranslate(dest, dataset.Pointer, native, out _));
        return call.CheckedDataset(result, $"{dest} was not translated", progress);
    }

    /// <summary>Does what <c>gdalwarp</c> does, into a new file: reprojects, mosaics, cuts.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="poObjects">The rasters to warp.</param>
    /// <param name="warpAppOptions">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static Dataset Warp(
        string dest, Dataset[] poObjects, GDALWarpAppOptions? warpAppOptions, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        using var sources = new DatasetPointers(poObjects);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter(sources.Files(dest));
        nint result = GDALWarpAppOptions.Program.With(
            warpAppOptions?.Words, progress, native => LibGdal.GDALWarp(dest, 0, sources.Pointers.Length, sources.Pointers, native, out _));
        return call.CheckedDataset(result, $"{dest} was not warped", progress);
    }

    /// <summary>Does what <c>gdalwarp</c> does, into a dataset that is open for writing.</summary>
    /// <param name="dstDS">The dataset warped into.</param>
    /// <param name="poObjects">The rasters to warp.</param>
    /// <param name="warpAppOptions">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>1; 0 only where exceptions are off and it failed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static int Warp(
        Dataset dstDS, Dataset[] poObjects, GDALWarpAppOptions? warpAppOptions, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dstDS);
        using var sources = new DatasetPointers(poObjects);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = dstDS.Enter(sources.Files(CallFiles.NameOf(dstDS.Handle)));
        nint result = GDALWarpAppOptions.Program.With(
            warpAppOptions?.Words,
            progress,
            native => LibGdal.GDALWarp(null, dstDS.Pointer, sources.Pointers.Length, sources.Pointers, native, out _));
        progress.Rethrow();
        return call.CheckedHandle(result, progress.Stopped ? CallFiles.Stopped : "The rasters were not warped") == 0 ? 0 : 1;
    }

    /// <summary>Does what <c>gdalbuildvrt</c> does, from files: one virtual raster over many.</summary>
    /// <param name="dest">Where the VRT is written; empty for nowhere.</param>
    /// <param name="source_filenames">The rasters.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The VRT, open. Its file is complete once it is disposed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static Dataset wrapper_GDALBuildVRT_names(
        string dest, string[] source_filenames, GDALBuildVRTOptions? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(source_filenames);
        GdalLibrary.Start();
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter(new CallFiles(dest, source_filenames.FirstOrDefault(), source_filenames.Length - 1));
        using var list = new StringList(source_filenames);
        nint names = list.Pointer;
        nint result = GDALBuildVRTOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALBuildVRT(dest, source_filenames.Length, 0, names, native, out _));
        return call.CheckedDataset(result, $"{dest} was not built", progress);
    }

    /// <summary>Does what <c>gdalbuildvrt</c> does, from open datasets. They stay in use by the VRT.</summary>
    /// <param name="dest">Where the VRT is written; empty for nowhere.</param>
    /// <param name="object_list_count">Number of datasets.</param>
    /// <param name="poObjects">Pointer to their handles, each of <see cref="Dataset.getCPtr"/>. Keep the datasets alive during the
    /// call.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The VRT, open. Its file is complete once it is disposed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop.</exception>
    public static Dataset wrapper_GDALBuildVRT_objects(
        string dest,
        int object_list_count,
        IntPtr poObjects,
        GDALBuildVRTOptions? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        GdalLibrary.Start();
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter(new CallFiles(dest));
        nint result = GDALBuildVRTOptions.Program.With(
            options?.Words, progress, native => LibGdal.GDALBuildVRT(dest, object_list_count, poObjects, 0, native, out _));
        return call.CheckedDataset(result, $"{dest} was not built", progress);
    }

    /// <summary>Does what <c>gdaldem</c> does: hillshade, slope, aspect, colour relief.</summary>
    /// <param name="dest">Where the result is written.</param>
    /// <param name="dataset">The raster to process.</param>
    /// <param name="pszProcessing"><c>hillshade</c>, <c>slope</c>, <c>aspect</c>, <c>color-relief</c>, <c>TRI</c>, <c>TPI</c> or
    /// <c>Roughness</c>.</param>
    /// <param name="pszColorFilename">The file of colours, for <c>color-relief</c>; else null.</param>
    /// <param name="options">Options; null for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>The result, open. Its file is complete once it is disposed.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static Dataset wrapper_GDALDEMProcessing(
        string dest,
        Dataset dataset,
        string pszProcessing,
        string? pszColorFilename,
        GDALDEMProcessingOptions? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = dataset.Enter(new CallFiles(dest));
        nint result = GDALDEMProcessingOptions.Program.With(
            options?.Words,
            progress,
            native => LibGdal.GDALDEMProcessing(dest, dataset.Pointer, pszProcessing, pszColorFilename, native, out _));
        return call.CheckedDataset(result, $"{dest} was not made", progress);
    }

    /// <summary>Gets the text that <c>gdalinfo</c> prints.</summary>
    /// <param name="hDataset">The raster.</param>
    /// <param name="infoOptions">Options, such as <c>-json</c> and <c>-stats</c>; null for none.</param>
    /// <returns>The text.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public static string GDALInfo(Dataset hDataset, GDALInfoOptions? infoOptions)
    {
        ArgumentNullException.ThrowIfNull(hDataset);
        using NativeCall call = hDataset.Enter();
        return TextOf(call, GDALInfoOptions.Program.With(infoOptions?.Words, null, native => LibGdal.GDALInfo(hDataset.Pointer, native)));
    }

    /// <summary>Gets the JSON that <c>gdalmdiminfo</c> prints: groups, arrays with their dimensions and attributes, and values.</summary>
    /// <param name="hDataset">A dataset that was opened with <see cref="GdalConst.OF_MULTIDIM_RASTER"/>.</param>
    /// <param name="infoOptions">Options, such as <c>-detailed</c> and <c>-array</c>; null for none.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="GdalException">It failed.</exception>
    public static string GDALMultiDimInfo(Dataset hDataset, GDALMultiDimInfoOptions? infoOptions)
    {
        ArgumentNullException.ThrowIfNull(hDataset);
        using NativeCall call = hDataset.Enter();
        return TextOf(
            call,
            GDALMultiDimInfoOptions.Program.With(infoOptions?.Words, null, native => LibGdal.GDALMultiDimInfo(hDataset.Pointer, native)));
    }

    private static string TextOf(in NativeCall call, nint text)
    {
        string? copy = Text.Take(text);
        return call.Checked(copy) ?? "";
    }
}

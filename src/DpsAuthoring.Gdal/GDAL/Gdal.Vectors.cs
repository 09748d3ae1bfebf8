using OSGeo.Native;
using OSGeo.OGR;

namespace OSGeo.GDAL;

// From rasters to vectors, and back.
public static partial class Gdal
{
    /// <summary>Writes a polygon for each area of equal integer value.</summary>
    /// <param name="srcBand">The band to read.</param>
    /// <param name="maskBand">0 where pixels do not count; may be null.</param>
    /// <param name="outLayer">The layer that the polygons are added to.</param>
    /// <param name="iPixValField">The field that gets the value, its number from 0; -1 for none.</param>
    /// <param name="options"><c>8CONNECTED=8</c>…; may be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int Polygonize(
        Band srcBand,
        Band? maskBand,
        Layer outLayer,
        int iPixValField,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(outLayer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcBand.Enter();
        using var mask = new HandleLease(maskBand?.Owner);
        using var layer = new HandleLease(outLayer.Native);
        using var list = new StringList(options);
        int result = LibGdal.GDALPolygonize(
            srcBand.Pointer, maskBand?.Pointer ?? 0, layer.Pointer, iPixValField, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The polygons were not written");
    }

    /// <summary>Writes a polygon for each area of equal floating point value.</summary>
    /// <param name="srcBand">The band to read.</param>
    /// <param name="maskBand">0 where pixels do not count; may be null.</param>
    /// <param name="outLayer">The layer that the polygons are added to.</param>
    /// <param name="iPixValField">The field that gets the value, its number from 0; -1 for none.</param>
    /// <param name="options"><c>8CONNECTED=8</c>…; may be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int FPolygonize(
        Band srcBand,
        Band? maskBand,
        Layer outLayer,
        int iPixValField,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(outLayer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcBand.Enter();
        using var mask = new HandleLease(maskBand?.Owner);
        using var layer = new HandleLease(outLayer.Native);
        using var list = new StringList(options);
        int result = LibGdal.GDALFPolygonize(
            srcBand.Pointer, maskBand?.Pointer ?? 0, layer.Pointer, iPixValField, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The polygons were not written");
    }

    /// <summary>Writes contours.</summary>
    /// <param name="srcBand">The band to read.</param>
    /// <param name="dstLayer">The layer that the contours are added to.</param>
    /// <param name="options"><c>LEVEL_INTERVAL=10</c>, <c>FIXED_LEVELS=1,2,3</c>, <c>ID_FIELD=0</c>, <c>ELEV_FIELD=1</c>,
    /// <c>POLYGONIZE=YES</c>…</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int ContourGenerateEx(
        Band srcBand,
        Layer dstLayer,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(dstLayer);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcBand.Enter();
        using var layer = new HandleLease(dstLayer.Native);
        using var list = new StringList(options);
        int result = LibGdal.GDALContourGenerateEx(srcBand.Pointer, layer.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The contours were not written");
    }

    /// <summary>Writes contours.</summary>
    /// <param name="srcBand">The band to read.</param>
    /// <param name="contourInterval">The step between contours, where no levels are given.</param>
    /// <param name="contourBase">Where the steps start.</param>
    /// <param name="fixedLevelCount">How many levels are given; 0 for none.</param>
    /// <param name="fixedLevels">At least as many levels; null for none.</param>
    /// <param name="useNoData">1 to leave pixels of a value out, else 0.</param>
    /// <param name="noDataValue">That value.</param>
    /// <param name="dstLayer">The layer that the contours are added to.</param>
    /// <param name="idField">The field that gets a number, from 0; -1 for none.</param>
    /// <param name="elevField">The field that gets the level, from 0; -1 for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int ContourGenerate(
        Band srcBand,
        double contourInterval,
        double contourBase,
        int fixedLevelCount,
        double[]? fixedLevels,
        int useNoData,
        double noDataValue,
        Layer dstLayer,
        int idField,
        int elevField,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(dstLayer);
        if (fixedLevelCount < 0 || fixedLevelCount > (fixedLevels?.Length ?? 0))
        {
            throw new ArgumentException($"There are {fixedLevels?.Length ?? 0} levels, and {fixedLevelCount} are to be taken.", nameof(fixedLevels));
        }

        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcBand.Enter();
        using var layer = new HandleLease(dstLayer.Native);
        int result = LibGdal.GDALContourGenerate(
            srcBand.Pointer,
            contourInterval,
            contourBase,
            fixedLevelCount,
            fixedLevels,
            useNoData,
            noDataValue,
            layer.Pointer,
            idField,
            elevField,
            progress.Function,
            progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The contours were not written");
    }

    /// <summary>Burns the geometries of a layer into bands.</summary>
    /// <param name="dataset">The raster written to.</param>
    /// <param name="bands">How many bands.</param>
    /// <param name="band_list">Their numbers, from 1.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="pfnTransformer">Zero: the raster's own georeference is taken.</param>
    /// <param name="pTransformArg">Zero.</param>
    /// <param name="burn_values">How many values are given: as many as bands, or 0 to burn 255.</param>
    /// <param name="burn_values_list">A value for each band.</param>
    /// <param name="options"><c>ATTRIBUTE=name</c>, <c>ALL_TOUCHED=TRUE</c>, <c>MERGE_ALG=ADD</c>…; may be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="ArgumentException">A list is shorter than said.</exception>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int RasterizeLayer(
        Dataset dataset,
        int bands,
        int[] band_list,
        Layer layer,
        IntPtr pfnTransformer,
        IntPtr pTransformArg,
        int burn_values,
        double[]? burn_values_list,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(band_list);
        ArgumentNullException.ThrowIfNull(layer);
        bool valued = burn_values == 0 || (burn_values == bands && burn_values_list is not null && burn_values_list.Length >= bands);
        if (bands < 1 || bands > band_list.Length || !valued)
        {
            throw new ArgumentException("There must be a band number for each band, and a value for each of them or none.", nameof(band_list));
        }

        using var progress = new Progress(callback, callback_data);
        using NativeCall call = dataset.Enter();
        foreach (int band in band_list.Take(bands))
        {
            call.CheckedHandle(LibGdal.GDALGetRasterBand(dataset.Pointer, band), "There is no such band");
        }

        using var source = new HandleLease(layer.Native);
        using var list = new StringList(options);
        nint pointer = source.Pointer;
        double[] values = burn_values == 0 ? [.. Enumerable.Repeat(255.0, bands)] : burn_values_list!;
        int result = LibGdal.GDALRasterizeLayers(
            dataset.Pointer,
            bands,
            band_list,
            1,
            &pointer,
            pfnTransformer,
            pTransformArg,
            values,
            list.Pointer,
            progress.Function,
            progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The layer was not burnt");
    }

    /// <summary>Computes an overview of a band.</summary>
    /// <param name="srcBand">The band to read.</param>
    /// <param name="overviewBand">The band to write, smaller.</param>
    /// <param name="resampling"><c>NEAREST</c>, <c>AVERAGE</c>, <c>MODE</c>…</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int RegenerateOverview(
        Band srcBand, Band overviewBand, string resampling, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(overviewBand);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcBand.Enter();
        using var overview = new HandleLease(overviewBand.Owner);
        nint pointer = overviewBand.Pointer;
        int result = LibGdal.GDALRegenerateOverviews(srcBand.Pointer, 1, &pointer, resampling, progress.Function, progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The overview was not computed");
    }
}

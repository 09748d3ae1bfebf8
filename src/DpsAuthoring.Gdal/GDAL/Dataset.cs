using System.Runtime.InteropServices;
using OSGeo.Native;
using OSGeo.OSR;

namespace OSGeo.GDAL;

/// <summary>
/// A raster file, open. Dispose of it: that writes what is still in memory and closes the file. Its bands stay usable until then, and keep
/// it open when nothing else does. One dataset is for one thread at a time; several datasets may be used on several threads.
/// </summary>
public sealed partial class Dataset : MajorObject
{
    internal Dataset(DatasetHandle handle)
        : base(handle.Pointer, handle) => Handle = handle;

    /// <summary>Gets the width in pixels.</summary>
    public int RasterXSize
    {
        get
        {
            using NativeCall call = Enter();
            return LibGdal.GDALGetRasterXSize(Pointer);
        }
    }

    /// <summary>Gets the height in pixels.</summary>
    public int RasterYSize
    {
        get
        {
            using NativeCall call = Enter();
            return LibGdal.GDALGetRasterYSize(Pointer);
        }
    }

    /// <summary>Gets the number of bands.</summary>
    public int RasterCount
    {
        get
        {
            using NativeCall call = Enter();
            return LibGdal.GDALGetRasterCount(Pointer);
        }
    }

    internal DatasetHandle Handle { get; }

    /// <summary>
    /// Gets GDAL's own handle, for <see cref="Gdal.wrapper_GDALBuildVRT_objects"/>. It is valid while <paramref name="obj"/> is.
    /// </summary>
    /// <param name="obj">The dataset; null gives a null handle.</param>
    /// <returns>The handle.</returns>
    public static HandleRef getCPtr(Dataset? obj) => obj is null ? default : new HandleRef(obj, obj.Pointer);

    /// <summary>Gets the format's driver.</summary>
    /// <returns>The driver.</returns>
    public Driver GetDriver()
    {
        using NativeCall call = Enter();
        return new Driver(call.CheckedHandle(LibGdal.GDALGetDatasetDriver(Pointer), "The dataset has no driver"));
    }

    /// <summary>Gets a band.</summary>
    /// <param name="nBand">Its number, from 1.</param>
    /// <returns>The band.</returns>
    /// <exception cref="GdalException">There is no such band.</exception>
    public Band GetRasterBand(int nBand)
    {
        using NativeCall call = Enter();
        nint band = call.CheckedHandle(LibGdal.GDALGetRasterBand(Pointer, nBand), "There is no such band");
        return band == 0 ? null! : new Band(band, this);
    }

    /// <summary>Gets the coordinate system as WKT.</summary>
    /// <returns>The WKT; empty when the raster has none.</returns>
    public string GetProjection()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.From(LibGdal.GDALGetProjectionRef(Pointer)) ?? "");
    }

    /// <inheritdoc cref="GetProjection"/>
    public string GetProjectionRef() => GetProjection();

    /// <summary>Sets the coordinate system from WKT.</summary>
    /// <param name="prj">The WKT; empty removes it.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">It is not WKT, or the dataset cannot be written.</exception>
    public CPLErr SetProjection(string prj)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetProjection(Pointer, prj), "The projection was not set");
    }

    /// <summary>Gets a copy of the coordinate system.</summary>
    /// <returns>The coordinate system, or null when the raster has none.</returns>
    public SpatialReference? GetSpatialRef()
    {
        using NativeCall call = Enter();
        return SpatialReference.CopyOf(call.Checked(LibGdal.GDALGetSpatialRef(Pointer)));
    }

    /// <summary>Sets the coordinate system.</summary>
    /// <param name="srs">The coordinate system; null removes it.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The dataset cannot be written.</exception>
    public CPLErr SetSpatialRef(SpatialReference? srs)
    {
        using NativeCall call = Enter();
        using var system = new HandleLease(srs?.Handle);
        return call.Checked(LibGdal.GDALSetSpatialRef(Pointer, system.Pointer), "The coordinate system was not set");
    }

    /// <summary>
    /// Gets the six numbers that place pixels: x of the upper left corner, pixel width, row rotation, y of the upper left corner,
    /// column rotation, pixel height (negative where north is up).
    /// </summary>
    /// <param name="argout">Six numbers, filled in; 0, 1, 0, 0, 0, 1 when the raster has none.</param>
    /// <exception cref="ArgumentException"><paramref name="argout"/> has fewer than six elements.</exception>
    public void GetGeoTransform(double[] argout)
    {
        RequireLength(argout, 6, nameof(argout));
        using NativeCall call = Enter();
        if (call.Checked(LibGdal.GDALGetGeoTransform(Pointer, argout)) != (int)CPLErr.CE_None)
        {
            // Some drivers, such as PNM's, leave the numbers as they were.
            ((ReadOnlySpan<double>)[0, 1, 0, 0, 0, 1]).CopyTo(argout);
        }
    }

    /// <summary>Sets the six numbers that place pixels, as <see cref="GetGeoTransform"/> gives them.</summary>
    /// <param name="argin">Six numbers.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="argin"/> has fewer than six elements.</exception>
    /// <exception cref="GdalException">The dataset cannot be written.</exception>
    public CPLErr SetGeoTransform(double[] argin)
    {
        RequireLength(argin, 6, nameof(argin));
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetGeoTransform(Pointer, argin), "The geotransform was not set");
    }

    /// <summary>Lists the files that the dataset consists of.</summary>
    /// <returns>Their paths, the dataset's own first.</returns>
    public string[] GetFileList()
    {
        using NativeCall call = Enter();
        return call.Checked(Text.TakeList(LibGdal.GDALGetFileList(Pointer)));
    }

    /// <summary>Writes to disk what is still in memory. The file is complete only once the dataset is disposed.</summary>
    /// <exception cref="GdalException">It cannot be written.</exception>
    public void FlushCache()
    {
        using NativeCall call = Enter();
        LibGdal.GDALFlushCache(Pointer);
        call.Checked(0);
    }

    /// <summary>Adds a band, where the format can.</summary>
    /// <param name="datatype">Type of its pixels.</param>
    /// <param name="options">The format's options, <c>NAME=value</c>; may be null.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr AddBand(DataType datatype, string[]? options)
    {
        using NativeCall call = Enter();
        using var list = new StringList(options);
        return call.Checked(LibGdal.GDALAddBand(Pointer, (int)datatype, list.Pointer), "The band was not added");
    }

    /// <summary>Adds a mask that all bands share.</summary>
    /// <param name="nFlags"><see cref="GdalConst.GMF_PER_DATASET"/>.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot.</exception>
    public CPLErr CreateMaskBand(int nFlags)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALCreateDatasetMaskBand(Pointer, nFlags), "The mask was not created");
    }

    /// <summary>Forgets the statistics kept with the bands.</summary>
    public void ClearStatistics()
    {
        using NativeCall call = Enter();
        LibGdal.GDALDatasetClearStatistics(Pointer);
        call.Checked(0);
    }

    /// <inheritdoc cref="BuildOverviews(string, int[], Gdal.GDALProgressFuncDelegate, string, string[])"/>
    public int BuildOverviews(string resampling, int[] overviewlist) => BuildOverviews(resampling, overviewlist, null, null, null);

    /// <inheritdoc cref="BuildOverviews(string, int[], Gdal.GDALProgressFuncDelegate, string, string[])"/>
    public int BuildOverviews(string resampling, int[] overviewlist, Gdal.GDALProgressFuncDelegate? callback, string? callback_data)
        => BuildOverviews(resampling, overviewlist, callback, callback_data, null);

    /// <summary>Builds overviews: inside the file when it is open for update, beside it (<c>.ovr</c>) otherwise.</summary>
    /// <param name="resampling"><c>NEAREST</c>, <c>AVERAGE</c>, <c>BILINEAR</c>, <c>CUBIC</c>, <c>MODE</c>…, or <c>NONE</c> to leave them
    /// empty.</param>
    /// <param name="overviewlist">The factors: 2, 4, 8.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <param name="options">Options, <c>NAME=value</c>, for GDAL 3.6 or newer; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">They cannot be built, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public unsafe int BuildOverviews(
        string resampling, int[] overviewlist, Gdal.GDALProgressFuncDelegate? callback, string? callback_data, string[]? options)
    {
        ArgumentNullException.ThrowIfNull(overviewlist);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        using var list = new StringList(options);
        int result = list.Pointer == 0
            ? LibGdal.GDALBuildOverviews(Pointer, resampling, overviewlist.Length, overviewlist, 0, null, progress.Function, progress.Data)
                : LibGdal.GDALBuildOverviewsEx(
                    Pointer, resampling, overviewlist.Length, overviewlist, 0, null, progress.Function, progress.Data, list.Pointer);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The overviews were not built");
    }

    /// <summary>Writes what is still in memory, and closes the file. A second call does nothing.</summary>
    /// <exception cref="GdalException">The rest cannot be written: the file is not what it should be.</exception>
    public override void Dispose()
    {
        Handle.Close(Gdal.Throws);
        base.Dispose();
    }

    internal static void RequireLength(double[] numbers, int length, string name)
    {
        ArgumentNullException.ThrowIfNull(numbers, name);
        if (numbers.Length < length)
        {
            throw new ArgumentException($"The array has {numbers.Length} elements, and {length} are needed.", name);
        }
    }
}

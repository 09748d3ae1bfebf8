using OSGeo.Native;

namespace OSGeo.GDAL;

// Algorithms on datasets and bands.
public static partial class Gdal
{
    /// <summary>Makes a virtual raster that is another one warped: nothing is computed until it is read.</summary>
    /// <param name="src_ds">The raster; it stays in use by the result.</param>
    /// <param name="src_wkt">Its coordinate system as WKT; null to take its own.</param>
    /// <param name="dst_wkt">The coordinate system to warp to, as WKT; null to keep the source's.</param>
    /// <param name="eResampleAlg">The resampling.</param>
    /// <param name="maxerror">How far the approximation of the transformation may be off, in pixels; 0 for none.</param>
    /// <returns>The virtual raster.</returns>
    /// <exception cref="GdalException">The transformation is not possible.</exception>
    public static Dataset AutoCreateWarpedVRT(Dataset src_ds, string? src_wkt, string? dst_wkt, ResampleAlg eResampleAlg, double maxerror)
    {
        ArgumentNullException.ThrowIfNull(src_ds);
        using NativeCall call = src_ds.Enter();
        nint result = LibGdal.GDALAutoCreateWarpedVRT(src_ds.Pointer, src_wkt, dst_wkt, (int)eResampleAlg, maxerror, 0);
        return call.CheckedDataset(result, "The warped VRT was not made");
    }

    /// <summary>Warps a raster into another one that is there: onto its grid, and into its coordinate system.</summary>
    /// <param name="src_ds">The raster to warp.</param>
    /// <param name="dst_ds">The raster to write into. What the source does not cover stays as it is.</param>
    /// <param name="src_wkt">The source's coordinate system as WKT; null to take its own.</param>
    /// <param name="dst_wkt">The coordinate system to warp to, as WKT; null to take the one of <paramref name="dst_ds"/>.</param>
    /// <param name="eResampleAlg">The resampling.</param>
    /// <param name="WarpMemoryLimit">The most memory to use, in bytes; 0 for GDAL's choice.</param>
    /// <param name="maxerror">How far the approximation of the transformation may be off, in pixels; 0 for none.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <param name="options">Options of the warper, <c>NAME=value</c>; may be null.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The transformation is not possible, or <paramref name="callback"/> asked to stop ("User
    /// terminated").</exception>
    public static unsafe CPLErr ReprojectImage(
        Dataset src_ds,
        Dataset dst_ds,
        string? src_wkt,
        string? dst_wkt,
        ResampleAlg eResampleAlg,
        double WarpMemoryLimit,
        double maxerror,
        GDALProgressFuncDelegate? callback,
        string? callback_data,
        string[]? options)
    {
        ArgumentNullException.ThrowIfNull(src_ds);
        ArgumentNullException.ThrowIfNull(dst_ds);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = src_ds.Enter();
        using var destination = new HandleLease(dst_ds.Handle);
        using var warping = new WarpOptions(options);
        int result = LibGdal.GDALReprojectImage(
            src_ds.Pointer,
            src_wkt,
            dst_ds.Pointer,
            dst_wkt,
            (int)eResampleAlg,
            WarpMemoryLimit,
            maxerror,
            progress.Function,
            progress.Data,
            warping.Pointer);
        progress.Rethrow();
        return (CPLErr)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The raster was not warped");
    }

    /// <summary>Fills pixels without data from those around them, in place.</summary>
    /// <param name="targetBand">The band to fill.</param>
    /// <param name="maskBand">0 where to fill; null for the band's own mask.</param>
    /// <param name="maxSearchDist">How far to look for values, in pixels.</param>
    /// <param name="smoothingIterations">Number of smoothing passes over what was filled.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int FillNodata(
        Band targetBand,
        Band? maskBand,
        double maxSearchDist,
        int smoothingIterations,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(targetBand);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = targetBand.Enter();
        using var mask = new HandleLease(maskBand?.Owner);
        using var list = new StringList(options);
        int result = LibGdal.GDALFillNodata(
            targetBand.Pointer,
            maskBand?.Pointer ?? 0,
            maxSearchDist,
            0,
            smoothingIterations,
            list.Pointer,
            progress.Function,
            progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The band was not filled");
    }

    /// <summary>Removes small areas of equal value, giving them the value of their largest neighbour.</summary>
    /// <param name="srcBand">The band to read.</param>
    /// <param name="maskBand">0 where pixels do not count; may be null.</param>
    /// <param name="dstBand">The band to write; may be the one read.</param>
    /// <param name="threshold">Areas of fewer pixels are removed.</param>
    /// <param name="connectedness">4, or 8 to count diagonal neighbours.</param>
    /// <param name="options">Options, <c>NAME=value</c>; may be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int SieveFilter(
        Band srcBand,
        Band? maskBand,
        Band dstBand,
        int threshold,
        int connectedness,
        string[]? options,
        GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(dstBand);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcBand.Enter();
        using var mask = new HandleLease(maskBand?.Owner);
        using var destination = new HandleLease(dstBand.Owner);
        using var list = new StringList(options);
        int result = LibGdal.GDALSieveFilter(
            srcBand.Pointer,
            maskBand?.Pointer ?? 0,
            dstBand.Pointer,
            threshold,
            connectedness,
            list.Pointer,
            progress.Function,
            progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The band was not sieved");
    }

    /// <summary>Writes for each pixel how far it is from the nearest target pixel.</summary>
    /// <param name="srcBand">The band to read; by default every pixel other than 0 is a target.</param>
    /// <param name="proximityBand">The band to write.</param>
    /// <param name="options">Options, <c>NAME=value</c>: <c>VALUES</c>, <c>DISTUNITS=PIXEL|GEO</c>, <c>MAXDIST</c>…; may be null.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns>0.</returns>
    /// <exception cref="GdalException">It failed, or <paramref name="callback"/> asked to stop ("User terminated").</exception>
    public static unsafe int ComputeProximity(
        Band srcBand, Band proximityBand, string[]? options, GDALProgressFuncDelegate? callback, string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(srcBand);
        ArgumentNullException.ThrowIfNull(proximityBand);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = srcBand.Enter();
        using var destination = new HandleLease(proximityBand.Owner);
        using var list = new StringList(options);
        int result = LibGdal.GDALComputeProximity(srcBand.Pointer, proximityBand.Pointer, list.Pointer, progress.Function, progress.Data);
        progress.Rethrow();
        return (int)call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The proximity was not computed");
    }

    /// <summary>Gets the place of a pixel.</summary>
    /// <param name="padfGeoTransform">Six numbers of <see cref="Dataset.GetGeoTransform"/>.</param>
    /// <param name="dfPixel">Its column; 0 is the left edge, 0.5 the centre of the first.</param>
    /// <param name="dfLine">Its row; 0 is the upper edge, 0.5 the centre of the first.</param>
    /// <param name="pdfGeoX">Its x.</param>
    /// <param name="pdfGeoY">Its y.</param>
    public static void ApplyGeoTransform(double[] padfGeoTransform, double dfPixel, double dfLine, out double pdfGeoX, out double pdfGeoY)
    {
        Dataset.RequireLength(padfGeoTransform, 6, nameof(padfGeoTransform));
        GdalLibrary.Load();
        LibGdal.GDALApplyGeoTransform(padfGeoTransform, dfPixel, dfLine, out pdfGeoX, out pdfGeoY);
    }

    /// <summary>Inverts a geotransform: the result turns places into pixels.</summary>
    /// <param name="gt_in">Six numbers of <see cref="Dataset.GetGeoTransform"/>.</param>
    /// <param name="gt_out">Six numbers, filled in.</param>
    /// <returns>1, or 0 when it has no inverse.</returns>
    public static int InvGeoTransform(double[] gt_in, double[] gt_out)
    {
        Dataset.RequireLength(gt_in, 6, nameof(gt_in));
        Dataset.RequireLength(gt_out, 6, nameof(gt_out));
        GdalLibrary.Load();
        return LibGdal.GDALInvGeoTransform(gt_in, gt_out);
    }

    /// <summary>Gets the geotransform that fits ground control points best.</summary>
    /// <param name="pGCPs">The points, at least two.</param>
    /// <param name="argout">Six numbers, filled in.</param>
    /// <param name="bApproxOK">1 to take what fits approximately, 0 for what fits exactly only.</param>
    /// <returns>1, or 0 when none fits.</returns>
    public static int GCPsToGeoTransform(GCP[] pGCPs, double[] argout, int bApproxOK)
    {
        Dataset.RequireLength(argout, 6, nameof(argout));
        GdalLibrary.Load();
        using var points = new ControlPoints(pGCPs);
        return LibGdal.GDALGCPsToGeoTransform(points.Native.Length, points.Native, argout, bApproxOK);
    }
}

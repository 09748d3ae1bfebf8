using OSGeo.Native;

namespace OSGeo.GDAL;

/// <content>What a band measures of its pixels.</content>
public sealed partial class Band
{
    /// <summary>Gets the statistics kept with the band, or computes and keeps them.</summary>
    /// <param name="approx_ok">1 to be content with overviews or a sample.</param>
    /// <param name="force">1 to compute them when there are none; 0 to be told so by <see cref="CPLErr.CE_Warning"/>.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation; -1 when nothing was found.</param>
    /// <returns><see cref="CPLErr.CE_None"/>, or <see cref="CPLErr.CE_Warning"/> when there are none.</returns>
    /// <exception cref="GdalException">They cannot be computed: no valid pixel, or the file cannot be read.</exception>
    public CPLErr GetStatistics(int approx_ok, int force, out double min, out double max, out double mean, out double stddev)
    {
        (min, max, mean, stddev) = (0, 0, 0, -1);
        using NativeCall call = Enter();
        int result = LibGdal.GDALGetRasterStatistics(Pointer, approx_ok, force, ref min, ref max, ref mean, ref stddev);
        return call.Checked(result, "The statistics were not computed");
    }

    /// <summary>Computes the statistics, and keeps them with the band.</summary>
    /// <param name="approx_ok">True to be content with overviews or a sample.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">No valid pixel, the file cannot be read, or <paramref name="callback"/> asked to stop ("User
    /// terminated").</exception>
    public unsafe CPLErr ComputeStatistics(
        bool approx_ok,
        out double min,
        out double max,
        out double mean,
        out double stddev,
        Gdal.GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        (min, max, mean, stddev) = (0, 0, 0, -1);
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        int result = LibGdal.GDALComputeRasterStatistics(
            Pointer, approx_ok ? 1 : 0, ref min, ref max, ref mean, ref stddev, progress.Function, progress.Data);
        progress.Rethrow();
        return call.Checked(result, progress.Stopped ? CallFiles.Stopped : "The statistics were not computed");
    }

    /// <summary>Keeps statistics with the band.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">The format cannot keep them.</exception>
    public CPLErr SetStatistics(double min, double max, double mean, double stddev)
    {
        using NativeCall call = Enter();
        return call.Checked(LibGdal.GDALSetRasterStatistics(Pointer, min, max, mean, stddev), "The statistics were not set");
    }

    /// <summary>Computes the least and the greatest value.</summary>
    /// <param name="argout">Two numbers, filled in.</param>
    /// <param name="approx_ok">1 to be content with overviews or a sample.</param>
    /// <exception cref="ArgumentException"><paramref name="argout"/> has fewer than two elements.</exception>
    /// <exception cref="GdalException">No valid pixel, or the file cannot be read.</exception>
    public void ComputeRasterMinMax(double[] argout, int approx_ok)
    {
        Dataset.RequireLength(argout, 2, nameof(argout));
        using NativeCall call = Enter();
        call.Checked(LibGdal.GDALComputeRasterMinMax(Pointer, approx_ok, argout), "The least and the greatest value were not computed");
    }

    /// <summary>Counts the values in buckets of equal width.</summary>
    /// <param name="min">Lower edge of the first bucket.</param>
    /// <param name="max">Upper edge of the last bucket.</param>
    /// <param name="buckets">Number of buckets.</param>
    /// <param name="panHistogram">The counts, filled in.</param>
    /// <param name="include_out_of_range">1 to count what lies outside in the first and last bucket.</param>
    /// <param name="approx_ok">1 to be content with overviews or a sample.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="panHistogram"/> has fewer than <paramref name="buckets"/> elements.</exception>
    /// <exception cref="GdalException">The file cannot be read, or <paramref name="callback"/> asked to stop ("User
    /// terminated").</exception>
    /// <exception cref="OverflowException">A bucket counts more than <see cref="int.MaxValue"/> pixels.</exception>
    public unsafe CPLErr GetHistogram(
        double min,
        double max,
        int buckets,
        int[] panHistogram,
        int include_out_of_range,
        int approx_ok,
        Gdal.GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        ArgumentNullException.ThrowIfNull(panHistogram);
        if (buckets < 1 || panHistogram.Length < buckets)
        {
            throw new ArgumentException(
                $"The array has {panHistogram.Length} elements, and {buckets} buckets are asked for.", nameof(panHistogram));
        }

        ulong[] counts = new ulong[buckets];
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        CPLErr result;
        fixed (ulong* pinned = counts)
        {
            int error = LibGdal.GDALGetRasterHistogramEx(
                Pointer, min, max, buckets, pinned, include_out_of_range, approx_ok, progress.Function, progress.Data);
            progress.Rethrow();
            result = call.Checked(error, progress.Stopped ? CallFiles.Stopped : "The histogram was not computed");
        }

        for (int i = 0; i < buckets; i++)
        {
            panHistogram[i] = checked((int)counts[i]);
        }

        return result;
    }

    /// <summary>Gets the histogram that is stored with the file, or computes one.</summary>
    /// <param name="min_ret">Lower edge of the first bucket.</param>
    /// <param name="max_ret">Upper edge of the last bucket.</param>
    /// <param name="buckets_ret">Number of buckets.</param>
    /// <param name="ppanHistogram">The counts; empty when there are none.</param>
    /// <param name="force">1 to compute it when none is stored.</param>
    /// <param name="callback">Told of the progress; may be null.</param>
    /// <param name="callback_data">A text handed to <paramref name="callback"/>; may be null.</param>
    /// <returns><see cref="CPLErr.CE_None"/>, or <see cref="CPLErr.CE_Warning"/> when none is stored and none was to be computed.</returns>
    /// <exception cref="GdalException">The file cannot be read, or <paramref name="callback"/> asked to stop ("User
    /// terminated").</exception>
    /// <exception cref="OverflowException">A bucket counts more than <see cref="int.MaxValue"/> pixels.</exception>
    public unsafe CPLErr GetDefaultHistogram(
        out double min_ret,
        out double max_ret,
        out int buckets_ret,
        out int[] ppanHistogram,
        int force,
        Gdal.GDALProgressFuncDelegate? callback,
        string? callback_data)
    {
        using var progress = new Progress(callback, callback_data);
        using NativeCall call = Enter();
        int error = LibGdal.GDALGetDefaultHistogramEx(
            Pointer, out min_ret, out max_ret, out buckets_ret, out ulong* counts, force, progress.Function, progress.Data);
        try
        {
            progress.Rethrow();
            bool none = error == (int)CPLErr.CE_Warning;
            CPLErr result = none
                ? CPLErr.CE_Warning
                : call.Checked(error, progress.Stopped ? CallFiles.Stopped : "The histogram was not computed");
            ppanHistogram = new int[none || counts is null ? 0 : buckets_ret];
            for (int i = 0; i < ppanHistogram.Length; i++)
            {
                ppanHistogram[i] = checked((int)counts[i]);
            }

            return result;
        }
        finally
        {
            LibGdal.VSIFree((nint)counts);
        }
    }

    /// <summary>Stores a histogram with the file.</summary>
    /// <param name="min">Lower edge of the first bucket.</param>
    /// <param name="max">Upper edge of the last bucket.</param>
    /// <param name="buckets_in">Number of buckets.</param>
    /// <param name="panHistogram_in">The counts.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="panHistogram_in"/> has fewer than <paramref name="buckets_in"/> elements, or a
    /// negative one.</exception>
    /// <exception cref="GdalException">The format cannot.</exception>
    public unsafe CPLErr SetDefaultHistogram(double min, double max, int buckets_in, int[] panHistogram_in)
    {
        ArgumentNullException.ThrowIfNull(panHistogram_in);
        if (buckets_in < 1
            || panHistogram_in.Length < buckets_in
            || panHistogram_in.AsSpan(0, buckets_in).ContainsAnyInRange(int.MinValue, -1))
        {
            throw new ArgumentException($"{buckets_in} counts are needed, none of them negative.", nameof(panHistogram_in));
        }

        ulong[] counts = Array.ConvertAll(panHistogram_in[..buckets_in], count => (ulong)count);
        using NativeCall call = Enter();
        fixed (ulong* pinned = counts)
        {
            return call.Checked(LibGdal.GDALSetDefaultHistogramEx(Pointer, min, max, buckets_in, pinned), "The histogram was not stored");
        }
    }
}

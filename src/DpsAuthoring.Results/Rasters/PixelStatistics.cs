using OSGeo.GDAL;

namespace DpsAuthoring.Results.Rasters;

/// <summary>What values the pixels of a band have. Those without data do not count, nor do infinite ones.</summary>
/// <param name="Count">How many pixels there are.</param>
/// <param name="Valid">How many of them have data.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation.</param>
internal sealed record PixelStatistics(long Count, long Valid, double Minimum, double Maximum, double Mean, double Deviation)
{
    /// <summary>Of more pixels no statistics are made: they are exact, and all pixels are read for them.</summary>
    public const long MostPixels = 1L << 30;

    private const int BlockPixels = 1 << 20;

    /// <summary>Reads all pixels.</summary>
    /// <exception cref="GdalException">They cannot be read.</exception>
    public static PixelStatistics Of(Band band)
    {
        band.GetNoDataValue(out double noData, out int hasNoData);
        int flags = band.GetMaskFlags();
        Band? mask = (flags & (GdalConst.GMF_ALL_VALID | GdalConst.GMF_NODATA)) == 0 ? band.GetMaskBand() : null;
        var tally = new Tally(hasNoData != 0 ? noData : null, band.DataType == DataType.GDT_Float32);
        band.GetBlockSize(out _, out int blockHeight);
        int rows = Math.Clamp(BlockPixels / band.XSize / blockHeight * blockHeight, 1, band.YSize);
        double[] values = new double[(long)rows * band.XSize];
        byte[] valid = mask is null ? [] : new byte[values.Length];
        for (int row = 0; row < band.YSize; row += rows)
        {
            int height = Math.Min(rows, band.YSize - row);
            band.ReadRaster(0, row, band.XSize, height, values, band.XSize, height, 0, 0);
            mask?.ReadRaster(0, row, band.XSize, height, valid, band.XSize, height, 0, 0);
            tally.Add(values.AsSpan(0, height * band.XSize), valid);
        }

        return tally.Result((long)band.XSize * band.YSize);
    }

    /// <summary>Counts. The mean and the deviation are those of differences from the first value, so that large values lose
    /// nothing.</summary>
    private sealed class Tally(double? noData, bool isSingle)
    {
        private long _count;
        private double _minimum = double.PositiveInfinity;
        private double _maximum = double.NegativeInfinity;
        private double _first;
        private double _mean;
        private double _squares;

        public void Add(ReadOnlySpan<double> values, ReadOnlySpan<byte> valid)
        {
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                if (!double.IsFinite(value) || IsNoData(value) || (valid.Length > 0 && valid[i] == 0))
                {
                    continue;
                }

                _first = _count++ == 0 ? value : _first;
                _minimum = Math.Min(_minimum, value);
                _maximum = Math.Max(_maximum, value);
                double shifted = value - _first, difference = shifted - _mean;
                _mean += difference / _count;
                _squares += difference * (shifted - _mean);
            }
        }

        public PixelStatistics Result(long pixels) => new(pixels, _count, _minimum, _maximum, _first + _mean,
            _count == 0 ? 0 : Math.Sqrt(_squares / _count));

        private bool IsNoData(double value) => noData is { } none && (value == none || (isSingle && (float)value == (float)none));
    }
}

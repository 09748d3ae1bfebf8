using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>Compares the pixels of two rasters of one size, a window after the other, so that memory does not grow with them.</summary>
internal sealed class PixelScan(Tolerance tolerance)
{
    /// <summary>How many bytes of a band are held at once, of each of the two.</summary>
    private const int Room = 8 << 20;

    /// <summary>What differs in the bands that both have.</summary>
    public IReadOnlyList<Difference> Compare(Dataset first, Dataset second)
    {
        Pair[] bands =
        [
            .. Enumerable.Range(1, Math.Min(first.RasterCount, second.RasterCount))
                .Select(number => new Pair(number, first.GetRasterBand(number), second.GetRasterBand(number), tolerance)),
        ];
        if (bands.Length == 0)
        {
            return [];
        }

        int pixel = bands.Max(band => band.Tally.Size);
        var one = new Buffer(Room, pixel);
        var other = new Buffer(Room, pixel);
        foreach ((int column, int row, int width, int height) in Windows(bands[0], pixel))
        {
            foreach (Pair band in bands)
            {
                string? reason = null, otherReason = null;
                Parallel.Invoke(
                    () => reason = one.Read(band.First, band.Tally, column, row, width, height),
                    () => otherReason = other.Read(band.Second, band.Tally, column, row, width, height));
                if (reason is not null || otherReason is not null)
                {
                    Difference[] before = [.. bands.SelectMany(pair => pair.Tally.Differences(pair.Number))];
                    return [.. before, new Difference(DifferenceKind.Unreadable, $"band {band.Number} from row {row} on", reason, otherReason)];
                }

                for (int line = 0; line < height; line++)
                {
                    int size = width * band.Tally.Size;
                    band.Tally.Add(
                        one.Pixels.AsSpan(line * size, size),
                        other.Pixels.AsSpan(line * size, size),
                        one.MaskOf(line, width),
                        other.MaskOf(line, width),
                        column,
                        row + line);
                }
            }
        }

        return [.. bands.SelectMany(band => band.Tally.Differences(band.Number))];
    }

    /// <summary>Windows along the blocks that the files are stored in, where these have room.</summary>
    private static IEnumerable<(int Column, int Row, int Width, int Height)> Windows(Pair band, int pixel)
    {
        (int columns, int rows) = (band.First.XSize, band.First.YSize);
        band.First.GetBlockSize(out int width, out int height);
        band.Second.GetBlockSize(out int otherWidth, out int otherHeight);
        (width, height) = (Math.Min(Math.Max(width, otherWidth), columns), Math.Min(Math.Max(height, otherHeight), rows));
        long room = Room / pixel;
        int wide = (long)columns * height <= room
            ? columns
            : (int)Math.Clamp(room / height / width * width, Math.Min(width, room), columns);
        int high = (int)Math.Clamp(room / wide, 1, rows);
        high = high >= height ? high / height * height : high;
        for (int row = 0; row < rows; row += high)
        {
            for (int column = 0; column < columns; column += wide)
            {
                yield return (column, row, Math.Min(wide, columns - column), Math.Min(high, rows - row));
            }
        }
    }

    private sealed record Pair(int Number, Band First, Band Second, Tolerance Tolerance)
    {
        public PixelTally Tally { get; } = PixelTally.Create(First, Second, Tolerance);
    }

    /// <summary>A window of one band.</summary>
    private sealed class Buffer(int room, int pixel)
    {
        private const int PerDataset = 2;
        private const int Alpha = 4;

        private readonly byte[] _mask = GC.AllocateUninitializedArray<byte>(room / pixel, pinned: true);
        private bool _hasMask;

        public byte[] Pixels { get; } = GC.AllocateUninitializedArray<byte>(room, pinned: true);

        public ReadOnlySpan<byte> MaskOf(int line, int width) => _hasMask ? _mask.AsSpan(line * width, width) : [];

        /// <returns>Why it cannot be read; null where it was.</returns>
        public string? Read(Band band, PixelTally tally, int column, int row, int width, int height)
        {
            try
            {
                nint pixels = Marshal.UnsafeAddrOfPinnedArrayElement(Pixels, 0);
                band.ReadRaster(column, row, width, height, pixels, width, height, tally.Type, 0, 0);
                _hasMask = (band.GetMaskFlags() & (PerDataset | Alpha)) == PerDataset;
                if (_hasMask)
                {
                    band.GetMaskBand().ReadRaster(column, row, width, height, _mask, width, height, 0, 0);
                }

                return null;
            }
            catch (GdalException e)
            {
                return e.Message.TrimEnd('.');
            }
        }
    }
}

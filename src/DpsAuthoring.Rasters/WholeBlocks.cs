using System.Numerics;
using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// Writes the blocks of a GeoTIFF as they are, where a window is made of whole ones. GDAL's cache is passed by: it would copy each block
/// into memory that it takes from the system anew.
/// </summary>
internal sealed class WholeBlocks<T>
    where T : unmanaged, INumber<T>
{
    private readonly int _width;
    private readonly int _height;
    private readonly int _blockWidth;
    private readonly int _blockHeight;
    private T[] _block = [];

    private WholeBlocks(Dataset dataset, Band band)
    {
        (_width, _height) = (dataset.RasterXSize, dataset.RasterYSize);
        band.GetBlockSize(out _blockWidth, out _blockHeight);
    }

    /// <summary>What writes a new file's blocks; null where they are of other pixels, or hold several bands.</summary>
    public static WholeBlocks<T>? Of(Dataset dataset)
    {
#if WRITES_BLOCKS
        using Driver driver = dataset.GetDriver();
        using Band band = dataset.GetRasterBand(1);
        bool apart = dataset.RasterCount == 1 || dataset.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE") == "BAND";
        return driver.ShortName == "GTiff" && apart && band.DataType == PixelType.Of<T>() ? new(dataset, band) : null;
#else
        return null;
#endif
    }

    /// <summary>Whether whole blocks fill a window.</summary>
    public bool Fill(RasterWindow window) =>
        window.X % _blockWidth == 0 && window.Y % _blockHeight == 0
        && Ends(window.X + window.Width, _blockWidth, _width) && Ends(window.Y + window.Height, _blockHeight, _height);

    /// <summary>Writes a window of whole blocks.</summary>
    public unsafe void Write(Band band, RasterWindow window, T[] pixels)
    {
        for (int y = 0; y < window.Height; y += _blockHeight)
        {
            for (int x = 0; x < window.Width; x += _blockWidth)
            {
                fixed (T* first = BlockAt(x, y, window, pixels))
                {
                    Write(band, (window.X + x) / _blockWidth, (window.Y + y) / _blockHeight, (nint)first);
                }
            }
        }
    }

    private static void Write(Band band, int x, int y, nint pixels)
    {
#if WRITES_BLOCKS
        GdalResult.Done(band.WriteBlock(x, y, pixels), "The block was not written");
#else
        throw new NotSupportedException();
#endif
    }

    private static bool Ends(int end, int block, int raster) => end % block == 0 || end == raster;

    private ReadOnlySpan<T> BlockAt(int x, int y, RasterWindow window, ReadOnlySpan<T> pixels)
    {
        (int width, int height) = (Math.Min(_blockWidth, window.Width - x), Math.Min(_blockHeight, window.Height - y));
        if (window.Width == _blockWidth && height == _blockHeight)
        {
            return pixels.Slice(y * window.Width, _blockWidth * _blockHeight);
        }

        _block = _block.Length == 0 ? new T[_blockWidth * _blockHeight] : _block;
        if (width < _blockWidth || height < _blockHeight)
        {
            Array.Clear(_block); // what lies beyond the raster is the same in every run
        }

        for (int row = 0; row < height; row++)
        {
            pixels.Slice(((y + row) * window.Width) + x, width).CopyTo(_block.AsSpan(row * _blockWidth));
        }

        return _block;
    }
}

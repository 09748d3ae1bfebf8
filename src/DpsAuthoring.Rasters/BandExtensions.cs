using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>Bands in the manner of C#: pixels as arrays and spans, no-data as a nullable number.</summary>
public static class BandExtensions
{
    extension(Band band)
    {
        /// <summary>The value that marks pixels without data; null where there is none.</summary>
        public double? NoData
        {
            get
            {
                band.GetNoDataValue(out double value, out int has);
                return has == 0 ? null : value;
            }

            set => GdalResult.Done(
                value is { } number ? band.SetNoDataValue(number) : band.DeleteNoDataValue(), "The no-data value was not set");
        }

        /// <summary>Whether some pixels may be without data: by a no-data value, a mask or an alpha band.</summary>
        public bool HasMask => (band.GetMaskFlags() & GdalConst.GMF_ALL_VALID) == 0;

        /// <summary>
        /// Reads the band, or a window of it, row by row. GDAL converts to the type of the array: it rounds and cuts off.
        /// </summary>
        /// <typeparam name="T">The type of the pixels in the array.</typeparam>
        /// <param name="window">What to read; all where it is null.</param>
        /// <exception cref="ArgumentException">The window is not in the band, or too large for an array.</exception>
        public T[] Read<T>(RasterWindow? window = null)
            where T : unmanaged
        {
            RasterWindow chosen = Chosen(band, window);
            T[] pixels = GC.AllocateUninitializedArray<T>(ArrayLength(chosen));
            band.Read(pixels.AsSpan(), chosen);
            return pixels;
        }

        /// <summary>Reads the band, or a window of it, into memory of the caller's.</summary>
        /// <typeparam name="T">The type of the pixels in memory.</typeparam>
        /// <param name="pixels">Filled row by row; it has exactly the window's size.</param>
        /// <param name="window">What to read; all where it is null.</param>
        /// <exception cref="ArgumentException">The window is not in the band, or the memory has another size.</exception>
        public unsafe void Read<T>(Span<T> pixels, RasterWindow? window = null)
            where T : unmanaged
        {
            RasterWindow chosen = Chosen(band, window);
            RequireSize(pixels.Length, chosen.Pixels, chosen);
            fixed (T* first = pixels)
            {
                GdalResult.Done(
                    band.ReadRaster(
                        chosen.X, chosen.Y, chosen.Width, chosen.Height, (nint)first, chosen.Width, chosen.Height, PixelType.Of<T>(), 0, 0),
                    "The pixels were not read");
            }
        }

        /// <inheritdoc cref="Read{T}(Band, Span{T}, RasterWindow?)"/>
        public void Read<T>(Memory<T> pixels, RasterWindow? window = null)
            where T : unmanaged
            => band.Read(pixels.Span, window);

        /// <summary>Writes the band, or a window of it. GDAL converts to the type of the file: it rounds and cuts off.</summary>
        /// <typeparam name="T">The type of the pixels in memory.</typeparam>
        /// <param name="pixels">The pixels row by row, exactly the window's size.</param>
        /// <param name="window">What to write; all where it is null.</param>
        /// <exception cref="ArgumentException">The window is not in the band, or the memory has another size.</exception>
        public unsafe void Write<T>(ReadOnlySpan<T> pixels, RasterWindow? window = null)
            where T : unmanaged
        {
            RasterWindow chosen = Chosen(band, window);
            RequireSize(pixels.Length, chosen.Pixels, chosen);
            fixed (T* first = pixels)
            {
                GdalResult.Done(
                    band.WriteRaster(
                        chosen.X, chosen.Y, chosen.Width, chosen.Height, (nint)first, chosen.Width, chosen.Height, PixelType.Of<T>(), 0, 0),
                    "The pixels were not written");
            }
        }

        /// <inheritdoc cref="Write{T}(Band, ReadOnlySpan{T}, RasterWindow?)"/>
        public void Write<T>(ReadOnlyMemory<T> pixels, RasterWindow? window = null)
            where T : unmanaged
            => band.Write(pixels.Span, window);

        /// <inheritdoc cref="Write{T}(Band, ReadOnlySpan{T}, RasterWindow?)"/>
        public void Write<T>(T[] pixels, RasterWindow? window = null)
            where T : unmanaged
            => band.Write((ReadOnlySpan<T>)pixels, window);

        /// <summary>Reads which pixels have data, by the band's no-data value, mask or alpha.</summary>
        /// <param name="window">What to read; all where it is null.</param>
        /// <returns>True where a pixel has data, row by row.</returns>
        /// <exception cref="ArgumentException">The window is not in the band, or too large for an array.</exception>
        public bool[] ReadMask(RasterWindow? window = null)
        {
            using Band mask = GdalResult.Opened(band.GetMaskBand(), "The band's mask cannot be read");
            return Array.ConvertAll(mask.Read<byte>(Chosen(band, window)), value => value != 0);
        }
    }

    internal static int ArrayLength(RasterWindow window, int bands = 1) =>
        window.Pixels * bands <= Array.MaxLength
            ? (int)(window.Pixels * bands)
            : throw new ArgumentException($"{window} in {bands} band(s) are more than an array holds: read by windows, or by Blocks.Read.");

    internal static void RequireSize(int length, long pixels, RasterWindow window)
    {
        if (length != pixels)
        {
            throw new ArgumentException($"The memory holds {length} pixels, and the window ({window}) has {pixels}: give it that size.");
        }
    }

    internal static RasterWindow Chosen(int width, int height, RasterWindow? window)
    {
        RasterWindow chosen = window ?? new RasterWindow(0, 0, width, height);
        return chosen is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 }
            && (long)chosen.X + chosen.Width <= width && (long)chosen.Y + chosen.Height <= height
                ? chosen
                : throw new ArgumentException($"The window ({chosen}) is not in the raster, which has {width} x {height} pixels.");
    }

    private static RasterWindow Chosen(Band band, RasterWindow? window) => Chosen(band.XSize, band.YSize, window);
}

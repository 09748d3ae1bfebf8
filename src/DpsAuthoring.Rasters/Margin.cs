namespace DpsAuthoring.Rasters;

/// <summary>Fills what a window has beyond the raster's edge.</summary>
internal static class Margin
{
    /// <param name="pixels">The window's pixels, or nothing.</param>
    /// <param name="window">The window.</param>
    /// <param name="inside">The part of it that is in the raster and filled.</param>
    /// <param name="edge">What lies outside.</param>
    /// <param name="nothing">The value of pixels without data.</param>
    public static void Fill<TValue>(Span<TValue> pixels, RasterWindow window, RasterWindow inside, Edge edge, TValue nothing)
    {
        if (pixels.IsEmpty)
        {
            return;
        }

        (int left, int top) = (inside.X - window.X, inside.Y - window.Y);
        for (int y = top; y < top + inside.Height; y++)
        {
            Span<TValue> row = pixels.Slice(y * window.Width, window.Width);
            for (int x = 0; x < left; x++)
            {
                row[x] = edge == Edge.NoData ? nothing : row[left + Source(x - left, inside.Width, edge)];
            }

            for (int x = left + inside.Width; x < row.Length; x++)
            {
                row[x] = edge == Edge.NoData ? nothing : row[left + Source(x - left, inside.Width, edge)];
            }
        }

        for (int y = 0; y < window.Height; y++)
        {
            if (y >= top && y < top + inside.Height)
            {
                continue;
            }

            Span<TValue> row = pixels.Slice(y * window.Width, window.Width);
            if (edge == Edge.NoData)
            {
                row.Fill(nothing);
            }
            else
            {
                pixels.Slice((top + Source(y - top, inside.Height, edge)) * window.Width, window.Width).CopyTo(row);
            }
        }
    }

    /// <summary>The place inside that a place outside is a copy of.</summary>
    private static int Source(int place, int size, Edge edge)
    {
        if (edge == Edge.Replicate)
        {
            return Math.Clamp(place, 0, size - 1);
        }

        int period = 2 * size;
        int within = ((place % period) + period) % period;
        return within < size ? within : period - 1 - within;
    }
}

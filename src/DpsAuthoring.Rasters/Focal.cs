using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>Moving windows over the first input, as large as the halo: <c>WithHalo(2).PerBlockAsync(Focal.Mean)</c> is of 5 x 5.</summary>
public static class Focal
{
    /// <summary>The mean of a pixel and its neighbours that have data; a pixel without data stays so.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="block">The block.</param>
    /// <exception cref="NotSupportedException">The type is an integer.</exception>
    public static void Mean<T>(Block<T> block)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(block);
        if (!PixelType.IsFloating<T>())
        {
            throw new NotSupportedException("The mean of a moving window is no integer: compute in float or double.");
        }

        int size = (2 * block.Halo) + 1;
        bool whole = !Validity.HasNaN<T>(block[0]);
        var sums = new T[block.InputWidth];
        var counts = new T[whole ? 0 : block.InputWidth];
        T area = T.CreateTruncating(size * size);
        for (int y = 0; y < block.Height; y++)
        {
            // Down the columns, then along the row: each sum is taken anew, so that it does not depend on where the block begins.
            ReadOnlySpan<T> rows = block[0].Slice(y * block.InputWidth, size * block.InputWidth);
            Span<T> output = block.Output.Slice(y * block.Width, block.Width);
            if (whole)
            {
                Down(rows, size, sums);
                Along(sums, size, area, output);
            }
            else
            {
                DownPresent(rows, size, sums, counts);
                AlongPresent(sums, counts, size, block.Row(0, y), output);
            }
        }
    }

    private static void Down<T>(ReadOnlySpan<T> rows, int size, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        int x = 0;
        for (; x <= sums.Length - Vector<T>.Count; x += Vector<T>.Count)
        {
            Vector<T> sum = Vector<T>.Zero;
            for (int at = x; at < rows.Length; at += sums.Length)
            {
                sum += new Vector<T>(rows[at..]);
            }

            sum.CopyTo(sums[x..]);
        }

        for (; x < sums.Length; x++)
        {
            T sum = T.Zero;
            for (int dy = 0; dy < size; dy++)
            {
                sum += rows[(dy * sums.Length) + x];
            }

            sums[x] = sum;
        }
    }

    private static void Along<T>(ReadOnlySpan<T> sums, int size, T area, Span<T> output)
        where T : unmanaged, INumber<T>
    {
        var areas = new Vector<T>(area);
        int x = 0;
        for (; x <= output.Length - Vector<T>.Count; x += Vector<T>.Count)
        {
            Vector<T> sum = Vector<T>.Zero;
            for (int dx = 0; dx < size; dx++)
            {
                sum += new Vector<T>(sums[(x + dx)..]);
            }

            (sum / areas).CopyTo(output[x..]);
        }

        for (; x < output.Length; x++)
        {
            output[x] = Sum(sums.Slice(x, size)) / area;
        }
    }

    private static void DownPresent<T>(ReadOnlySpan<T> rows, int size, Span<T> sums, Span<T> counts)
        where T : unmanaged, INumber<T>
    {
        int x = 0;
        for (; x <= sums.Length - Vector<T>.Count; x += Vector<T>.Count)
        {
            Vector<T> sum = Vector<T>.Zero;
            Vector<T> count = Vector<T>.Zero;
            for (int at = x; at < rows.Length; at += sums.Length)
            {
                var value = new Vector<T>(rows[at..]);
                var isNumber = Vector.Equals(value, value);
                sum += value & isNumber;
                count += Vector<T>.One & isNumber;
            }

            sum.CopyTo(sums[x..]);
            count.CopyTo(counts[x..]);
        }

        for (; x < sums.Length; x++)
        {
            (sums[x], counts[x]) = (T.Zero, T.Zero);
            for (int dy = 0; dy < size; dy++)
            {
                T value = rows[(dy * sums.Length) + x];
                if (!T.IsNaN(value))
                {
                    sums[x] += value;
                    counts[x]++;
                }
            }
        }
    }

    private static void AlongPresent<T>(
        ReadOnlySpan<T> sums, ReadOnlySpan<T> counts, int size, ReadOnlySpan<T> pixels, Span<T> output)
        where T : unmanaged, INumber<T>
    {
        int x = 0;
        for (; x <= output.Length - Vector<T>.Count; x += Vector<T>.Count)
        {
            Vector<T> sum = Vector<T>.Zero;
            Vector<T> count = Vector<T>.Zero;
            for (int dx = 0; dx < size; dx++)
            {
                sum += new Vector<T>(sums[(x + dx)..]);
                count += new Vector<T>(counts[(x + dx)..]);
            }

            var pixel = new Vector<T>(pixels[x..]);
            Vector.ConditionalSelect(Vector.Equals(pixel, pixel), sum / count, pixel).CopyTo(output[x..]);
        }

        for (; x < output.Length; x++)
        {
            output[x] = T.IsNaN(pixels[x]) ? pixels[x] : Sum(sums.Slice(x, size)) / Sum(counts.Slice(x, size));
        }
    }

    private static T Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
        {
            sum += value;
        }

        return sum;
    }
}

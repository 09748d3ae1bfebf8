using System.Numerics;
using System.Numerics.Tensors;

namespace DpsAuthoring.Rasters;

/// <summary>Moving windows over the first input, as large as the halo: <c>WithHalo(2).PerBlockAsync(Focal.Mean)</c> is one of 5 x 5.</summary>
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
        var columns = new T[block.InputWidth];
        var counts = new T[block.InputWidth];
        var sums = new T[block.Width];
        var here = new T[block.Width];
        var ones = new T[block.InputWidth];
        var zeroed = new T[block.InputWidth];
        for (int y = 0; y < block.Height; y++)
        {
            // Down the columns, then along the row: each in one sweep of vectors, the same for every block.
            columns.AsSpan().Clear();
            counts.AsSpan().Clear();
            for (int dy = 0; dy < size; dy++)
            {
                Span<T> row = block[0].Slice((y + dy) * block.InputWidth, block.InputWidth);
                if (whole)
                {
                    TensorPrimitives.Add(columns, row, columns);
                }
                else
                {
                    Present(row, zeroed, ones);
                    TensorPrimitives.Add(columns, zeroed, columns);
                    TensorPrimitives.Add(counts, ones, counts);
                }
            }

            Span<T> output = block.Output.Slice(y * block.Width, block.Width);
            Along(columns, size, sums);
            if (whole)
            {
                TensorPrimitives.Divide(sums, T.CreateTruncating(size * size), output);
                continue;
            }

            Along(counts, size, here);
            TensorPrimitives.Divide(sums, here, output);
            Span<T> pixels = block.Row(0, y);
            for (int x = 0; x < output.Length; x++)
            {
                output[x] = T.IsNaN(pixels[x]) ? pixels[x] : output[x];
            }
        }
    }

    private static void Along<T>(ReadOnlySpan<T> values, int size, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        values[..sums.Length].CopyTo(sums);
        for (int dx = 1; dx < size; dx++)
        {
            TensorPrimitives.Add(sums, values.Slice(dx, sums.Length), sums);
        }
    }

    /// <summary>The values with 0 for those that are missing, and 1 for each that is there.</summary>
    private static void Present<T>(ReadOnlySpan<T> values, Span<T> zeroed, Span<T> ones)
        where T : unmanaged, INumber<T>
    {
        values.CopyTo(zeroed);
        Validity.Replace(zeroed, Validity.NaN<T>(), T.Zero);
        ones.Fill(T.One);
        for (int i = 0; i < values.Length; i++)
        {
            if (T.IsNaN(values[i]))
            {
                ones[i] = T.Zero;
            }
        }
    }
}

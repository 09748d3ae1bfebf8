using System.Numerics;
using System.Numerics.Tensors;

namespace DpsAuthoring.Rasters;

/// <summary>
/// Many inputs as one, pixel by pixel, over those that have data there: <c>PerBlockAsync(Combine.Median)</c>. A pixel that none has
/// is without data.
/// </summary>
public static class Combine
{
    /// <summary>The median of all inputs in the first output; of an even number, the mean of the two in the middle.</summary>
    /// <typeparam name="T">The type that is computed in; integers round the mean towards zero.</typeparam>
    /// <param name="block">The block.</param>
    public static void Median<T>(Block<T> block)
        where T : unmanaged, INumber<T>
        => Median(Required(block), .., 0);

    /// <summary>The median of some inputs in an output's band.</summary>
    /// <typeparam name="T">The type that is computed in; integers round the mean towards zero.</typeparam>
    /// <param name="block">The block.</param>
    /// <param name="inputs">The inputs: <c>0..12</c>.</param>
    /// <param name="band">The output's band, from 0.</param>
    public static void Median<T>(Block<T> block, Range inputs, int band)
        where T : unmanaged, INumber<T>
    {
        (int first, int count) = inputs.GetOffsetAndLength(Required(block).InputCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        new Medians<T>(block, first, count, band).Fill();
    }

    /// <summary>The mean of all inputs in the first output.</summary>
    /// <typeparam name="T">The type that is computed in; integers are summed up in double, and rounded towards zero.</typeparam>
    /// <param name="block">The block.</param>
    public static void Mean<T>(Block<T> block)
        where T : unmanaged, INumber<T>
        => Reduce(Required(block), values => T.CreateSaturating(Sum(values) / values.Length));

    /// <summary>The least of all inputs in the first output.</summary>
    /// <typeparam name="T">The type that is computed in.</typeparam>
    /// <param name="block">The block.</param>
    public static void Min<T>(Block<T> block)
        where T : unmanaged, INumber<T>
        => Reduce(Required(block), values => TensorPrimitives.Min(values));

    /// <summary>The greatest of all inputs in the first output.</summary>
    /// <typeparam name="T">The type that is computed in.</typeparam>
    /// <param name="block">The block.</param>
    public static void Max<T>(Block<T> block)
        where T : unmanaged, INumber<T>
        => Reduce(Required(block), values => TensorPrimitives.Max(values));

    /// <summary>The first input that has data, in the first output: a mosaic.</summary>
    /// <typeparam name="T">The type that is computed in.</typeparam>
    /// <param name="block">The block.</param>
    public static void First<T>(Block<T> block)
        where T : unmanaged, INumber<T>
        => Reduce(Required(block), values => values[0]);

    private static Block<T> Required<T>(Block<T> block)
        where T : unmanaged, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(block);
        return block;
    }

    private static double Sum<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        double sum = 0;
        foreach (T value in values)
        {
            sum += double.CreateTruncating(value);
        }

        return sum;
    }

    private static void Reduce<T>(Block<T> block, StackFunction<T> of)
        where T : unmanaged, INumber<T>
    {
        var values = new T[block.InputCount];
        for (int y = 0; y < block.Height; y++)
        {
            int start = block.RowStart(y);
            Span<T> output = block.Output.Slice(y * block.Width, block.Width);
            for (int x = 0; x < output.Length; x++)
            {
                int count = Present(block, 0, block.InputCount, start + x, values);
                output[x] = count > 0 ? of(values.AsSpan(0, count)) : block.NoData();
            }
        }
    }

    /// <summary>The values of the inputs that have data at a place.</summary>
    internal static int Present<T>(Block<T> block, int first, int count, int place, Span<T> values)
        where T : unmanaged, INumber<T>
    {
        int present = 0;
        for (int i = first; i < first + count; i++)
        {
            T value = block[i][place];
            ReadOnlySpan<bool> valid = block.Valid(i);
            if (!T.IsNaN(value) && (valid.IsEmpty || valid[place]))
            {
                values[present++] = value;
            }
        }

        return present;
    }
}

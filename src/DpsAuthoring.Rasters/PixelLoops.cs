using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>Functions of pixels as functions of blocks. A function is asked only where every input has data.</summary>
internal static class PixelLoops<T>
    where T : unmanaged, INumber<T>
{
    public static Action<Block<T>> Of(Func<T, T> compute) => block =>
    {
        bool[] memory = MaskMemory(block);
        for (int y = 0; y < block.Height; y++)
        {
            ReadOnlySpan<T> a = block.Row(0, y);
            ReadOnlySpan<bool> valid = ValidRow(block, y, memory);
            Span<T> output = block.Output.Slice(y * block.Width, block.Width);
            for (int x = 0; x < output.Length; x++)
            {
                output[x] = T.IsNaN(a[x]) || (!valid.IsEmpty && !valid[x]) ? Nothing(block) : compute(a[x]);
            }
        }
    };

    public static Action<Block<T>> Of(Func<T, T, T> compute) => block =>
    {
        bool[] memory = MaskMemory(block);
        for (int y = 0; y < block.Height; y++)
        {
            ReadOnlySpan<T> a = block.Row(0, y);
            ReadOnlySpan<T> b = block.Row(1, y);
            ReadOnlySpan<bool> valid = ValidRow(block, y, memory);
            Span<T> output = block.Output.Slice(y * block.Width, block.Width);
            for (int x = 0; x < output.Length; x++)
            {
                output[x] = T.IsNaN(a[x]) || T.IsNaN(b[x]) || (!valid.IsEmpty && !valid[x]) ? Nothing(block) : compute(a[x], b[x]);
            }
        }
    };

    public static Action<Block<T>> Of(Func<T, T, T, T> compute) => Of(values => compute(values[0], values[1], values[2]));

    public static Action<Block<T>> Of(StackFunction<T> compute) => block =>
    {
        bool[] memory = MaskMemory(block);
        var values = new T[block.InputCount];
        for (int y = 0; y < block.Height; y++)
        {
            ReadOnlySpan<bool> valid = ValidRow(block, y, memory);
            int first = block.RowStart(y);
            Span<T> output = block.Output.Slice(y * block.Width, block.Width);
            for (int x = 0; x < output.Length; x++)
            {
                bool missing = !valid.IsEmpty && !valid[x];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = block[i][first + x];
                    missing |= T.IsNaN(values[i]);
                }

                output[x] = missing ? Nothing(block) : compute(values);
            }
        }
    };

    public static Action<Block<T>> Of(NeighborhoodFunction<T> compute) => block =>
    {
        bool[] memory = MaskMemory(block);
        for (int y = 0; y < block.Height; y++)
        {
            Span<T> row = block.Row(0, y);
            ReadOnlySpan<bool> valid = ValidRow(block, y, memory);
            Span<T> output = block.Output.Slice(y * block.Width, block.Width);
            for (int x = 0; x < output.Length; x++)
            {
                output[x] = T.IsNaN(row[x]) || (!valid.IsEmpty && !valid[x])
                    ? Nothing(block)
                    : compute(new Neighborhood<T>(ref row[x], block.InputWidth, block.Halo));
            }
        }
    };

    private static T Nothing(Block<T> block) => PixelType.IsFloating<T>() ? Validity.NaN<T>() : block.NoData();

    private static bool[] MaskMemory(Block<T> block) => block.Valid(0).IsEmpty ? [] : new bool[block.Width];

    /// <summary>Which pixels of a row every input has data for; empty where no input has a mask.</summary>
    private static ReadOnlySpan<bool> ValidRow(Block<T> block, int y, Span<bool> memory)
    {
        if (memory.IsEmpty)
        {
            return [];
        }

        int first = block.RowStart(y);
        block.Valid(0).Slice(first, block.Width).CopyTo(memory);
        for (int i = 1; i < block.InputCount; i++)
        {
            ReadOnlySpan<bool> other = block.Valid(i).Slice(first, block.Width);
            for (int x = 0; x < memory.Length; x++)
            {
                memory[x] &= other[x];
            }
        }

        return memory;
    }
}

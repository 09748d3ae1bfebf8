using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>What became of a block: its pixels, and what the computation keeps of it.</summary>
internal sealed record BlockResult<T>(T[][] Pixels, object? Kept);

/// <summary>One thread that reads blocks and computes them.</summary>
internal sealed class BlockWorker<T>(
    BlockSettings settings,
    Func<Block<T>, object?> compute,
    BlockLayout layout,
    BlockOrder<BlockResult<T>> order,
    Lazy<ReaderSet<T>> reader,
    IReadOnlyList<OutputWriter<T>> outputs,
    BufferPool<T> buffers)
    where T : unmanaged, INumber<T>
{
    public void Run(int number)
    {
        try
        {
            ReaderSet<T> readers = reader.Value;
            int length = (layout.BlockWidth + (2 * settings.Halo)) * (layout.BlockHeight + (2 * settings.Halo));
            var memory = new MaskMemory();
            T[][] pixels = BufferPool<T>.Arrays<T>(settings.Inputs.Count, length);
            bool masked = !PixelType.IsFloating<T>() && readers.MayHide;
            bool[][] valid = BufferPool<T>.Arrays<bool>(masked ? settings.Inputs.Count : 0, length);
            T?[] noData = [.. outputs.SelectMany((output, i) => Enumerable.Repeat(output.NoData, settings.Outputs[i].Bands))];
            var block = new Block<T>(pixels, valid, noData, settings.Halo);
            while (order.Take(number) is { } index)
            {
                block.Window = layout[index];
                readers.Read(block.Window.Grown(settings.Halo), pixels, valid, memory);
                block.Results = buffers.Rent();
                object? kept = Compute(block);
                Finish(block);
                order.Finish(index, new(block.Results, kept));
            }
        }
        catch (Exception e)
        {
            order.Fail(e);
        }
    }

    private object? Compute(Block<T> block)
    {
        try
        {
            return compute(block);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new RasterException($"The computation failed in the block of {block.Window}: {e.Message}", e);
        }
    }

    /// <summary>NaN becomes the file's no-data value; where it has none, a NaN would become a 0 that looks like a value.</summary>
    private void Finish(Block<T> block)
    {
        int band = 0;
        for (int i = 0; i < outputs.Count; i++)
        {
            for (int end = band + settings.Outputs[i].Bands; band < end; band++)
            {
                if (outputs[i].ReplacesNaN)
                {
                    Validity.Replace(block.OutputAt(band), Validity.NaN<T>(), outputs[i].Written);
                }
                else if (outputs[i].RefusesNaN && Validity.HasNaN<T>(block.OutputAt(band)))
                {
                    throw new RasterException(
                        $"{outputs[i].Path} has pixels without a value in the block of {block.Window}, and no no-data value: give it one (noData: 255).");
                }
            }
        }
    }
}

using System.Numerics;
using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// A computation by blocks. Workers read, each through its own handles, and compute; one thread writes, in order. All are gone when it
/// ends, and an output that is not whole is gone with them.
/// </summary>
internal sealed class BlockRun<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>What is done once all blocks are computed, where a format then copies them.</summary>
    private const double ComputedShare = 0.75;

    private readonly BlockSettings _settings;
    private readonly Func<Block<T>, object?> _compute;
    private readonly Action<object?> _collect;
    private readonly CancellationToken _cancellationToken;

    private BlockRun(
        BlockSettings settings, Func<Block<T>, object?> compute, Action<object?> collect, CancellationToken cancellationToken)
    {
        _settings = settings;
        _compute = compute;
        _collect = collect;
        _cancellationToken = cancellationToken;
    }

    /// <param name="settings">What was said of the computation.</param>
    /// <param name="compute">Computes a block; what it returns is collected.</param>
    /// <param name="collect">Takes what was computed, block by block, in order, on one thread.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task RunAsync(
        BlockSettings settings, Func<Block<T>, object?> compute, Action<object?> collect, CancellationToken cancellationToken)
        => Task.Factory.StartNew(
            () => new BlockRun<T>(settings, compute, collect, cancellationToken).Run(),
            cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run()
    {
        Gdal.AllRegister();
        RasterGrid grid = _settings.Grid ?? InputHandles.GridOf(_settings.Inputs[0]);
        List<OutputWriter<T>> outputs = [];
        Lazy<ReaderSet<T>>[] readers = [];
        using var first = new ReaderSet<T>(_settings, grid);
        try
        {
            foreach (RasterOutput output in _settings.Outputs)
            {
                outputs.Add(new OutputWriter<T>(output, grid, _settings.Threads));
            }

            var layout = BlockLayout.For(
                _settings, grid, first.Stored,
                [.. outputs.SelectMany((output, i) => Enumerable.Repeat(output.Stored, _settings.Outputs[i].Bands))], PixelBytes);
            readers = ReadersFor(layout.Workers, first, grid);
            using (new CacheShare(layout.CacheBytes))
            {
                ComputeAndWrite(layout, readers, outputs);
            }

            bool copies = _settings.Outputs.Any(output => output.Format == "COG");
            outputs.ForEach(output => output.Close(
                done => Report(copies ? ComputedShare + ((1 - ComputedShare) * done) : 1), _cancellationToken));
            _cancellationToken.ThrowIfCancellationRequested();
            outputs.ForEach(output => output.Publish());
            Report(1);
        }
        finally
        {
            foreach (Lazy<ReaderSet<T>> reader in readers.Where(reader => reader.IsValueCreated))
            {
                reader.Value.Dispose();
            }

            outputs.ForEach(output => output.Dispose());
        }
    }

    private static unsafe int PixelBytes => sizeof(T);

    /// <summary>
    /// Handles of its own for each worker, unless a dataset is the caller's, or they would be too many to be open at once.
    /// </summary>
    private Lazy<ReaderSet<T>>[] ReadersFor(int workers, ReaderSet<T> first, RasterGrid grid)
    {
        const int MostFiles = 512;
        bool shared = _settings.Inputs.Any(input => input.Dataset is not null || input.Mask?.Dataset is not null);
        int sets = shared ? 1 : Math.Clamp(MostFiles / _settings.Inputs.Count, 1, workers);
        return
        [
            new(() => first),
            .. Enumerable.Range(1, sets - 1).Select(_ => new Lazy<ReaderSet<T>>(() => new ReaderSet<T>(_settings, grid))),
        ];
    }

    private void ComputeAndWrite(BlockLayout layout, Lazy<ReaderSet<T>>[] readers, List<OutputWriter<T>> outputs)
    {
        int ahead = 2 * layout.Workers;
        var order = new BlockOrder<BlockResult<T>>(layout.Count, ahead, layout.InLanes ? layout.Workers : 1);
        int bands = _settings.Outputs.Sum(output => output.Bands);
        var buffers = new BufferPool<T>(bands, layout.BlockWidth * layout.BlockHeight);
        using CancellationTokenRegistration stop = _cancellationToken.Register(
            () => order.Fail(new OperationCanceledException(_cancellationToken)));
        Thread[] workers =
        [
            .. Enumerable.Range(0, Math.Min(layout.Workers, layout.Count)).Select(number => new Thread(
                () => new BlockWorker<T>(_settings, _compute, layout, order, readers[number % readers.Length], outputs,
                    buffers).Run(number))
            {
                IsBackground = true,
                Name = $"blocks {number}",
            }),
        ];
        try
        {
            Array.ForEach(workers, worker => worker.Start());
            order.WriteAll((index, result) =>
            {
                int band = 0;
                for (int i = 0; i < outputs.Count; i++)
                {
                    outputs[i].Write(layout[index], result.Pixels.AsSpan(band, _settings.Outputs[i].Bands));
                    band += _settings.Outputs[i].Bands;
                }

                buffers.Return(result.Pixels);
                _collect(result.Kept);
                bool copies = _settings.Outputs.Any(output => output.Format == "COG");
                Report((copies ? ComputedShare : 1) * (index + 1) / layout.Count);
            });
        }
        catch (Exception e)
        {
            order.Fail(e);
            throw;
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Join());
        }
    }

    private void Report(double done) => _settings.Progress?.Report(done);
}

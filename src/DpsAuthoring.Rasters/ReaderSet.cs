using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>All inputs as one thread has them open.</summary>
internal sealed class ReaderSet<T> : IDisposable
    where T : unmanaged, INumber<T>
{
    private readonly InputHandles _handles;
    private readonly InputReader<T>[] _readers;
    private readonly IReadOnlyList<RasterInput> _inputs;
    private readonly Lock _gate = new();

    public ReaderSet(BlockSettings settings, RasterGrid grid)
    {
        _inputs = settings.Inputs;
        _handles = new InputHandles(grid);
        try
        {
            _readers = [.. _inputs.Select(input => new InputReader<T>(input, _handles, settings.Edge))];
        }
        catch
        {
            _handles.Dispose();
            throw;
        }
    }

    /// <summary>Whether some pixels may be without data.</summary>
    public bool MayHide => _readers.Any(reader => reader.MayHide);

    public IReadOnlyList<StoredLayout> Stored => [.. _readers.Select(reader => reader.Stored)];

    /// <summary>Reads a block of every input. Threads that share this set take turns.</summary>
    public void Read(RasterWindow window, T[][] pixels, bool[][] valid, MaskMemory memory)
    {
        int length = (int)window.Pixels;
        lock (_gate)
        {
            for (int i = 0; i < _readers.Length; i++)
            {
                try
                {
                    _readers[i].Read(window, pixels[i].AsSpan(0, length), valid.Length == 0 ? [] : valid[i].AsSpan(0, length), memory);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    throw new RasterException($"{_inputs[i]} was not read in the block of {window}: {e.Message}", e);
                }
            }
        }
    }

    public void Dispose() => _handles.Dispose();
}

using System.Runtime.ExceptionServices;

namespace DpsAuthoring.Rasters;

/// <summary>
/// Hands out the blocks to workers and takes them back, in order. A worker whose block is too far ahead of the writer waits, so that
/// finished blocks do not pile up; the block that the writer waits for never does.
/// </summary>
/// <typeparam name="TDone">What a worker makes of a block.</typeparam>
internal sealed class BlockOrder<TDone>
    where TDone : class
{
    private readonly object _gate = new();
    private readonly TDone?[] _done;
    private readonly int[] _next;
    private readonly int _count;
    private int _written;
    private Exception? _failure;

    /// <param name="count">How many blocks there are.</param>
    /// <param name="ahead">How many may be under way or wait for the writer.</param>
    /// <param name="lanes">How many workers have every so manieth block for themselves; 1 where each takes the next.</param>
    public BlockOrder(int count, int ahead, int lanes)
    {
        _count = count;
        _done = new TDone?[Math.Max(ahead, lanes)];
        _next = [.. Enumerable.Range(0, lanes)];
    }

    /// <summary>The next block for a worker, or null when there is none or the computation has failed.</summary>
    public int? Take(int worker)
    {
        lock (_gate)
        {
            ref int next = ref _next[worker % _next.Length];
            int index = next;
            if (index >= _count)
            {
                return null;
            }

            next += _next.Length;
            while (_failure is null && index >= _written + _done.Length)
            {
                Monitor.Wait(_gate);
            }

            return _failure is null ? index : null;
        }
    }

    /// <summary>Gives a block to the writer.</summary>
    public void Finish(int index, TDone done)
    {
        lock (_gate)
        {
            _done[index % _done.Length] = done;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Stops everything; the first reason is kept.</summary>
    public void Fail(Exception reason)
    {
        lock (_gate)
        {
            _failure ??= reason;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Takes the blocks in their order, each when it is finished, and ends with the last or with the failure.</summary>
    public void WriteAll(Action<int, TDone> write)
    {
        for (int index = 0; index < _count; index++)
        {
            TDone? done;
            lock (_gate)
            {
                while (_failure is null && _done[index % _done.Length] is null)
                {
                    Monitor.Wait(_gate);
                }

                ThrowIfFailed();
                done = _done[index % _done.Length];
                _done[index % _done.Length] = null;
            }

            write(index, done!);
            lock (_gate)
            {
                _written = index + 1;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Throws what has failed.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }
}

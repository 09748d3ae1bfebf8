using System.Collections.Concurrent;

namespace DpsAuthoring.Rasters;

/// <summary>The outputs' blocks, used again once they are written.</summary>
internal sealed class BufferPool<T>(int bands, int length)
{
    private readonly ConcurrentBag<T[][]> _free = [];

    public static TValue[][] Arrays<TValue>(int count, int length) =>
        [.. Enumerable.Range(0, count).Select(_ => GC.AllocateUninitializedArray<TValue>(length))];

    public T[][] Rent() => _free.TryTake(out T[][]? arrays) ? arrays : Arrays<T>(bands, length);

    public void Return(T[][] arrays) => _free.Add(arrays);
}

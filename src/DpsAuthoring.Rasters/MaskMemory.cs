namespace DpsAuthoring.Rasters;

/// <summary>A worker's memory for masks, kept from block to block.</summary>
internal sealed class MaskMemory
{
    private byte[] _mask = [];
    private int[] _values = [];

    public Span<byte> Mask(int length) => Grown(ref _mask, length);

    public Span<int> Values(int length) => Grown(ref _values, length);

    private static Span<TValue> Grown<TValue>(ref TValue[] array, int length)
    {
        if (array.Length < length)
        {
            array = GC.AllocateUninitializedArray<TValue>(length);
        }

        return array.AsSpan(0, length);
    }
}

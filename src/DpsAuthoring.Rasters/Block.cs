using System.Numerics;

namespace DpsAuthoring.Rasters;

/// <summary>
/// A block under way: the inputs' pixels, row by row, and the outputs' to fill. It is used again for other blocks, so keep neither it nor
/// its spans. In float and double a pixel without data is NaN, in the inputs and in the outputs.
/// </summary>
/// <typeparam name="T">The type that is computed in.</typeparam>
public sealed class Block<T>
    where T : unmanaged, INumber<T>
{
    private readonly T[][] _inputs;
    private readonly bool[][] _valid;
    private readonly IReadOnlyList<T?> _noData;

    internal Block(T[][] inputs, bool[][] valid, IReadOnlyList<T?> noData, int halo)
    {
        _inputs = inputs;
        _valid = valid;
        _noData = noData;
        Halo = halo;
    }

    /// <summary>Where the block lies in the raster.</summary>
    public RasterWindow Window { get; internal set; }

    /// <summary>The block's width, and that of its outputs.</summary>
    public int Width => Window.Width;

    /// <summary>The block's height, and that of its outputs.</summary>
    public int Height => Window.Height;

    /// <summary>How many pixels the inputs reach beyond the block, on each side.</summary>
    public int Halo { get; }

    /// <summary>The inputs' width: the block's and twice the halo.</summary>
    public int InputWidth => Width + (2 * Halo);

    /// <summary>The inputs' height: the block's and twice the halo.</summary>
    public int InputHeight => Height + (2 * Halo);

    /// <summary>How many inputs there are.</summary>
    public int InputCount => _inputs.Length;

    /// <summary>How many bands all outputs have together.</summary>
    public int OutputCount => Results.Length;

    /// <summary>The first output's band.</summary>
    public Span<T> Output => OutputAt(0);

    internal T[][] Results { get; set; } = [];

    /// <summary>An input's pixels, with the halo. They are the block's own and may be overwritten.</summary>
    /// <param name="input">The input, from 0.</param>
    public Span<T> this[int input] => _inputs[input].AsSpan(0, InputWidth * InputHeight);

    /// <summary>An output band's pixels, to be filled. Bands of several outputs follow each other.</summary>
    /// <param name="band">The band, from 0.</param>
    public Span<T> OutputAt(int band) => Results[band].AsSpan(0, Width * Height);

    /// <summary>Which of an input's pixels have data, with the halo. For integers; in float and double the others are NaN.</summary>
    /// <param name="input">The input, from 0.</param>
    /// <returns>True where there is data; empty where all have data, or where they are NaN.</returns>
    public ReadOnlySpan<bool> Valid(int input) => _valid.Length == 0 ? [] : _valid[input].AsSpan(0, InputWidth * InputHeight);

    /// <summary>What to write where there is no data: NaN, or the output's no-data value.</summary>
    /// <param name="band">The output's band, from 0.</param>
    /// <exception cref="InvalidOperationException">The output declares none.</exception>
    public T NoData(int band = 0) => _noData[band] ?? throw new InvalidOperationException(
        "A pixel has no value, and the output declares no no-data value: give it one (noData: -9999).");

    /// <summary>Where a row of the block begins in the inputs' pixels.</summary>
    /// <param name="y">The row in the block.</param>
    internal int RowStart(int y) => ((y + Halo) * InputWidth) + Halo;

    /// <summary>A row of an input, without the halo.</summary>
    /// <param name="input">The input, from 0.</param>
    /// <param name="y">The row in the block.</param>
    public Span<T> Row(int input, int y) => _inputs[input].AsSpan(RowStart(y), Width);

    /// <summary>One pixel of an input with its neighbours.</summary>
    /// <param name="input">The input, from 0.</param>
    /// <param name="x">The column in the block.</param>
    /// <param name="y">The row in the block.</param>
    public Neighborhood<T> Around(int input, int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height);
        return new(ref _inputs[input][((y + Halo) * InputWidth) + x + Halo], InputWidth, Halo);
    }
}

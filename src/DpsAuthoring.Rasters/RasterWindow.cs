namespace DpsAuthoring.Rasters;

/// <summary>A rectangle of pixels.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public readonly record struct RasterWindow(int X, int Y, int Width, int Height)
{
    /// <summary>How many pixels it holds.</summary>
    public long Pixels => (long)Width * Height;

    /// <summary>The rectangle with a margin all around.</summary>
    internal RasterWindow Grown(int margin) => new(X - margin, Y - margin, Width + (2 * margin), Height + (2 * margin));

    /// <summary>The part of it that lies in a raster of this size.</summary>
    internal RasterWindow Within(int width, int height)
    {
        int left = Math.Clamp(X, 0, width);
        int top = Math.Clamp(Y, 0, height);
        return new(left, top, Math.Clamp(X + Width, left, width) - left, Math.Clamp(Y + Height, top, height) - top);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Width} x {Height} pixels at ({X}, {Y})");
}

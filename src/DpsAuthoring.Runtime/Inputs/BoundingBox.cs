using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DpsAuthoring;

/// <summary>
/// A box of four numbers in the order of OGC and GeoJSON: west, south, east, north, in the units of their coordinate system
/// (degrees for longitude and latitude). West may be greater than east: the box then crosses the antimeridian.
/// </summary>
/// <param name="West">The western (lowest x) edge.</param>
/// <param name="South">The southern (lowest y) edge.</param>
/// <param name="East">The eastern (highest x) edge.</param>
/// <param name="North">The northern (highest y) edge.</param>
public readonly record struct BoundingBox(double West, double South, double East, double North)
{
    /// <summary>Reads four numbers, separated by commas or blanks, with or without brackets.</summary>
    /// <param name="text">For example <c>-120.5,34,-119,35</c>.</param>
    /// <param name="box">The box read.</param>
    /// <returns>Whether there are four finite numbers, of which the second is not above the fourth.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out BoundingBox box)
    {
        box = default;
        ReadOnlySpan<char> body = (text ?? "").AsSpan().Trim();
        if (body is ['[', .., ']'])
        {
            body = body[1..^1];
        }

        char separator = body.Contains(',') ? ',' : ' ';
        Span<Range> parts = stackalloc Range[5];
        Span<double> edges = stackalloc double[4];
        if (body.Split(parts, separator, separator == ' ' ? StringSplitOptions.RemoveEmptyEntries : default) != edges.Length)
        {
            return false;
        }

        for (int i = 0; i < edges.Length; i++)
        {
            if (!double.TryParse(body[parts[i]], NumberStyles.Float, CultureInfo.InvariantCulture, out edges[i]) || !double.IsFinite(edges[i]))
            {
                return false;
            }
        }

        box = new(edges[0], edges[1], edges[2], edges[3]);
        return box.South <= box.North;
    }

    /// <summary>The four numbers with commas, which <see cref="TryParse"/> reads back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West},{South},{East},{North}");
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DpsAuthoring.Logging;

namespace DpsAuthoring;

/// <summary>
/// A box of four numbers in the order of OGC and GeoJSON: west, south, east, north, in the units of their coordinate system
/// (degrees for longitude and latitude). West may be greater than east: the box then crosses the antimeridian.
/// </summary>
/// <param name="West">The western (lowest x) edge.</param>
/// <param name="South">The southern (lowest y) edge.</param>
/// <param name="East">The eastern (highest x) edge.</param>
/// <param name="North">The northern (highest y) edge.</param>
public readonly record struct BoundingBox(double West, double South, double East, double North) : IParsable<BoundingBox>
{
    internal const string Expected = "a box of four numbers west,south,east,north with south not above north";

    /// <summary>Reads four numbers, separated by commas or blanks, with or without brackets.</summary>
    /// <param name="s">For example <c>-120.5,34,-119,35</c>.</param>
    /// <exception cref="FormatException">There are not four finite numbers, or the second is above the fourth.</exception>
    public static BoundingBox Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out BoundingBox result)
            ? result
            : throw new FormatException($"'{Quoted.Value(s)}' is not {Expected}.");
    }

    /// <summary>Reads four numbers, separated by commas or blanks, with or without brackets.</summary>
    /// <param name="s">For example <c>-120.5,34,-119,35</c>.</param>
    /// <param name="result">The box read.</param>
    /// <returns>Whether there are four finite numbers, of which the second is not above the fourth.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out BoundingBox result)
    {
        result = default;
        ReadOnlySpan<char> body = s.AsSpan().Trim();
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
            if (!double.TryParse(body[parts[i]], NumberStyles.Float, CultureInfo.InvariantCulture, out edges[i])
                || !double.IsFinite(edges[i]))
            {
                return false;
            }
        }

        result = new(edges[0], edges[1], edges[2], edges[3]);
        return result.South <= result.North;
    }

    static BoundingBox IParsable<BoundingBox>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<BoundingBox>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BoundingBox result) =>
        TryParse(s, out result);

    /// <summary>The four numbers with commas, which <see cref="Parse"/> reads back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West},{South},{East},{North}");
}

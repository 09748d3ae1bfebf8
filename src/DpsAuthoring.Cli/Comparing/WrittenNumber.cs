using System.Globalization;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// A number as a text has it. Digits are compared as they are written, so that 1.1 and 1.0 lie 0.1 apart, which those of a double do not.
/// </summary>
internal readonly record struct WrittenNumber(double Value, decimal? Exact)
{
    /// <summary>A decimal has room for this, and for a million times it, which a relative tolerance may ask for.</summary>
    private const double MostExact = 1e22;

    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// The number of a text; null where it is none: 007 and 0e12 are codes, and 1e999 is more than a double has room for.
    /// </summary>
    public static WrittenNumber? Parse(string text) => text.ToUpperInvariant() switch
    {
        "NAN" => new WrittenNumber(double.NaN, null),
        "INF" or "+INF" or "INFINITY" or "+INFINITY" => new WrittenNumber(double.PositiveInfinity, null),
        "-INF" or "-INFINITY" => new WrittenNumber(double.NegativeInfinity, null),
        _ when text.TrimStart('-', '+') is ['0', >= '0' and <= '9', ..] => null,
        _ when double.TryParse(text, Style, CultureInfo.InvariantCulture, out double value) && IsHeld(text, value) =>
            new WrittenNumber(value, ExactOf(text, value)),
        _ => null,
    };

    /// <summary>Whether two are the same within a tolerance, and how far they lie apart.</summary>
    public (bool AreSame, double Apart) Compare(WrittenNumber other, Tolerance tolerance)
    {
        double apart = Math.Abs(Value - other.Value);
        if (Exact is { } one && other.Exact is { } two)
        {
            decimal difference = Math.Abs(one - two);
            bool isCovered = difference == 0
                || difference <= (decimal)Math.Min(tolerance.Absolute, 1e27)
                || difference <= (decimal)Math.Min(tolerance.Relative, 1e6) * Math.Max(Math.Abs(one), Math.Abs(two));
            return (isCovered, (double)difference);
        }

        return (tolerance.Covers(Value, other.Value), apart);
    }

    /// <summary>Whether a double has what a text says: not its infinity, not 0 for what is not, and not a part of many digits.</summary>
    private static bool IsHeld(string text, double value) =>
        double.IsFinite(value)
        && (value != 0 || text.All(c => c is '0' or '.' or '+' or '-'))
        && (Math.Abs(value) < MostExact || text.Any(c => c is '.' or 'e' or 'E'));

    /// <summary>All of its digits, where a decimal has room for them.</summary>
    private static decimal? ExactOf(string text, double value) =>
        (value == 0 || Math.Abs(value) is > 1e-9 and < MostExact)
        && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out decimal exact)
        && (exact != 0 || value == 0)
            ? exact
            : null;
}

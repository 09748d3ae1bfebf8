using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DpsAuthoring.Testing.Tests;

/// <summary>A type of an author's own, written as <c>650nm</c>.</summary>
public readonly record struct Wavelength(double Nanometres) : IParsable<Wavelength>
{
    public static Wavelength Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out Wavelength result) ? result : throw new FormatException("a wavelength is written as 650nm.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Wavelength result)
    {
        result = default;
        if (s is null || !s.EndsWith("nm", StringComparison.Ordinal) || !double.TryParse(s[..^2], provider, out double number))
        {
            return false;
        }

        result = new(number);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Nanometres:R}nm");
}

using System.Globalization;
using System.Numerics;

namespace DpsAuthoring.Model.Python;

/// <summary>Numbers as Python's YAML reads them.</summary>
public static class PythonNumber
{
    /// <summary>Python refuses to read longer ones, and to write them.</summary>
    private const int MostDigits = 4300;

    /// <summary>A whole number's value; null where Python fails to read what its YAML took for one, such as <c>0x_</c>.</summary>
    public static BigInteger? ReadWhole(string text)
    {
        text = text.Replace("_", "");
        int sign = text[0] == '-' ? -1 : 1;
        string digits = text.TrimStart('+', '-');
        return digits switch
        {
            "0" => BigInteger.Zero,
            _ when digits.StartsWith("0b", StringComparison.Ordinal) => sign * Digits(digits.Substring(2), 2),
            _ when digits.StartsWith("0x", StringComparison.Ordinal) => sign * Digits(digits.Substring(2), 16),
            _ when digits[0] == '0' => sign * Digits(digits, 8),
            _ when digits.Contains(':') => sign * Sexagesimal(digits),
            _ when digits.Length > MostDigits => null,
            _ => sign * BigInteger.Parse(digits, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A number's value; infinity and NaN included.</summary>
    public static double ReadReal(string text)
    {
        text = text.Replace("_", "").ToLowerInvariant();
        int sign = text[0] == '-' ? -1 : 1;
        string digits = text.TrimStart('+', '-');
        return digits switch
        {
            ".inf" => sign * double.PositiveInfinity,
            ".nan" => double.NaN,
            _ when digits.Contains(':') => sign
                * digits.Split(':').Aggregate(0.0, (sum, part) => (sum * 60) + double.Parse(part, CultureInfo.InvariantCulture)),
            _ => sign * Parse(digits),
        };
    }

    /// <summary>A number as Python's <c>str</c> writes it.</summary>
    public static string Text(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        // d.ddd…E±xxx in the fewest digits that read back as the same number.
        string text = Shortest(value);
        int mark = text.IndexOf('E');
        int exponent = int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        bool negative = text[0] == '-';
        string digits = text.Substring(0, mark).Replace("-", "").Replace(".", "").TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;
        string plain;
        if (exponent is < -4 or >= 16)
        {
            plain = digits.Substring(0, 1) + (digits.Length > 1 ? "." + digits.Substring(1) : "")
                + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
        }
        else if (exponent < 0)
        {
            plain = "0." + new string('0', -exponent - 1) + digits;
        }
        else
        {
            digits = digits.PadRight(exponent + 2, '0');
            plain = digits.Substring(0, exponent + 1) + "." + digits.Substring(exponent + 1);
        }

        return negative ? "-" + plain : plain;
    }

    private static string Shortest(double value)
    {
        for (int digits = 1; digits < 17; digits++)
        {
            string text = value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
            if (Parse(text) == value)
            {
                return text;
            }
        }

        return value.ToString("E16", CultureInfo.InvariantCulture);
    }

    // Without the throw on overflow that .NET Framework has.
    private static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.PositiveInfinity;

    private static BigInteger? Digits(string digits, int radix)
    {
        if (digits.Length is 0 or > 4 * MostDigits)
        {
            return null;
        }

        // A digit at a time, long numbers would take long.
        int bits = radix switch { 2 => 1, 8 => 3, _ => 4 };
        BigInteger value = BigInteger.Zero;
        for (int at = 0; at < digits.Length; at += 15)
        {
            string some = digits.Substring(at, Math.Min(15, digits.Length - at));
            value = (value << (bits * some.Length)) + Convert.ToInt64(some, radix);
        }

        return value.IsZero || BigInteger.Log10(value) < MostDigits ? value : null;
    }

    private static BigInteger? Sexagesimal(string digits)
    {
        if (digits.Length > MostDigits)
        {
            return null;
        }

        return digits
            .Split(':')
            .Aggregate(BigInteger.Zero, (sum, part) => (sum * 60) + BigInteger.Parse(part, CultureInfo.InvariantCulture));
    }
}

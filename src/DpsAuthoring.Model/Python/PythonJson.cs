using System.Globalization;
using System.Numerics;
using System.Text;

namespace DpsAuthoring.Model.Python;

/// <summary>Values as Python's <c>json.dumps</c> writes them, which is how they travel from a registration or a request to a job.</summary>
public static class PythonJson
{
    /// <summary>A value on a command line: a text as it is, everything else as JSON; null for none.</summary>
    public static string? Argument(object? value) => value switch
    {
        null => null,
        string text => text,
        _ => Dump(value),
    };

    /// <summary>A number with a point or an exponent.</summary>
    public static string Number(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : PythonNumber.Text(value);

    /// <summary>A text in quotes, all of it in ASCII.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                < ' ' or > '~' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static string Dump(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => Number(number),
        string text => Quote(text),
        List<object?> list => $"[{string.Join(", ", list.Select(Dump))}]",
        PythonDict map => $"{{{string.Join(", ", map.Keys.Select(key => $"{Quote(key)}: {Dump(map.Get(key))}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}

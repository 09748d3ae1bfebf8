using System.Globalization;
using System.Numerics;

namespace DpsAuthoring.Model.Python;

/// <summary>Values as Python's <c>str</c> writes them, and texts as its YAML reads them.</summary>
public static class PythonText
{
    /// <summary>A value's text.</summary>
    /// <param name="value">Null, <see cref="bool"/>, <see cref="double"/>, <see cref="BigInteger"/>, a text, a list or a
    /// <see cref="PythonDict"/>.</param>
    public static string Of(object? value) => value switch
    {
        null => "None",
        true => "True",
        false => "False",
        double number => PythonNumber.Text(number),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        string text => text,
        PythonDict => "{…}",
        _ => "[…]",
    };

    /// <summary>What the text of a YAML flag means: <c>yes</c> and <c>on</c> are true as well.</summary>
    /// <param name="flag">A flag of any case.</param>
    public static bool IsTrue(string flag) => flag.ToLowerInvariant() is "true" or "yes" or "on";
}

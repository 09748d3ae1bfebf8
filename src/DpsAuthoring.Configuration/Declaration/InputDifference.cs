using System.Globalization;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration;

/// <summary>Whether a configuration's input means what the declaration does.</summary>
internal static class InputDifference
{
    /// <summary>The section of the legacy schema that an input belongs into.</summary>
    public static string Section(DeclaredInput declared) => declared.Type.IsStaged() ? "file" : "positional";

    /// <summary>Whether the type is another; wider numbers and a <c>?</c> are not.</summary>
    public static bool HasOtherType(InputPair pair) => pair.Configured.Section is { } section
        ? section.Name != Section(pair.Declared)
        : InputTypeNames.Parse(pair.Configured.Type.TextOrEmpty()) is not { } type || Family(type) != Family(pair.Declared.Type);

    /// <summary>Whether the default is another. What the declaration computes is not known, and equals everything.</summary>
    public static bool HasOtherDefault(InputPair pair)
    {
        var (declared, configured) = (pair.Declared, pair.Configured);
        var entry = configured.Default;
        var isNone = entry is null or { Value.Resolved: YamlScalar { Kind: YamlKind.Null } }
            // The form of the legacy registration wrote this for every input.
            || (configured.Section is not null && entry.Value.Resolved is YamlScalar { Text: "" });
        if (declared.Default is null or "")
        {
            return (declared.IsRequired || declared.Default is not null) && !isNone && !(declared.Default == "" && entry.Text() is null);
        }

        return isNone || entry!.Value.Resolved is not YamlScalar scalar || Payload.TextOf(scalar) is not { } text || !IsEqual(declared, text);
    }

    private static bool IsEqual(DeclaredInput declared, string text) => declared.Type switch
    {
        _ when text == declared.Default => true,
        InputType.Flag => text.Equals(declared.Default, StringComparison.OrdinalIgnoreCase),
        InputType.Whole or InputType.LongWhole or InputType.Real or InputType.LongReal =>
            Number(text) is { } number && Number(declared.Default!) is { } other && (number == other || (double.IsNaN(number) && double.IsNaN(other))),
        _ => false,
    };

    private static double? Number(string text) => text switch
    {
        "inf" or "Infinity" => double.PositiveInfinity,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        "nan" or "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static InputType Family(InputType type) => type switch
    {
        InputType.LongWhole => InputType.Whole,
        InputType.LongReal => InputType.Real,
        _ => type,
    };
}

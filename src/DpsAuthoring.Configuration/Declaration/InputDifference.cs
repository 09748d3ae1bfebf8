using System.Globalization;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Declaration;

/// <summary>Whether a configuration's input means what the declaration does.</summary>
internal static class InputDifference
{
    /// <summary>The section of the legacy schema that an input belongs into.</summary>
    public static string Section(AlgorithmInput declared) => declared.IsStaged ? "file" : "positional";

    /// <summary>Whether the type is another; wider numbers and a <c>?</c> are not.</summary>
    public static bool HasOtherType(InputPair pair) => pair.Configured.Section is { } section
        ? section.Name != Section(pair.Declared)
            : RegisteredTypes.Parse(pair.Configured.Type.TextOrEmpty()) is not { } type
                || Family(type) != Family(pair.Declared.Type.Registered);

    /// <summary>
    /// Whether a job that gives no value gets another than the declared default: other than required, left out, or the default's value.
    /// What the declaration computes is not known, and equals everything.
    /// </summary>
    public static bool HasOtherDefault(InputPair pair)
    {
        (AlgorithmInput? declared, ConfiguredInput? configured) = (pair.Declared, pair.Configured);
        bool isLegacy = configured.Section is not null;
        string? text = ConfiguredDefault.OrNone(configured);
        bool isNone = configured.Default is null or { Value.Resolved: YamlScalar { Kind: YamlKind.Null } };
        if (declared.IsRequired)
        {
            // The form of the legacy registration wrote an empty default for every input.
            return isLegacy ? !isNone && text != "" : !isNone || configured.IsOptional;
        }

        if (!declared.IsOptional)
        {
            return text is null || !IsEqual(declared, text);
        }

        if (declared.Default is null && !isNone && text != "")
        {
            return false;
        }

        return declared.IsStaged
            // The legacy contract fetches every file that it is told of: it has no optional ones.
            ? isLegacy ? !isNone && text != "" : !isNone || !configured.IsOptional
            : isLegacy ? text != "" : isNone ? !configured.IsOptional : text != "" || TakesNoEmptyText(configured);
    }

    private static bool TakesNoEmptyText(ConfiguredInput configured) =>
        RegisteredTypes.Parse(configured.Type.TextOrEmpty()) is not InputKind.Text;

    private static bool IsEqual(AlgorithmInput declared, string text) => declared.Type.Registered switch
    {
        _ when text == declared.Default => true,
        InputKind.Flag => text.Equals(declared.Default, StringComparison.OrdinalIgnoreCase),
            InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal => Number(text) is { } number
                && Number(declared.Default!) is { } other
                && (number == other || (double.IsNaN(number) && double.IsNaN(other))),
        _ => false,
    };

    private static double? Number(string text) => text switch
    {
        "inf" or "Infinity" => double.PositiveInfinity,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        "nan" or "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
    };

    private static InputKind Family(InputKind type) => type switch
    {
        InputKind.LongWhole => InputKind.Whole,
        InputKind.LongReal => InputKind.Real,
        _ => type,
    };
}

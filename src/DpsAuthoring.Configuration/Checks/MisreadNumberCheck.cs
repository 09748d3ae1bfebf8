using System.Globalization;
using System.Numerics;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4038: a default that YAML 1.1 reads as another value than a reader of the file does.</summary>
internal sealed class MisreadNumberCheck()
    : ConfigurationCheck("DPS4038", Severity.Warning, "YAML reads a default as another value than it looks")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Inputs.Select(input => Of(configuration, input)).OfType<Finding>();

    private Finding? Of(AlgorithmConfiguration configuration, ConfiguredInput input)
    {
        if (input.Default?.Value.Resolved is not YamlScalar { Style: YamlStyle.Plain, Tag: null } value
            || (configuration.Schema == ConfigurationSchema.Ogc && !TakesNumbers(input))
            || ConfiguredDefault.OrNone(input) is not { } text
            || !IsMisread(configuration, value))
        {
            return null;
        }

        // In the OGC schema a number is meant, and which one cannot be known; in the legacy one all values are texts.
        string? shown = Digits(value.Text);
        return configuration.Schema == ConfigurationSchema.Ogc
            ? At(configuration, value.Span,
                $"YAML reads {value.Text} as {text}{Why(value)}, and jobs run with that; write {text}{(shown is null || shown == text ? "" : $", or {shown} if you mean that")}"
            )
            : At(configuration, value.Span,
                $"YAML reads {value.Text} as {text}{Why(value)}, and jobs get {text}; write it in quotes: '{value.Text}'",
                FixOf("Put it in quotes", new Edit(value.Span, $"'{value.Text}'")));
    }

    // A string input with a number is DPS4027's.
    private static bool TakesNumbers(ConfiguredInput input) =>
        RegisteredTypes.Parse(input.Type.TextOrEmpty()) is InputKind.Whole or InputKind.LongWhole or InputKind.Real or InputKind.LongReal;

    private static bool IsMisread(AlgorithmConfiguration configuration, YamlScalar value) => value.Kind switch
    {
        YamlKind.Whole => PythonNumber.ReadWhole(value.Text) is { } read
            && (Digits(value.Text) is not { } shown
                || BigInteger.Parse(shown, CultureInfo.InvariantCulture) != read
                // As a text, such as a tile's number, it has lost its zeros.
                || (configuration.Schema != ConfigurationSchema.Ogc && value.Text.TrimStart('-', '+') is ['0', _, ..])),
        YamlKind.Real => value.Text.Contains('_') || value.Text.Contains(':'),
        YamlKind.Boolean => configuration.Schema != ConfigurationSchema.Ogc && value.Text.ToLowerInvariant() is not ("true" or "false"),
        _ => false,
    };

    /// <summary>The number that a reader takes digits for; null for more than digits.</summary>
    private static string? Digits(string text)
    {
        string digits = text.TrimStart('-', '+');
        return digits.Length > 0 && digits.All(c => c is >= '0' and <= '9')
            ? (text[0] == '-' ? "-" : "") + (digits.TrimStart('0') is { Length: > 0 } some ? some : "0")
            : null;
    }

    private static string Why(YamlScalar value) => value.Text.TrimStart('-', '+') switch
    {
        _ when value.Kind == YamlKind.Boolean => ", a boolean",
        var text when text.Contains(':') => ", a number to the base of 60",
        var text when text.StartsWith("0x", StringComparison.Ordinal) => ", a hexadecimal number",
        var text when text.StartsWith("0b", StringComparison.Ordinal) => ", a binary number",
        ['0', _, ..] when value.Kind == YamlKind.Whole => ", an octal number",
        _ => "",
    };
}

using System.Globalization;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4027: a default that no job can use.</summary>
internal sealed class DefaultValueCheck() : ConfigurationCheck("DPS4027", Severity.Warning, "A default cannot be used by a job")
{
    /// <summary>Up to here every whole number is a double.</summary>
    private const double LargestExact = 9_007_199_254_740_992;

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Inputs
            .Where(input => input.Default?.Value.Resolved is YamlScalar { Kind: not YamlKind.Null, Text.Length: > 0 })
            .Select(input => Of(configuration, input, (YamlScalar)input.Default!.Value.Resolved))
            .OfType<Finding>();

    private Finding? Of(AlgorithmConfiguration configuration, ConfiguredInput input, YamlScalar value)
    {
        if (Workspace.Has(value.Text))
        {
            return At(
                configuration,
                value.Span,
                $"'{value.Text}' is a path of the workspace, and no job sees the workspace; give the file's URL, such as s3://…"
            );
        }

        InputKind? type =
            input.Type.Text() is { } name && configuration.Schema == ConfigurationSchema.Ogc ? RegisteredTypes.Parse(name) : null;
        return type switch
        {
            InputKind.Whole or InputKind.LongWhole when value.Kind != YamlKind.Whole => Mismatch(
                configuration, value, type.Value, "a whole number"),
            InputKind.Real or InputKind.LongReal when value.Kind is not (YamlKind.Whole or YamlKind.Real) => Mismatch(
                configuration, value, type.Value, "a number"),
            InputKind.Flag when value.Kind != YamlKind.Boolean => Mismatch(configuration, value, type.Value, "true or false"),
            InputKind.Text when value.Kind is not (YamlKind.Text or YamlKind.Null) => At(
                configuration, value.Span,
                $"YAML reads the default {value.Text} as no text, and the CWL of a string input with it is not valid; write it in quotes: '{value.Text}'",
                FixOf("Put it in quotes", new Edit(value.Span, $"'{value.Text}'"))),
            _ => null,
        };
    }

    private Finding Mismatch(AlgorithmConfiguration configuration, YamlScalar value, InputKind type, string expected)
    {
        YamlKind plain = value.Style is YamlStyle.Plain ? YamlKind.Text : CoreType.Of(value.Text, YamlStyle.Plain, null);
        bool fits =
            type == InputKind.Flag
                ? plain == YamlKind.Boolean
                : plain == YamlKind.Whole || (plain == YamlKind.Real && type is InputKind.Real or InputKind.LongReal);
        // YAML 1.1 wants a digit before a number's point, a point before its exponent, and a sign in it.
        if (value.Style == YamlStyle.Plain && type is InputKind.Real or InputKind.LongReal
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && !double.IsInfinity(number))
        {
            string written = YamlWriter.Number(number);
            return At(
                configuration, value.Span,
                $"YAML reads {value.Text} as a text, not as a number, and the CWL of a {RegisteredTypes.NameOf(type)} with a text is not valid; write {written}",
                FixOf($"Write {written}", new Edit(value.Span, written)));
        }

        if (value.Style == YamlStyle.Plain && type is InputKind.Whole or InputKind.LongWhole
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && Math.Floor(number) == number && Math.Abs(number) <= (type == InputKind.Whole ? int.MaxValue : LargestExact))
        {
            string whole = number.ToString("F0", CultureInfo.InvariantCulture);
            return At(
                configuration, value.Span,
                $"YAML reads {value.Text} as {(value.Kind == YamlKind.Real ? "a number with a point" : "a text")}, not as a whole number, and the CWL of {(type == InputKind.Whole ? "an int" : "a long")} with it is not valid; write {whole}",
                FixOf($"Write {whole}", new Edit(value.Span, whole)));
        }

        return At(
            configuration, value.Span,
            $"The type {RegisteredTypes.NameOf(type)} needs {expected}, and '{value.Text}' is none, so the CWL is not valid and is not deployed"
                + (fits ? "; write it without quotes" : ""),
            fits ? FixOf("Take the quotes away", new Edit(value.Span, value.Text)) : null);
    }
}

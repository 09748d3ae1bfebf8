using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4040: an input is said to be optional, and is not.</summary>
internal sealed class RequiredFlagCheck()
    : ConfigurationCheck("DPS4040", Severity.Warning, "'required: false' does not make an input optional")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema == ConfigurationSchema.Older
            ? []
            : configuration.Inputs
                .Where(input => Says(input, false) && IsNone(input.Default) && !input.IsOptional)
                .Select(input => At(configuration, input.Node.Find("required")!.Value.Span, Message(configuration, input), Fix(configuration, input)));

    /// <summary>Whether an input says that it is required, or that it is not.</summary>
    public static bool Says(ConfiguredInput input, bool required) =>
        input.Node.Find("required")?.Value.Resolved is YamlScalar { Kind: YamlKind.Boolean } flag && PythonText.IsTrue(flag.Text) == required;

    private static bool IsNone(YamlEntry? entry) => entry?.Value.Resolved is null or YamlScalar { Kind: YamlKind.Null };

    private static string Message(AlgorithmConfiguration configuration, ConfiguredInput input)
    {
        string name = input.Name.Text() ?? "";
        return configuration.Schema == ConfigurationSchema.Ogc
            ? $"Nothing reads 'required', and a job that does not give '{name}' is refused: 'Parameter {name} missing'; write the type {(input.Type.Text() is { } type && RegisteredTypes.Parse(type) is not null ? type : "…")}?, or a default"
            : $"MAAP goes by the default alone, and refuses a job that does not give '{name}': 'Parameter {name} missing'; "
                + (input.Section?.Name == "file"
                    ? "give the address of a file as its default: every file is fetched"
                    : "write default: '', which the script gets as an empty argument");
    }

    private static QuickFix? Fix(AlgorithmConfiguration configuration, ConfiguredInput input)
    {
        if (input.Section is not null
            || input.Type?.Value is not YamlScalar { Style: YamlStyle.Plain } type
            || RegisteredTypes.Parse(type.Text) is null)
        {
            return null;
        }

        var optional = new Edit(type.Span, type.Text + "?");
        return YamlWriter.Remove(configuration.File, input.Node.Find("required")!) is { } gone
            ? FixOf($"Write '{type.Text}?'", optional, gone)
            : FixOf($"Write '{type.Text}?'", optional);
    }
}

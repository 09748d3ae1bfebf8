using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4018: a default that MAAP's forms take for none.</summary>
internal sealed class FalsyDefaultCheck() : ConfigurationCheck("DPS4018", Severity.Info, "MAAP's forms take the default for none")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        // Of a type with '?' the forms ask for no value, so that its default holds.
        configuration.Schema != ConfigurationSchema.Ogc
            ? []
            : configuration
                .Inputs.Where(input =>
                    !input.IsOptional
                    && input.Default is { Value.Resolved: YamlScalar { Kind: not YamlKind.Null } }
                    && input.Default.IsFalsy())
            .Select(input => At(configuration, input.Default!.Value.Span, Message(input, context)));

    private static string Message(ConfiguredInput input, ConfigurationContext context)
    {
        InputKind type = RegisteredTypes.Parse(input.Type.TextOrEmpty()) ?? InputKind.Text;
        string name = RegisteredTypes.NameOf(type);
        var scalar = (YamlScalar)input.Default!.Value.Resolved;
        string value = scalar.Text.Trim().Length == 0 ? "empty" : scalar.Kind == YamlKind.Boolean ? "false" : scalar.Text;
        string another = type switch
        {
            InputKind.Flag => "declare its opposite",
            InputKind.Text => "choose a text that says what it means, such as 'none'",
            InputKind.File or InputKind.Directory => "give an address that jobs can fetch",
            _ when value == "empty" => "give the number that jobs without a value shall have",
            _ => $"let another number than {value} stand for it",
        };
        return context.IsForApi
            ? $"The registration form drops a default that is {value}, and the form for jobs takes {value} for no value, so that every job must give '{input.Name.Text()}'; "
                + $"write the type {name}? and register by POST /api/build, or {another}"
            : $"MAAP's form for jobs takes a default that is {value} for no value, so that every job must give '{input.Name.Text()}' there; write the type {name}?, or {another}";
    }
}

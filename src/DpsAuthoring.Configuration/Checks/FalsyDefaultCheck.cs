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
            .Select(input => At(configuration, input.Default!.Value.Span, Message(input)));

    private static string Message(ConfiguredInput input)
    {
        InputKind type = RegisteredTypes.Parse(input.Type.TextOrEmpty()) ?? InputKind.Text;
        (string? value, string? another) = type switch
        {
            InputKind.Flag => ("false", "declare its opposite"),
            InputKind.Text or InputKind.File or InputKind.Directory => ("empty", "choose a text that says what it means, such as 'none'"),
            _ => ("0", "let another number than 0 stand for it"),
        };
        return $"The registration form drops a default that is {value}, and the form for jobs takes {value} for no value, so that every job must give '{input.Name.Text()}'; "
            + $"write the type {RegisteredTypes.NameOf(type)}? and register by POST /api/build, or {another}";
    }
}

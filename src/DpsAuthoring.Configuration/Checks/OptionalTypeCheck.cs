using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4030: a type that CWL knows and the registration form does not: an optional one, a list, a choice.</summary>
internal sealed class OptionalTypeCheck() : ConfigurationCheck("DPS4030", Severity.Info, "The registration form refuses the type of an input")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema != ConfigurationSchema.Ogc || !context.IsForApi
            ? []
            : configuration.Inputs.Select(input => Of(configuration, input)).OfType<Finding>();

    private Finding? Of(AlgorithmConfiguration configuration, ConfiguredInput input)
    {
        if (input.Type is { } type && CwlTypes.Has(type.Value.Resolved))
        {
            return At(
                configuration, type.Value.Span,
                $"CWL knows lists and choices, and the registration form does not; register by POST /api/build, or write one of {string.Join(", ", RegisteredTypes.Names)}, and read the rest from a string");
        }

        // Beside no default, or one that the form drops, nothing else says that a job may leave the input out.
        if (!input.IsOptional || input.Default.IsFalsy() || RegisteredTypes.Parse(input.Type.Text()!) is not { } kind)
        {
            return null;
        }

        string plain = RegisteredTypes.NameOf(kind);
        return At(
            configuration, input.Type!.Value.Span,
            $"CWL knows '{input.Type.Text()}' and the registration form refuses it; register by POST /api/build, or write '{plain}' beside the default",
            FixOf($"Write '{plain}'", new Edit(input.Type.Value.Span, plain)));
    }
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4030: an optional type, which CWL knows and the registration form does not.</summary>
internal sealed class OptionalTypeCheck() : ConfigurationCheck("DPS4030", Severity.Info, "The registration form refuses an optional type")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema != ConfigurationSchema.Ogc ? [] : configuration.Inputs
            .Where(input => input.Type.Text() is { } type && type.EndsWith("?", StringComparison.Ordinal) && InputTypeNames.Parse(type) is not null)
            .Select(input =>
            {
                var plain = InputTypeNames.Parse(input.Type.Text()!)!.Value.Text();
                return At(
                    configuration, input.Type!.Value.Span,
                    $"CWL knows '{input.Type.Text()}' and the registration form refuses it; register by POST /api/build, or write '{plain}' with a default",
                    // Without a default the input would become required.
                    input.Default.IsFalsy() ? null : FixOf($"Write '{plain}'", new Edit(input.Type.Value.Span, plain)));
            });
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4030: an optional type, which CWL knows and the registration form does not.</summary>
internal sealed class OptionalTypeCheck() : ConfigurationCheck("DPS4030", Severity.Info, "The registration form refuses an optional type")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema != ConfigurationSchema.Ogc ? [] : configuration.Inputs
            // Beside no default, or one that the form drops, nothing else says that a job may leave the input out.
            .Where(input => input.IsOptional && !input.Default.IsFalsy() && RegisteredTypes.Parse(input.Type.Text()!) is not null)
            .Select(input =>
            {
                string plain = RegisteredTypes.NameOf(RegisteredTypes.Parse(input.Type.Text()!)!.Value);
                return At(
                    configuration, input.Type!.Value.Span,
                    $"CWL knows '{input.Type.Text()}' and the registration form refuses it; register by POST /api/build, or write '{plain}' beside the default",
                    FixOf($"Write '{plain}'", new Edit(input.Type.Value.Span, plain)));
            });
}

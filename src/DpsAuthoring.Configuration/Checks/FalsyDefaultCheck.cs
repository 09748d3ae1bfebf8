using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4018: a default that the registration form drops.</summary>
internal sealed class FalsyDefaultCheck() : ConfigurationCheck("DPS4018", Severity.Info, "The registration form drops the default")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Schema != ConfigurationSchema.Ogc ? [] : configuration.Inputs
            .Where(input => input.Default is { Value.Resolved: YamlScalar { Kind: not YamlKind.Null } } && input.Default.IsFalsy())
            .Select(input => At(
                configuration, input.Default!.Value.Span,
                $"The registration form drops a default that is empty, 0 or false, and then every job must give '{input.Name.Text()}'; "
                + "register by POST /api/build, or choose a default that says what it means, such as 'none'"));
}

using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4009: YAML reads the version as a number or flag, so another one is cloned.</summary>
internal sealed class VersionTypeCheck() : ConfigurationCheck("DPS4009", Severity.Warning, "YAML does not read the version as a text")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema != ConfigurationSchema.Older
            && configuration.Version?.Value.Resolved is YamlScalar { Kind: YamlKind.Whole or YamlKind.Real or YamlKind.Boolean } version)
        {
            string read = Payload.TextOf(version) ?? version.Text;
            string becomes = read == version.Text ? "a number"
                : context.IsForApi ? $"{read}, and a branch or tag of that name is cloned"
                : $"{read}, and that is what the Action ogc-app-pack-generator writes into the CWL";
            yield return At(
                configuration, version.Span,
                $"YAML reads the version {version.Text} as {becomes}; write it in quotes, or better name the tag v{version.Text}, "
                + "since some steps of the deployment take quotes for part of the version",
                FixOf("Put it in quotes", new Edit(version.Span, $"'{version.Text}'")));
        }
    }
}

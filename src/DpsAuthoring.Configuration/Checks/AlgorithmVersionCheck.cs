using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4008: the OGC registration refuses the version.</summary>
internal sealed class AlgorithmVersionCheck() : ConfigurationCheck("DPS4008", Severity.Error, "MAAP refuses the version")
{
    private static readonly Regex s_allowed = new(ConfigurationKeys.VersionPattern, RegexOptions.CultureInvariant);

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Ogc
            && configuration.Version?.Value.Resolved is YamlScalar { Kind: YamlKind.Text, Text.Length: > 0 } version
            && (!s_allowed.IsMatch(Registered(version.Text, context)) || version.Text.EndsWith("\n", StringComparison.Ordinal)))
        {
            yield return At(
                configuration, version.Span,
                !context.IsForApi
                    ? $"The Action ogc-app-pack-generator writes '{version.Text.Trim()}' as the CWL's version, and MAAP makes an image's tag of it: up to 128 of A-Z, a-z, 0-9, '.', '_' and '-', not beginning with '.' or '-', for example v1.0.0"
                    : $"POST /api/build refuses the version '{version.Text.Trim()}': it takes up to 128 of A-Z, a-z, 0-9, '.', '_' and '-', on one line and not beginning with "
                + "'.' or '-'. It is also the branch or tag that is cloned, so push one with such a name, for example v1.0.0");
        }
    }

    /// <summary>The Action writes a '_' for each '/'.</summary>
    private static string Registered(string version, ConfigurationContext context) =>
        context.IsForApi ? version : version.Replace('/', '_');
}

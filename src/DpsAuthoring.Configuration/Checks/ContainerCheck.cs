using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4011: not exactly one container image is named.</summary>
internal sealed class ContainerCheck() : ConfigurationCheck("DPS4011", Severity.Error, "Not exactly one container image is named")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema != ConfigurationSchema.Ogc || !context.IsForApi)
        {
            yield break;
        }

        YamlEntry? own = configuration.Find("algorithm_container_url");
        YamlEntry? basis = configuration.Find("base_container_url");
        if (!own.IsFalsy() && !basis.IsFalsy())
        {
            yield return At(
                configuration, basis!.Key.Span,
                "POST /api/build refuses a configuration with both container URLs; keep algorithm_container_url for a finished image of your own, "
                + "or base_container_url for one that DPS builds on",
                !NoneTextCheck.IsNothing(own!) && YamlWriter.Remove(configuration.File, basis) is { } gone
                    ? FixOf("Keep the finished image only", gone)
                    : null);
        }
        else if (own.IsFalsy() && basis.IsFalsy() && configuration.Find("docker_container_url") is { } docker && !docker.IsFalsy())
        {
            yield return At(
                configuration, docker.Key.Span,
                "POST /api/build answers 'algorithm_container_url or base_container_url is required': 'docker_container_url' is the legacy registration's word; "
                + "write 'base_container_url'",
                own is null && basis is null ? FixOf("Write 'base_container_url'", new Edit(docker.Key.Span, "base_container_url")) : null);
        }
        else if (own.IsFalsy() && basis.IsFalsy()
            && !MisspeltKeyCheck.AllMeant(configuration).Overlaps(["algorithm_container_url", "base_container_url"]))
        {
            yield return At(
                configuration, (own ?? basis)?.Key.Span ?? new TextSpan(configuration.Yaml.Root!.Span.Start, 0),
                "POST /api/build answers 'algorithm_container_url or base_container_url is required'; name the image to build on as base_container_url, "
                + "or a finished image of your own as algorithm_container_url");
        }
    }
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4012: a build command beside a finished image never runs.</summary>
internal sealed class IdleBuildCommandCheck() : ConfigurationCheck("DPS4012", Severity.Warning, "The build command never runs")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Ogc
            && context.IsForApi
            && !configuration.Find("algorithm_container_url").IsFalsy()
            && configuration.Find("base_container_url").IsFalsy()
            && configuration.BuildCommand is { } build && !build.IsFalsy())
        {
            yield return At(
                configuration, build.Key.Span,
                "algorithm_container_url names a finished image, so POST /api/build has nothing built and this script never runs, and the registration form refuses the two together; "
                + "delete build_command, or name the image as base_container_url",
                YamlWriter.Remove(configuration.File, build) is { } gone ? FixOf("Delete build_command", gone) : null);
        }
    }
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4006: a key without which the registration or a step after it fails is absent or empty.</summary>
internal sealed class MissingKeyCheck() : ConfigurationCheck("DPS4006", Severity.Error, "A key that the registration needs is missing")
{
    private static readonly Dictionary<string, string> s_ogc = new()
    {
        ["algorithm_name"] = "POST /api/build answers 'algorithm_name is required'; name the algorithm",
        ["algorithm_version"] = "POST /api/build takes it for the version 'None', and git then finds no such branch; name a branch or tag that is pushed",
        ["code_repository"] = "POST /api/build answers 'code_repository is required'; give the https URL of the public git repository",
        ["run_command"] = "the pipeline that builds the image stops at a KeyError; give the script that a job runs, such as gdal-wrapper/run.sh",
    };

    private static readonly Dictionary<string, string> s_legacy = new()
    {
        ["algorithm_name"] = "POST /api/mas/algorithm answers 500 'Algorithm Name is required'; name the algorithm",
        ["algorithm_version"] = "POST /api/mas/algorithm registers the branch 'None', and its build fails; name a branch or tag that is pushed",
        ["repository_url"] = "POST /api/mas/algorithm answers 500 'Please include repo URL in the request'; give the https URL of the public git repository",
        ["run_command"] = "POST /api/mas/algorithm answers 500; give the script that a job runs, such as gdal-wrapper/run.sh",
        ["docker_container_url"] = "the image is built on one called 'None', and the build fails; give the image to build on",
        ["inputs"] = "POST /api/mas/algorithm answers 500; write 'inputs: {}' if there are none",
    };

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Older)
        {
            return [];
        }

        var needed = configuration.Schema == ConfigurationSchema.Ogc ? s_ogc : s_legacy;
        return needed
            .Select(pair => (Key: pair.Key, Why: pair.Value, Entry: configuration.Find(pair.Key)))
            .Where(key => IsMissing(key.Entry, key.Key) && !IsMisspelt(configuration, key.Key))
            .Select(key => key.Entry is null
                ? At(configuration, new TextSpan(configuration.Yaml.Root!.Span.Start, 0), $"There is no '{key.Key}': {key.Why}")
                : At(configuration, key.Entry.Key.Span, $"'{key.Key}' has no value: {key.Why}"));
    }

    private static bool IsMissing(YamlEntry? entry, string key) => entry?.Value.Resolved switch
    {
        null => true,
        YamlScalar { Kind: YamlKind.Null } => true,
        YamlScalar { Text: "" } => key != "inputs",
        _ => false,
    };

    /// <summary>Whether DPS4004 or DPS4022 already says what to write.</summary>
    private static bool IsMisspelt(AlgorithmConfiguration configuration, string key) =>
        configuration.Entries.Any(entry => entry.Name is { } name
            && (MisspeltKeyCheck.Meant(configuration, name) == key
                || (key is "code_repository" && name is "repository_url")
                || (key is "repository_url" && name is "code_repository")
                || (key is "docker_container_url" && name is "base_container_url" or "algorithm_container_url")));
}

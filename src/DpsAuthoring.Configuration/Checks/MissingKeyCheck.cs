using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4006: a key without which the registration or a step after it fails is absent or empty.</summary>
internal sealed class MissingKeyCheck() : ConfigurationCheck("DPS4006", Severity.Error, "A key that the registration needs is missing")
{
    private static readonly Dictionary<string, string> s_ogc = new()
    {
        ["algorithm_name"] = "POST /api/build answers 'algorithm_name is required'; name the algorithm",
        ["algorithm_version"] =
            "POST /api/build takes it for the version 'None', and git then finds no such branch; name a branch or tag that is pushed",
        ["code_repository"] = "POST /api/build answers 'code_repository is required'; give the https URL of the public git repository",
        ["run_command"] =
            "the pipeline that builds the image stops at a KeyError; give the script that a job runs, such as gdal-wrapper/run.sh",
    };

    private static readonly Dictionary<string, string> s_action = new()
    {
        ["algorithm_name"] = "the Action ogc-app-pack-generator makes a CWL without an id of it, which MAAP refuses; name the algorithm",
        ["algorithm_version"] =
            "the Action ogc-app-pack-generator makes a CWL without a version of it, which MAAP refuses; give one, such as v1.0.0",
        ["run_command"] =
            "the Action ogc-app-pack-generator makes a CWL without a command of it, which is not valid; give the path of the program in the image",
    };

    private static readonly Dictionary<string, string> s_legacy = new()
    {
        ["algorithm_name"] = "POST /api/mas/algorithm answers 500 'Algorithm Name is required'; name the algorithm",
        ["algorithm_version"] =
            "POST /api/mas/algorithm registers the branch 'None', and its build fails; name a branch or tag that is pushed",
        ["repository_url"] =
            "POST /api/mas/algorithm answers 500 'Please include repo URL in the request'; give the https URL of the public git repository",
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

        Dictionary<string, string> needed =
            configuration.Schema != ConfigurationSchema.Ogc ? s_legacy : context.IsForApi ? s_ogc : s_action;
        HashSet<string> misspelt = MisspeltKeyCheck.AllMeant(configuration);
        return needed
            .Select(pair => (Key: pair.Key, Why: pair.Value, Entry: configuration.Find(pair.Key)))
            .Where(key => IsMissing(key.Entry, key.Key) && !misspelt.Contains(key.Key))
            .Select(key => key.Entry is null && OfOtherSchema(configuration, key.Key) is { } other
                ? At(
                    configuration, other.Key.Span,
                    $"There is no '{key.Key}': {key.Why}. '{other.Name}' is the other schema's word for it; write '{key.Key}'",
                    FixOf($"Write '{key.Key}'", new Edit(other.Key.Span, key.Key)))
                : key.Entry is null
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

    /// <summary>The key that the other schema has in its place.</summary>
    public static YamlEntry? OfOtherSchema(AlgorithmConfiguration configuration, string key) => key switch
    {
        "code_repository" => configuration.Find("repository_url"),
        "repository_url" => configuration.Find("code_repository"),
        "docker_container_url" => configuration.Find("base_container_url") ?? configuration.Find("algorithm_container_url"),
        _ => null,
    };
}

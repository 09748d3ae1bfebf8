using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration;

/// <summary>An algorithm's configuration: what its text says, in any of the schemas, each value with its place.</summary>
public sealed class AlgorithmConfiguration
{
    private static readonly Regex s_name = new(
        @"^(?:\{\s*)?[""']?(?:algorithm_name|algo_name)[""']?\s*:", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    private static readonly Regex s_merged = new(@"^\s+(?:algorithm_name|algo_name)\s*:", RegexOptions.Multiline | RegexOptions.CultureInvariant);

    // Results and requests name their algorithm too, and a JSON schema describes the key.
    private static readonly Regex s_jsonName = new(@"""(?:algorithm_name|algo_name)""\s*:\s*""", RegexOptions.CultureInvariant);

    private static readonly Regex s_jsonCommand = new(@"""(?:run|script)_command""\s*:\s*""", RegexOptions.CultureInvariant);

    private readonly YamlMapping _root;

    private AlgorithmConfiguration(YamlText yaml, YamlMapping root)
    {
        _root = root;
        Yaml = yaml;
        Schema = SchemaOf(root);
        Inputs = [.. ConfiguredInput.In(this)];
    }

    /// <summary>The text.</summary>
    public TextFile File => Yaml.File;

    /// <summary>The text as YAML.</summary>
    public YamlText Yaml { get; }

    /// <summary>The schema that its keys are of.</summary>
    public ConfigurationSchema Schema { get; }

    /// <summary>Its inputs in order, of all sections.</summary>
    public IReadOnlyList<ConfiguredInput> Inputs { get; }

    /// <summary>Its top-level entries in order, with those that <c>&lt;&lt;</c> takes in.</summary>
    public IReadOnlyList<YamlEntry> Entries => _root.AllEntries;

    /// <summary>The algorithm's name.</summary>
    public YamlEntry? Name => Find(Schema == ConfigurationSchema.Older ? "algo_name" : "algorithm_name");

    /// <summary>The branch or tag that is registered.</summary>
    public YamlEntry? Version => Find(Schema == ConfigurationSchema.Older ? "version" : "algorithm_version");

    /// <summary>The repository's URL.</summary>
    public YamlEntry? Repository => Find(Schema == ConfigurationSchema.Ogc ? "code_repository" : "repository_url");

    /// <summary>The command that a job runs.</summary>
    public YamlEntry? RunCommand => Find("run_command");

    /// <summary>The script that the image's build runs.</summary>
    public YamlEntry? BuildCommand => Find("build_command");

    /// <summary>
    /// Whether a YAML or JSON file is a configuration. Public repositories call it many names, env.yml among them; then what it holds
    /// tells.
    /// </summary>
    /// <param name="path">The file's path.</param>
    /// <param name="text">The file's text.</param>
    public static bool IsIn(string path, string text) => YamlText.IsJson(path)
        ? s_jsonName.IsMatch(text) && s_jsonCommand.IsMatch(text)
        : Path.GetFileName(path).StartsWith("algorithm_config", StringComparison.OrdinalIgnoreCase)
            || s_name.IsMatch(text)
            || (text.Contains("\n<<:") && s_merged.IsMatch(text));

    /// <summary>Reads a text; null where it is no mapping, so that there is nothing to configure.</summary>
    public static AlgorithmConfiguration? Read(YamlText yaml) =>
        yaml.Root?.Resolved is YamlMapping root ? new AlgorithmConfiguration(yaml, root) : null;

    /// <summary>The entry of a top-level key; null without one.</summary>
    public YamlEntry? Find(string key) => _root.Find(key);

    private static ConfigurationSchema SchemaOf(YamlMapping root)
    {
        bool Has(string key) => root.Find(key) is not null;
        if (Has("algo_name") && !Has("algorithm_name"))
        {
            return ConfigurationSchema.Older;
        }

        return root.Find("inputs")?.Value.Resolved switch
        {
            YamlSequence { Items.Count: > 0 } => ConfigurationSchema.Ogc,
            YamlMapping => ConfigurationSchema.Legacy,
            _ => Has("code_repository") || !(Has("repository_url") || Has("docker_container_url") || Has("disk_space") || Has("queue"))
                ? ConfigurationSchema.Ogc
                : ConfigurationSchema.Legacy,
        };
    }
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Checks;

/// <summary>Configurations that are right but for what a test puts into them.</summary>
internal static class Sample
{
    private const string Ogc = """
        algorithm_name: reduce
        algorithm_version: v1.0.0
        code_repository: https://github.com/me/reduce.git
        base_container_url: registry/base:v1
        run_command: reduce/run.sh
        inputs: []
        outputs:
          - name: out
            type: Directory

        """;

    private const string Legacy = """
        algorithm_name: reduce
        algorithm_version: v1.0.0
        repository_url: https://github.com/me/reduce.git
        docker_container_url: registry/base:v1
        run_command: reduce/run.sh
        inputs: {}

        """;

    /// <summary>What the examples' algorithm declares.</summary>
    public static Algorithm Declaration { get; } = new("reduce",
    [
        new("input_file", InputKind.File) { Description = "The raster to reduce" },
        new("output_file", InputKind.Text, "reduced.tif") { Description = "Name of the result" },
        new("outsize", InputKind.Whole, "30") { Description = "Percent of the original size" },
    ]);

    /// <summary>Some keys of a configuration, completed to a right one; one with a name is whole already.</summary>
    public static string Completed(string yaml)
    {
        if (AlgorithmConfiguration.Read(YamlText.Read(new TextFile("c.yml", yaml))) is not { } given || given.Name is not null)
        {
            return yaml;
        }

        string whole = given.Schema == ConfigurationSchema.Legacy ? Legacy : Ogc;
        IEnumerable<string> missing = AlgorithmConfiguration
            .Read(YamlText.Read(new TextFile("c.yml", whole)))!
            .Entries.Where(entry =>
                given.Find(entry.Name!) is null
                && !(entry.Name == "base_container_url" && given.Find("algorithm_container_url") is not null))
            .Select(entry => whole[entry.Key.Span.Start..entry.Value.Span.End] + "\n");
        return yaml.TrimEnd('\n') + "\n" + string.Concat(missing);
    }

    /// <summary>What is found in a completed configuration.</summary>
    public static IReadOnlyList<Finding> Findings(string yaml, Algorithm? declaration = null) =>
        ConfigurationChecks.Run(
            new TextFile("algorithm_config.yml", Completed(yaml)), new ConfigurationContext(declaration, new Scripts()));

    /// <summary>The ids of what is found, in the order of their places.</summary>
    public static IEnumerable<string> Ids(string yaml, Algorithm? declaration = null) =>
        Findings(yaml, declaration).Select(finding => finding.Rule.Id);

    /// <summary>The text with the first fix made.</summary>
    public static string Fixed(string yaml, Algorithm? declaration = null) =>
        Findings(yaml, declaration).First(finding => finding.Fix is not null) is { } finding
            ? finding.Fix!.Edits.Apply(finding.File.Text)
            : yaml;

    private sealed class Scripts : IRepository
    {
        public bool? Has(string path) => path is not "missing.sh";
    }
}

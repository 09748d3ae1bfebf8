using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>What the registration endpoints want of the two configuration files, and that these agree with the program itself.</summary>
internal static class Registration
{
    private static readonly Regex s_name = new("^[a-z0-9_-]{2,255}$");
    private static readonly Regex s_version = new("^[a-zA-Z_][a-zA-Z0-9._-]{0,127}$");
    private static readonly Regex s_helpLine = new(
        @"^ {2}--(?<name>\w+) <.*?> .*\((?:default: (?<default>.*)|required)\)\.$", RegexOptions.Multiline);

    private sealed record Input(string Name, string? Default);

    public static async Task AssertAgreesWithTheProgramAsync(Scaffold scaffold)
    {
        YamlMappingNode ogc = Parse(scaffold, "algorithm_config.yml");
        YamlMappingNode legacy = Parse(scaffold, "algorithm_config.legacy.yml");
        Assert.Equal("conda-forge", Parse(scaffold, "environment.yml")["channels"][0].ToString());
        Parse(scaffold, ".github/workflows/ci.yml");

        Assert.Matches(s_name, Text(ogc, "algorithm_name"));
        Assert.Matches(s_version, Text(ogc, "algorithm_version"));
        Assert.Single(ogc.Children.Keys, key => key.ToString() is "base_container_url" or "algorithm_container_url");
        YamlNode output = Assert.Single((YamlSequenceNode)ogc["outputs"]);
        Assert.Equal(("out", "Directory"), (output["name"].ToString(), output["type"].ToString()));
        Assert.All(["ram_min", "cores_min", "outdir_max"], key => Assert.InRange(int.Parse(Text(ogc, key), null), 1, 128));

        foreach ((string mine, string other) in ((string, string)[])
            [("algorithm_name", "algorithm_name"), ("algorithm_version", "algorithm_version"), ("code_repository", "repository_url"),
                ("base_container_url", "docker_container_url"), ("run_command", "run_command"), ("build_command", "build_command")])
        {
            Assert.Equal(Text(ogc, mine), Text(legacy, other));
        }

        string folder = Path.GetFileNameWithoutExtension(Text(ogc, "code_repository"));
        Assert.Equal((folder + "/run.sh", folder + "/build-env.sh"), (Text(ogc, "run_command"), Text(ogc, "build_command")));

        string help = (await scaffold.RunAsync(scaffold.RunScript, "--help")).EnsureSuccess().Output;
        Directory.Delete(scaffold.PathOf("output"));
        Assert.Contains($"  {Text(ogc, "algorithm_name")} --input_file", help, StringComparison.Ordinal);

        Input[] declared = [.. s_helpLine.Matches(help).Select(line =>
            new Input(line.Groups["name"].Value, line.Groups["default"].Success ? line.Groups["default"].Value : null))];
        Assert.Equal(["input_file", "output_file", "outsize"], declared.Select(input => input.Name));
        Assert.Equal<IEnumerable<Input>>(declared, Inputs(ogc["inputs"]));
        Assert.Equal<IEnumerable<Input>>(declared, [.. Inputs(legacy["inputs"]["file"]), .. Inputs(legacy["inputs"]["positional"])]);
        Assert.Empty((YamlSequenceNode)legacy["inputs"]["config"]);
    }

    public static YamlMappingNode Parse(Scaffold scaffold, string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(scaffold.Read(file)));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    public static string Text(YamlMappingNode node, string key) => node[key].ToString();

    private static IEnumerable<Input> Inputs(YamlNode list) =>
        ((YamlSequenceNode)list).Cast<YamlMappingNode>().Select(input =>
            new Input(Text(input, "name"), input.Children.TryGetValue("default", out YamlNode? value) ? value.ToString() : null));
}

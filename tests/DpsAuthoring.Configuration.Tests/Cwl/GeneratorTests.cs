using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Tests.Cwl;

/// <summary>The application package against what MAAP's own generator makes, field by field, also of public configurations.</summary>
public sealed class GeneratorTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private static readonly string s_generator = Path.Combine(Path.GetDirectoryName(Here())!, "Generator");

    /// <summary>Where a configuration says what MAAP or CWL cannot have, the package is refused, in these words.</summary>
    private static readonly Regex s_refusal = new(
        "The version .* is no text|The version '.*' becomes an image's tag|has no algorithm_version|has no run_command|cannot be registered|is of type '");

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("dps-generator-").FullName;

    private static string? GeneratorFolder =>
        Environment.GetEnvironmentVariable("DPS_MAAP_GENERATOR") is { Length: > 0 } folder ? folder : null;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_the_template_and_of_every_type_the_package_is_the_generators() => Compare(
        Read(Path.Combine(s_generator, "every-type.yml")),
        Read(Path.Combine(
            Path.GetDirectoryName(Here())!, "../../../templates/DpsAuthoring.Templates/content/dps-algorithm/starters/raster/algorithm_config.yml")));

    [Fact]
    public void Of_public_configurations_the_package_is_the_generators()
    {
        PublicConfigurations.Require();
        int compared = Compare([.. PublicConfigurations.All]);
        Assert.True(compared >= 6, $"Only {compared} were compared.");
    }

    private static TextFile Read(string path) => new(Path.GetFileName(path), File.ReadAllText(path));

    /// <returns>How many were compared; the rest is refused.</returns>
    private int Compare(params TextFile[] configurations)
    {
        Assert.SkipUnless(File.Exists(Python), $"{Python} is not there: install python3-yaml.");
        var folders = new List<string>();
        foreach (TextFile text in configurations)
        {
            var yaml = YamlText.Read(text);
            if (yaml.Problem is not null || AlgorithmConfiguration.Read(yaml) is not { Schema: ConfigurationSchema.Ogc } configuration)
            {
                continue;
            }

            try
            {
                Write(folders, text, configuration);
            }
            catch (FormatException refusal)
            {
                Assert.Matches(s_refusal, refusal.Message);
                TestContext.Current.TestOutputHelper?.WriteLine($"{text.Path}: {refusal.Message}");
            }
        }

        JsonObject judged = Judge(folders);
        JsonObject answers = Answers(folders, judged);
        foreach (string folder in folders)
        {
            string name = NameOf(folder);
            Assert.True(answers[name] is not null, $"The generator has not been asked of {name}: see {s_generator}/README.md.");
            Assert.Equal(
                name + Expected(answers[name]!.DeepClone().AsObject()).ToJsonString(),
                name + WithoutNothing(judged[folder]!["ours"])!.ToJsonString());
        }

        return folders.Count;
    }

    private static string NameOf(string folder) => File.ReadAllText(Path.Combine(folder, "name.txt"));

    /// <summary>What the generator has made; where it is here, it has just been asked, and its answers are written down.</summary>
    private static JsonObject Answers(List<string> folders, JsonObject judged)
    {
        string file = Path.Combine(s_generator, "answers.json");
        JsonObject answers = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))!.AsObject() : [];
        if (GeneratorFolder is not null)
        {
            foreach (string folder in folders)
            {
                answers[NameOf(folder)] = judged[folder]!["generated"]!.DeepClone();
            }

            File.WriteAllText(file, answers.ToJsonString(s_indented) + "\n");
        }

        return answers;
    }

    private void Write(List<string> folders, TextFile text, AlgorithmConfiguration configuration)
    {
        var origin = PackageOrigin.Of(configuration);
        string package = ApplicationPackage.Write(configuration, origin);
        string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{folders.Count}")).FullName;
        File.WriteAllText(Path.Combine(folder, "algorithm_config.yml"), text.Text);
        File.WriteAllText(Path.Combine(folder, "name.txt"), text.Path);
        File.WriteAllText(Path.Combine(folder, "image.txt"), origin.Image!);
        File.WriteAllText(Path.Combine(folder, "process.cwl"), package);
        folders.Add(folder);
    }

    private static JsonObject Judge(List<string> folders)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            Python, [Path.Combine(s_generator, "judge.py"), GeneratorFolder ?? "-", .. folders]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
        return JsonNode.Parse(output)!.AsObject();
    }

    /// <summary>The generator's package with what is knowingly written otherwise.</summary>
    private static JsonNode Expected(JsonObject generated)
    {
        // Its date is today's, its commit that of its workflow, and its schemas are of the network.
        foreach (string key in (string[])["s:dateCreated", "s:commitHash", "$schemas"])
        {
            generated.Remove(key);
        }

        // A constant there.
        generated["s:softwareVersion"] = generated["s:version"]!.DeepClone();
        JsonNode tool = generated["$graph"]![1]!;

        // Of a configuration for POST /api/build, which puts /app/ in front.
        string command = (string)tool["baseCommand"]!;
        tool["baseCommand"] = command.StartsWith('/') || !command.Contains('/') ? command : "/app/" + command;
        if (generated["$graph"]![0]!["outputs"] is JsonObject { Count: 0 })
        {
            // The registration form has one always; without it a job's results are nobody's.
            generated["$graph"]![0]!["outputs"] = JsonNode.Parse("""{"out": {"type": "Directory", "outputSource": "process/outputs_result"}}""");
            generated["$graph"]![0]!["steps"]!["process"]!["out"] = new JsonArray("outputs_result");
            tool["outputs"] = JsonNode.Parse("""{"outputs_result": {"outputBinding": {"glob": "./output*"}, "type": "Directory"}}""");
        }

        foreach (JsonNode inputs in (JsonNode[])[generated["$graph"]![0]!["inputs"]!, tool["inputs"]!])
        {
            foreach (JsonObject input in inputs.AsObject().Select(input => input.Value!.AsObject()))
            {
                Correct(input);
            }
        }

        // Null where there is none, which the API's regular expressions read as what stands in the next line.
        return WithoutNothing(generated)!;
    }

    /// <summary>Defaults that are none of their type, which cwltool's validation refuses.</summary>
    private static void Correct(JsonObject input)
    {
        string type = (string)input["type"]!;
        switch (input["default"])
        {
            case JsonObject file when file["path"] is null or JsonValue && (string?)file["path"] is null or "":
                input.Remove("default");
                break;
            case JsonObject file when ((string)file["path"]!).Contains("://", StringComparison.Ordinal):
                file["location"] = file["path"]!.DeepClone();
                file.Remove("path");
                break;
            case JsonValue text when type is "File?" or "Directory?" && text.TryGetValue(out string? path):
                input["default"] = path.Length == 0 ? null : new JsonObject { ["class"] = type.TrimEnd('?'), ["path"] = path };
                break;
            case JsonValue text when type.StartsWith("string", StringComparison.Ordinal) && !text.TryGetValue(out string? _):
                input["default"] = text.ToJsonString();
                break;
            case JsonValue text when text.TryGetValue(out string? number) && !type.StartsWith("string", StringComparison.Ordinal):
                input["default"] = JsonNode.Parse(number);
                break;
        }
    }

    /// <summary>Keys in one order, and none without a value.</summary>
    private static JsonNode? WithoutNothing(JsonNode? node) => node switch
    {
        JsonObject map => Map(map),
        JsonArray list => new JsonArray([.. list.Select(WithoutNothing)]),
        _ => node?.DeepClone(),
    };

    private static JsonObject? Map(JsonObject map)
    {
        var kept = new JsonObject();
        foreach ((string key, JsonNode? value) in map.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            JsonNode? reduced = WithoutNothing(value);
            bool isNobody = key is "s:author" or "s:contributor" && reduced is JsonArray and [JsonObject { Count: 1 }];
            if (reduced is not null && !isNobody)
            {
                kept[key] = reduced;
            }
        }

        return kept;
    }

    private static string Here([CallerFilePath] string file = "") => file;
}

using System.Globalization;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>What a C# scaffold takes over of an application package that its author wrote in CWL.</summary>
public sealed class PackageAdoption
{
    private readonly ApplicationPackageText _package;
    private readonly YamlMapping _process;
    private readonly YamlMapping? _tool;

    private PackageAdoption(ApplicationPackageText package, YamlMapping process, string name)
    {
        (_package, _process, Name) = (package, process, name);
        _tool = package.Processes.FirstOrDefault(each => each.Find("class").Text() == "CommandLineTool");
    }

    /// <summary>The text.</summary>
    public TextFile File => _package.File;

    /// <summary>The name that it is registered under.</summary>
    public string Name { get; }

    /// <summary>What <c>POST /api/ogc/processes</c> does with it.</summary>
    public EndpointVerdict Verdict =>
        PackageChecks.Run(File).FirstOrDefault(finding => finding.Rule.Severity == Severity.Error) is { } refusal
            ? new EndpointVerdict(false, refusal.Message)
            : new EndpointVerdict(true, "");

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">Why it is no package, as a clause; empty where it is one.</param>
    /// <returns>Null where it is none.</returns>
    public static PackageAdoption? Read(TextFile text, out string problem)
    {
        var yaml = YamlText.Read(text);
        ApplicationPackageText? package = yaml.Problem is null && text.Unreadable is null ? ApplicationPackageText.Read(yaml) : null;
        YamlMapping? process = package?.Workflow ?? package?.Processes.FirstOrDefault(each => each.Find("class").Text() == "CommandLineTool");
        problem = text.Unreadable ?? yaml.Problem?.Reason
            ?? (package is null ? "it is no mapping of keys to values" : process is null ? "it has neither a Workflow nor a CommandLineTool" : "");
        if (process is null)
        {
            return null;
        }

        string id = (process.Find("id").Text() ?? process.Find("label").Text() ?? "").TrimStart('#');
        id = id.Substring(id.LastIndexOf('#') + 1);
        return new PackageAdoption(package!, process, id is "" or "main" ? Path.GetFileNameWithoutExtension(text.Path) : id);
    }

    /// <summary>What the scaffold takes over.</summary>
    /// <param name="className">The class that the inputs become properties of.</param>
    public AdoptedAlgorithm Adopt(string className)
    {
        (List<string> changes, List<string> unknowns) = ([], []);
        string name = AdoptedNames.Algorithm(Name);
        if (name != Name)
        {
            changes.Add($"The algorithm is `{name}` here: the OGC registration refuses the name `{AdoptedNames.Words(Name)}`.");
        }

        AdoptedInput[] inputs = AdoptedInputs.Of(PackageInputs.Of(_process), className, changes, unknowns);
        changes.AddRange(Prefixes(inputs));
        changes.AddRange(Steps());
        string? version = Schema("version") ?? Schema("softwareVersion");
        string adoptedVersion = AdoptedNames.Version(version ?? "main");
        if (version is null)
        {
            unknowns.Add("The version: the package has no `s:version`, so it is the branch `main`.");
        }
        else if (adoptedVersion != version)
        {
            changes.Add($"The version is `{adoptedVersion}` here: the OGC registration refuses `{AdoptedNames.Words(version)}`.");
        }

        unknowns.Add("The legacy queue is the template's: choose one of yours whose memory is that of `ram_min`.");
        var resources = Resources(unknowns).ToList();
        string? disk = resources.FirstOrDefault(value => value.Key == "outdir_max")?.Value;
        return new AdoptedAlgorithm(name, inputs)
        {
            Description = AdoptedNames.Words(Text(_process, "doc") ?? Text(_process, "label") ?? Text(_tool, "doc")),
            Changes = [.. changes.Distinct()],
            Unknowns = unknowns,
            Ogc =
            [
                new("algorithm_version", YamlWriter.Text(adoptedVersion)),
                new("keywords", Quoted(Schema("keywords"))),
                new("author", Quoted(Person("author"))),
                new("contributor", Quoted(Person("contributor"))),
                new("license", Quoted(Schema("license"))),
                new("release_notes", Quoted(Schema("releaseNotes"))),
                new("citation", Quoted(Schema("citation"))),
                .. resources,
            ],
            Legacy = [new("algorithm_version", YamlWriter.Text(adoptedVersion)), .. disk is null ? (ConfigurationValue[])[] : [new("disk_space", disk + "GB")]],
            Original = new OriginalRun
            {
                Image = Requirement("DockerRequirement")?.Find("dockerPull").Text(),
                Run = Command(),
                Repository = Schema("codeRepository"),
            },
        };
    }

    private static string? Quoted(string? text) => text is null ? null : YamlWriter.Text(text);

    /// <summary>An option that is called otherwise than its input reaches the original's program under its own name.</summary>
    private IEnumerable<string> Prefixes(AdoptedInput[] inputs)
    {
        foreach ((string input, YamlNode node) in PackageInputs.Entries(_tool ?? _process))
        {
            var binding = (node.Resolved as YamlMapping)?.Find("inputBinding")?.Value.Resolved as YamlMapping;
            AdoptedInput? adopted = Array.Find(inputs, each => each.Original.Name == input);
            if (adopted is not null && binding is not null && binding.Find("prefix").Text() is var prefix && prefix != "--" + adopted.Registered.Name)
            {
                yield return prefix is null
                    ? $"`{adopted.Registered.Name}` is an option here, `--{adopted.Registered.Name}`, as DPS writes it; the package gives it by position."
                    : $"`{adopted.Registered.Name}` is the option `--{adopted.Registered.Name}` here, as DPS writes it; in the package it is `{AdoptedNames.Words(prefix)}`.";
            }
        }
    }

    private IEnumerable<string> Steps()
    {
        string[] steps = [.. PackageInputs.Entries(_process, "steps").Select(step => step.Name)];
        if (steps.Length > 1)
        {
            yield return $"The workflow has {steps.Length} steps ({string.Join(", ", steps.Select(step => $"`{AdoptedNames.Words(step)}`"))}), and the scaffold is one program: port each of them, or adopt their tools one by one.";
        }
    }

    private IEnumerable<ConfigurationValue> Resources(List<string> unknowns)
    {
        YamlMapping? resources = Requirement("ResourceRequirement");
        foreach ((string key, string setting, int most, int factor) in ((string, string, int, int)[])
            [("ramMin", "ram_min", 128, 1024), ("coresMin", "cores_min", 32, 1), ("outdirMax", "outdir_max", int.MaxValue, 1024)])
        {
            if (resources?.Find(key).Text() is not { } text)
            {
                unknowns.Add($"`{setting}` is the template's: the package has no `{key}`.");
            }
            else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) && amount is > 0 and < 1e9)
            {
                yield return new(setting, Math.Min(most, Math.Ceiling(amount / factor)).ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                unknowns.Add($"`{setting}` is the template's: the package computes `{key}`.");
            }
        }
    }

    private YamlMapping? Requirement(string name) =>
        ((YamlMapping?[])[_tool, _process]).OfType<YamlMapping>().Select(process => ApplicationPackageText.Requirement(process, name))
            .FirstOrDefault(found => found is not null);

    private string? Command() => _tool?.Find("baseCommand")?.Value.Resolved switch
    {
        YamlScalar scalar => scalar.Text,
        YamlSequence list => string.Join(" ", list.Items.Select(item => item.Resolved).OfType<YamlScalar>().Select(scalar => scalar.Text)),
        _ => null,
    };

    private string? Schema(string key) => Text(_package.Root, "s:" + key);

    private string? Person(string key) => _package.Root.Find("s:" + key)?.Value.Resolved is YamlSequence { Items: [{ Resolved: YamlMapping person }, ..] }
        ? Text(person, "s:name")
        : Schema(key);

    /// <summary>A text, also one that stands as a list of lines.</summary>
    private static string? Text(YamlMapping? map, string key) => map?.Find(key)?.Value.Resolved switch
    {
        YamlScalar { Kind: not YamlKind.Null, Text.Length: > 0 } scalar => scalar.Text,
        YamlSequence list => string.Join(" ", list.Items.Select(item => item.Resolved).OfType<YamlScalar>().Select(scalar => scalar.Text)),
        _ => null,
    };
}

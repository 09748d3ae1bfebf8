using System.Globalization;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Adoption;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Registering;

/// <summary>
/// What <c>POST /api/ogc/processes</c> reads of an application package: some of it as CWL, some of it by matching the lines of its text.
/// </summary>
public sealed class RegisteredPackage
{
    private static readonly Regex s_version = Line("s:version");
    private static readonly Regex s_repository = Line("s:codeRepository");
    private static readonly Regex s_commit = Line("s:commitHash");
    private static readonly Regex s_keywords = Line("s:keywords");
    private static readonly Regex s_author = new(@"s:author:[\s\S]*?s:name:[ \t]*([^\s,\]}]+)", RegexOptions.CultureInvariant);

    private readonly YamlMapping? _tool;
    private readonly string _text;

    private RegisteredPackage(ApplicationPackageText package, string id, string version)
    {
        (Id, Version, _text) = (id, version, package.File.Text);
        YamlMapping workflow = package.Workflow!;
        Title = Text(workflow, "label") ?? id;
        Description = Text(workflow, "doc") ?? "";
        Inputs = PackageInputs.Of(workflow);
        _tool = package.Processes.FirstOrDefault(process => process.Find("class").Text() == "CommandLineTool");
        Command = _tool?.Find("baseCommand")?.Value.Resolved switch
        {
            YamlScalar scalar => scalar.Text,
            YamlSequence words => string.Join(" ", words.Items.Select(word => word.Resolved).OfType<YamlScalar>().Select(word => word.Text)),
            _ => "",
        };
    }

    /// <summary>The workflow's id, without the document that it is of.</summary>
    public string Id { get; }

    /// <summary>Its <c>s:version</c>.</summary>
    public string Version { get; }

    /// <summary>Its <c>label</c>, or else its id.</summary>
    public string Title { get; }

    /// <summary>Its <c>doc</c>; may be empty.</summary>
    public string Description { get; }

    /// <summary>The tool's base command; empty without one.</summary>
    public string Command { get; }

    /// <summary>The workflow's inputs, in their order.</summary>
    public IReadOnlyList<OriginalInput> Inputs { get; }

    /// <summary>Where its code lies; null where it does not say.</summary>
    public string? Repository => Match(s_repository);

    /// <summary>The commit that it was made of; null where it does not say.</summary>
    public string? Commit => Match(s_commit);

    /// <summary>The first word of its author's name; null where it does not say.</summary>
    public string? Author => s_author.Match(_text) is { Success: true } author ? author.Groups[1].Value.Trim('\'', '"') : null;

    /// <summary>Its keywords.</summary>
    public IReadOnlyList<string> Keywords =>
        [.. (Match(s_keywords) ?? "").Replace(" ", "").Split(',').Where(keyword => keyword.Length > 0)];

    /// <summary>The memory that its tool asks for, as it stands there; null where it does not say.</summary>
    public double? Memory => Resource("ramMin");

    /// <summary>The cores that its tool asks for; null where it does not say.</summary>
    public double? Cores => Resource("coresMin");

    /// <summary>The image that its tool runs in; null without one.</summary>
    public string? Image => _tool is null ? null : ApplicationPackageText.Requirement(_tool, "DockerRequirement")?.Find("dockerPull").Text();

    /// <summary>The algorithm that jobs of it run.</summary>
    public Algorithm Algorithm => new(Id, [.. Inputs.Select(input =>
        new AlgorithmInput(input.Name, TypeOf(input), input.Default, input.IsOptional)
        {
            Description = input.Description,
        })])
    {
        Description = Description,
        Version = Version,
        RunCommand = Command,
    };

    /// <summary>Reads a package.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="refusal">Why the API refuses it, in its words; empty where it takes it.</param>
    /// <returns>Null where it is refused.</returns>
    public static RegisteredPackage? Read(TextFile text, out string refusal)
    {
        var yaml = YamlText.Read(text);
        ApplicationPackageText? package = yaml.Problem is null ? ApplicationPackageText.Read(yaml) : null;
        string? invalid = yaml.Problem is { } problem ? problem.Reason
            : package is null ? "it is not a mapping of keys to values"
            : package.Root.Find("cwlVersion") is null ? "it has no cwlVersion"
            : null;
        if (invalid is not null)
        {
            refusal = $"CWL validation failed: {invalid}";
            return null;
        }

        if (package!.Workflow is not { } workflow)
        {
            refusal = "A valid Workflow object must be defined in the CWL file.";
            return null;
        }

        string id = workflow.Find("id").Text() ?? "";
        id = id.Substring(id.LastIndexOfAny(['#', '/']) + 1);
        string? version = Match(text.Text, s_version);
        refusal = version is null || id.Length == 0 ? "Required metadata missing: s:version and a top-level id are required."
            : version.Contains(':') ? "Process version cannot contain a :"
            : "";
        return refusal.Length == 0 ? new RegisteredPackage(package, id, version!) : null;
    }

    private static InputType TypeOf(OriginalInput input) => new(input.Kind ?? InputKind.Text, input.IsList)
    {
        Choices = input.Choices is { Count: > 0 } choices ? new(choices) : null,
    };

    /// <summary>What the API finds behind a key: up to the first blank, but for the keywords.</summary>
    private static string? Match(string text, Regex pattern)
    {
        if (pattern.Match(text) is not { Success: true } found)
        {
            return null;
        }

        string value = found.Groups[1].Value.Trim();
        value = (pattern == s_keywords ? value : value.Split([' ', '\t'])[0]).Trim('\'', '"');
        return value is "" or "null" ? null : value;
    }

    private string? Match(Regex pattern) => Match(_text, pattern);

    private double? Resource(string key) =>
        _tool is not null
        && double.TryParse(
            ApplicationPackageText.Requirement(_tool, "ResourceRequirement")?.Find(key).Text(),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out double amount)
            ? amount
            : null;

    private static string? Text(YamlMapping map, string key) => map.Find(key)?.Value.Resolved switch
    {
        YamlScalar { Kind: not YamlKind.Null } scalar => scalar.Text,
        YamlSequence list => string.Join(" ", list.Items.Select(item => item.Resolved).OfType<YamlScalar>().Select(scalar => scalar.Text)),
        _ => null,
    };

    private static Regex Line(string key) => new($@"{key}:[ \t]*([^\r\n]*)", RegexOptions.CultureInvariant);
}

using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Cwl;

/// <summary>
/// An application package that is registered as it stands: what MAAP's API and deployment read of it, some of it as YAML, some of it by
/// matching its lines.
/// </summary>
internal sealed class ApplicationPackageText
{
    private static readonly Regex s_version = new(@"s:version:[ \t]*(?<value>[^\r\n]*)", RegexOptions.CultureInvariant);
    private static readonly Regex s_image = new(@"dockerPull:[ \t]*(?<value>[^\r\n]*)", RegexOptions.CultureInvariant);

    private ApplicationPackageText(TextFile file, YamlMapping root)
    {
        File = file;
        Root = root;
        Processes = [.. Graph(root)];
        Versions = Lines(file, s_version);
        Images = Lines(file, s_image);
    }

    /// <summary>The text.</summary>
    public TextFile File { get; }

    /// <summary>All of it.</summary>
    public YamlMapping Root { get; }

    /// <summary>Its workflows and tools.</summary>
    public IReadOnlyList<YamlMapping> Processes { get; }

    /// <summary>The lines that hold <c>s:version:</c>, with the place and text of what follows.</summary>
    public IReadOnlyList<PackageLine> Versions { get; }

    /// <summary>The lines that hold <c>dockerPull:</c>.</summary>
    public IReadOnlyList<PackageLine> Images { get; }

    /// <summary>The workflow; null where it has none.</summary>
    public YamlMapping? Workflow => Processes.FirstOrDefault(process => process.Find("class").Text() == "Workflow");

    /// <summary>
    /// Whether a CWL runner gives its tools the network: since v1.1 only where one asks for it. What a job decides is taken for that.
    /// </summary>
    public bool HasNetwork =>
        Root.Find("cwlVersion").Text() == "v1.0"
        || Processes.Any(process => Requirement(process, "NetworkAccess")?.Find("networkAccess") is { } access && !access.IsFalsy());

    /// <summary>Reads a text; null where it is no mapping.</summary>
    public static ApplicationPackageText? Read(YamlText yaml) =>
        yaml.Root?.Resolved is YamlMapping root ? new ApplicationPackageText(yaml.File, root) : null;

    /// <summary>The requirement or hint of a name that a process has; null without one.</summary>
    public static YamlMapping? Requirement(YamlMapping process, string name) =>
        ((string[])["requirements", "hints"]).Select(key => process.Find(key)?.Value.Resolved switch
        {
            YamlMapping map => map.Find(name)?.Value.Resolved as YamlMapping,
            YamlSequence list => list.Items.Select(item => item.Resolved).OfType<YamlMapping>()
                .FirstOrDefault(item => item.Find("class").Text() == name),
            _ => null,
        }).FirstOrDefault(found => found is not null);

    private static IEnumerable<YamlMapping> Graph(YamlMapping root) => root.Find("$graph")?.Value.Resolved is YamlSequence graph
        ? graph.Items.Select(item => item.Resolved).OfType<YamlMapping>()
        : [root];

    private static PackageLine[] Lines(TextFile file, Regex pattern) =>
    [
        .. pattern.Matches(file.Text).Cast<Match>().Select(match =>
            new PackageLine(new TextSpan(match.Index, match.Length), match.Groups["value"].Index, match.Groups["value"].Value.TrimEnd())),
    ];
}

/// <summary>A line of a package that MAAP's deployment finds by its text.</summary>
/// <param name="Span">What was found.</param>
/// <param name="ValueStart">Where its value begins.</param>
/// <param name="Value">The value as it stands, quotes and comment included.</param>
internal sealed record PackageLine(TextSpan Span, int ValueStart, string Value)
{
    /// <summary>The value's place.</summary>
    public TextSpan ValueSpan => new(ValueStart, Value.Length);

    /// <summary>The value without a comment behind it.</summary>
    public string WithoutComment =>
        Value.StartsWith("#", StringComparison.Ordinal) ? ""
        : Value.IndexOf(" #", StringComparison.Ordinal) is >= 0 and var at ? Value.Substring(0, at).TrimEnd()
        : Value;

    /// <summary>The comment behind it; empty without one.</summary>
    public string Comment => Value.Substring(WithoutComment.Length).Trim();

    /// <summary>The value without quotes and comment.</summary>
    public string Bare => WithoutComment.Trim('\'', '"');
}

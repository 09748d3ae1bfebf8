using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Scripts;

/// <summary>The files that conda makes environments of.</summary>
public static class CondaEnvironment
{
    private static readonly Regex s_package = new(@"^(?:\S+::)?(?<name>[\w.-]+)", RegexOptions.CultureInvariant);

    /// <summary>The name of the environment that a YAML file makes; null where it makes none, or one without a name.</summary>
    public static string? NameIn(TextFile file) => Read(file)?.Find("name").Text();

    /// <summary>The packages, conda's and pip's, of the environment that a YAML file makes; null where it makes none.</summary>
    public static IReadOnlyList<string>? PackagesIn(TextFile file) =>
        Read(file) is { } environment ? [.. PackagesIn(environment.Find("dependencies")!.Value)] : null;

    private static YamlMapping? Read(TextFile file) =>
        file.Text.Contains("dependencies:")
        && YamlText.Read(file).Root?.Resolved is YamlMapping environment
        && environment.Find("dependencies") is not null
            ? environment
            : null;

    private static IEnumerable<string> PackagesIn(YamlNode node) => node.Resolved switch
    {
        YamlSequence list => list.Items.SelectMany(PackagesIn),
        YamlMapping pip => pip.AllEntries.SelectMany(entry => PackagesIn(entry.Value)),
        YamlScalar scalar when s_package.Match(scalar.Text.Trim()) is { Success: true } package => [package.Groups["name"].Value],
        _ => [],
    };
}

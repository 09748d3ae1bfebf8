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
        Read(file) is { } environment ? PackagesIn(environment.Find("dependencies")!.Value) : null;

    private static YamlMapping? Read(TextFile file) =>
        file.Text.Contains("dependencies:")
        && YamlText.Read(file).Root?.Resolved is YamlMapping environment
        && environment.Find("dependencies") is not null
            ? environment
            : null;

    /// <summary>What stands in a list, and in lists in it; aliases of the same one count once.</summary>
    private static List<string> PackagesIn(YamlNode dependencies)
    {
        var packages = new List<string>();
        var seen = new HashSet<YamlNode>();
        var left = new Stack<YamlNode>([dependencies]);
        while (left.Count > 0)
        {
            YamlNode node = left.Pop().Resolved;
            IEnumerable<YamlNode> inner = !seen.Add(node) ? [] : node switch
            {
                YamlSequence list => list.Items,
                YamlMapping pip => pip.Entries.Select(entry => entry.Value),
                _ => [],
            };
            foreach (YamlNode each in inner)
            {
                left.Push(each);
            }

            if (node is YamlScalar scalar && s_package.Match(scalar.Text.Trim()) is { Success: true } package)
            {
                packages.Add(package.Groups["name"].Value);
            }
        }

        return packages;
    }
}

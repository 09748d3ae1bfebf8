using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Tests.Checks;

/// <summary>The pages about the checks, and what their examples are checked against.</summary>
internal static class RulePages
{
    private static readonly string s_folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../analyzers/rules"));

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(s_folder, "DPS4*.md").Select(file => Path.GetFileNameWithoutExtension(file));

    public static string Text(string id) => File.ReadAllText(Path.Combine(s_folder, id + ".md"));

    public static bool SaysNoFix(string page) => page.Contains("\n## Fix\n\nNone: ", StringComparison.Ordinal);

    public static string Yaml(string page, string heading) =>
        Regex.Match(page, $@"^## {heading}\n\n```yaml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"The page has no YAML under '## {heading}'.");

    private static string Here([CallerFilePath] string file = "") => file;
}

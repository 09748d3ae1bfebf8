using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Site;

/// <summary>The table of all rules, behind what their README says. It is made of their pages, which tests hold to what the rules
/// say.</summary>
internal static partial class RuleIndex
{
    private static readonly (string Prefix, string Title)[] s_blocks =
    [
        ("DPS0", "The rules themselves"),
        ("DPS1", "Paths and results"),
        ("DPS2", "Behaviour in a job"),
        ("DPS3", "Declared inputs"),
        ("DPS4", "Configurations and packages"),
        ("DPS5", "Scripts and images"),
        ("DPS6", "The repository"),
    ];

    public static void Write(Stage stage)
    {
        Rule[] rules =
        [
            .. Directory.EnumerateFiles(Path.Combine(stage.Root, "analyzers/rules"), "DPS*.md").Order(StringComparer.Ordinal).Select(Read),
        ];
        StringBuilder page = new StringBuilder(File.ReadAllText(Path.Combine(stage.Root, "analyzers/rules/README.md")))
            .Append(CultureInfo.InvariantCulture, $"\n{rules.Length} rules:\n");
        foreach ((string prefix, string title) in s_blocks)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {prefix}xxx: {title}\n\n| rule | what it reports | severity | fix |\n|---|---|---|---|\n");
            foreach (Rule rule in rules.Where(rule => rule.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                page.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title.Replace("|", "\\|", StringComparison.Ordinal)} | {rule.Severity} | {(rule.HasFix ? "yes" : "")} |\n");
            }
        }

        stage.Write("analyzers/rules/README.md", page.ToString());
        stage.WriteContents(
            "analyzers/rules",
            ("All rules", "README.md"),
            s_blocks.Select(block => (
                $"{block.Prefix}xxx {block.Title}",
                rules.Where(rule => rule.Id.StartsWith(block.Prefix, StringComparison.Ordinal)).Select(rule => ($"{rule.Id}: {rule.Title}", rule.Id + ".md")))));
    }

    private static Rule Read(string path)
    {
        Match page = Page().Match(File.ReadAllText(path));
        return page.Success
            ? new Rule(page.Groups["id"].Value, page.Groups["title"].Value, page.Groups["severity"].Value, page.Groups["fix"].Value != "None:")
            : throw new InvalidDataException($"{path} has not the form of a rule's page.");
    }

    [GeneratedRegex(@"^# (?<id>DPS\d{4}): (?<title>[^\n]+)\n\n\*\*(?<severity>\w+)\.\*\* .*\n## Fix\n\n(?<fix>\S+)", RegexOptions.Singleline)]
    private static partial Regex Page();

    private sealed record Rule(string Id, string Title, string Severity, bool HasFix);
}

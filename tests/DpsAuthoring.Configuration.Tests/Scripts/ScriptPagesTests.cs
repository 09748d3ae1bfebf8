using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DpsAuthoring.Configuration.Images;
using DpsAuthoring.Configuration.Scripts;
using DpsAuthoring.Configuration.Tests.Checks;

namespace DpsAuthoring.Configuration.Tests.Scripts;

/// <summary>Every check of scripts has its page, and the page's scripts do what the page says.</summary>
public sealed class ScriptPagesTests
{
    private static readonly string s_folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../analyzers/rules"));

    public static TheoryData<string> Ids { get; } = [.. ScriptChecks.All.Select(check => check.Id)];

    [Fact]
    public void Every_check_has_its_page_and_every_page_its_check() =>
        Assert.Equal(
            ScriptChecks.All.Concat(DockerfileChecks.All).Select(check => check.Id).Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(s_folder, "DPS5*.md")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void A_page_says_what_the_check_says(string id)
    {
        RuleDescriptor check = ScriptChecks.All.Single(check => check.Id == id);

        Assert.StartsWith($"# {id}: {check.Title}\n\n**{check.Severity}.** ", Page(id), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_bad_script_is_reported_and_the_good_is_not(string id)
    {
        IReadOnlyList<Finding> bad = ScriptSample.Findings(Script(id, "Bad"), Context(id, "Bad"));

        Assert.NotEmpty(bad);
        Assert.All(bad, finding => Assert.Equal(id, finding.Rule.Id));
        Assert.Empty(ScriptSample.Findings(Script(id, "Good"), Context(id, "Good")));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_fix_mends_it(string id)
    {
        string text = Script(id, "Bad");
        foreach (
            QuickFix? fix in ScriptSample.Findings(text, Context(id, "Bad")).Select(finding => finding.Fix).OfType<QuickFix>().Reverse())
        {
            text = fix.Edits.Apply(text);
            Assert.DoesNotContain(ScriptSample.Findings(text, Context(id, "Bad")), finding => finding.Fix == fix);
        }

        if (text != Script(id, "Bad"))
        {
            Assert.Empty(ScriptSample.Findings(text, Context(id, "Bad")));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_page_tells_the_fix_or_why_there_is_none(string id)
    {
        var fixes = ScriptSample.Findings(Script(id, "Bad"), Context(id, "Bad")).Select(finding => finding.Fix).OfType<QuickFix>().ToList();

        // The example has no variable with the script's folder, which its fix needs.
        Assert.Equal(fixes.Count > 0 || id == "DPS5015", !RulePages.SaysNoFix(Page(id)));
        Assert.All(fixes, fix => Assert.Contains($"*{fix.Title}*", Page(id)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_comment_silences_it(string id) =>
        Assert.Empty(ScriptSample.Findings(Script(id, "Bad") + $"# dps: ignore-file {id}\n", Context(id, "Bad")));

    private static ScriptContext Context(string id, string heading) => id switch
    {
        "DPS5004" => ScriptSample.Ogc with { IsExecutable = heading == "Good" },
        "DPS5006" => ScriptSample.Ogc,
        "DPS5010" or "DPS5011" => ScriptSample.Legacy with { Positionals = ["outsize"], Arguments = 1 },
        "DPS5016" => ScriptSample.Legacy with { Positionals = [], Arguments = 0 },
        "DPS5017" or "DPS5019" or "DPS5025" or "DPS5026" => ScriptSample.Build,
        _ => ScriptSample.Legacy,
    };

    private static string Page(string id) => File.ReadAllText(Path.Combine(s_folder, id + ".md"));

    private static string Script(string id, string heading) =>
        Regex.Match(Page(id), $@"^## {heading}\n\n```bash\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            is { Success: true } found
            ? found.Groups[1].Value.Replace('␍', '\r')
            : throw new InvalidOperationException($"The page has no script under '## {heading}'.");

    private static string Here([CallerFilePath] string file = "") => file;
}

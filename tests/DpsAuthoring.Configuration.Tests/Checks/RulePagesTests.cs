using DpsAuthoring.Configuration.Cwl;

namespace DpsAuthoring.Configuration.Tests.Checks;

/// <summary>Every check has its page, and the page's YAML does what the page says.</summary>
public sealed class RulePagesTests
{
    public static TheoryData<string> Ids { get; } = [.. ConfigurationChecks.All.Select(check => check.Id)];

    [Fact]
    public void Every_check_has_its_page_and_every_page_its_check() =>
        Assert.Equal(
            ConfigurationChecks.All.Concat(PackageChecks.All).Select(check => check.Id).Order(StringComparer.Ordinal),
            RulePages.Names.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void A_page_says_what_the_check_says(string id)
    {
        RuleDescriptor check = ConfigurationChecks.All.Single(check => check.Id == id);

        Assert.StartsWith($"# {id}: {check.Title}\n\n**{check.Severity}.** ", RulePages.Text(id));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_bad_yaml_is_reported_and_the_good_is_not(string id)
    {
        Algorithm? declaration = DeclarationFor(id);

        IReadOnlyList<Finding> bad = Sample.Findings(RulePages.Yaml(RulePages.Text(id), "Bad"), declaration);
        Assert.NotEmpty(bad);
        Assert.All(bad, finding => Assert.Equal(id, finding.Rule.Id));
        Assert.Empty(Sample.Findings(RulePages.Yaml(RulePages.Text(id), "Good"), declaration));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_fix_mends_it_and_breaks_nothing_else(string id)
    {
        Algorithm? declaration = DeclarationFor(id);
        string text = Sample.Completed(RulePages.Yaml(RulePages.Text(id), "Bad"));
        for (int round = 0; round < 9; round++)
        {
            IReadOnlyList<Finding> before = ConfigurationChecks.Run(new TextFile("c.yml", text), new ConfigurationContext(declaration));
            if (before.FirstOrDefault(found => found.Fix is not null) is not { } finding)
            {
                break;
            }

            string mended = finding.Fix!.Edits.Apply(text);
            IReadOnlyList<Finding> after = ConfigurationChecks.Run(new TextFile("c.yml", mended), new ConfigurationContext(declaration));
            Assert.True(
                after.Count < before.Count,
                $"{finding.Fix.Title} leaves:\n{string.Join('\n', after.Select(left => left.Message))}\n{mended}");
            text = mended;
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_page_tells_the_fix_or_why_there_is_none(string id)
    {
        Algorithm? declaration = DeclarationFor(id);
        string page = RulePages.Text(id);
        var fixes = Sample.Findings(RulePages.Yaml(page, "Bad"), declaration).Select(finding => finding.Fix).OfType<QuickFix>().ToList();

        Assert.Equal(fixes.Count > 0, !RulePages.SaysNoFix(page));
        Assert.All(fixes, fix => Assert.Contains($"*{fix.Title}*", page));
    }

    /// <summary>The checks against the declaration are one block of ids.</summary>
    private static Algorithm? DeclarationFor(string id) =>
        string.CompareOrdinal(id, "DPS4031") >= 0 && string.CompareOrdinal(id, "DPS4037") <= 0 ? Sample.Declaration : null;

    [Theory, MemberData(nameof(Ids))]
    public void A_comment_silences_it(string id)
    {
        string text = Sample.Completed(RulePages.Yaml(RulePages.Text(id), "Bad"));
        Algorithm? declaration = DeclarationFor(id);

        IReadOnlyList<Finding> all = Sample.Findings(text, declaration);
        IReadOnlyList<Finding> silenced = Sample.Findings(text + $"\n# dps: ignore-file {id}\n", declaration);

        Assert.NotEmpty(all);
        Assert.Equal(id == "DPS4001" ? all.Count : 0, silenced.Count);
    }
}

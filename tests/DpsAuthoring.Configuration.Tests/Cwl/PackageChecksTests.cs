using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Inspections;
using DpsAuthoring.Configuration.Tests.Checks;
using DpsAuthoring.Configuration.Tests.Repositories;

namespace DpsAuthoring.Configuration.Tests.Cwl;

/// <summary>A package that is registered as it stands: what MAAP's API refuses, and what its deployment misreads.</summary>
public sealed class PackageChecksTests
{
    public static TheoryData<string> Ids { get; } = [.. PackageChecks.All.Select(check => check.Id)];

    private static readonly string s_good = RulePages.Yaml(RulePages.Text("DPS4045"), "Good");

    [Theory, MemberData(nameof(Ids))]
    public void A_page_says_what_the_check_does(string id)
    {
        string page = RulePages.Text(id);
        RuleDescriptor check = PackageChecks.All.Single(check => check.Id == id);

        Assert.StartsWith($"# {id}: {check.Title}\n\n**{check.Severity}.** ", page);
        IReadOnlyList<Finding> bad = Find(RulePages.Yaml(page, "Bad"));
        Assert.NotEmpty(bad);
        Assert.All(bad, finding => Assert.Equal(id, finding.Rule.Id));
        Assert.Empty(Find(RulePages.Yaml(page, "Good")));
        Assert.Equal(bad.Any(finding => finding.Fix is not null), !RulePages.SaysNoFix(page));
        Assert.All(bad.Select(finding => finding.Fix).OfType<QuickFix>(), fix =>
        {
            Assert.Contains($"*{fix.Title}*", page);
            Assert.Empty(Find(fix.Edits.Apply(RulePages.Yaml(page, "Bad"))));
        });
        Assert.Empty(Find(RulePages.Yaml(page, "Bad") + $"\n# dps: ignore-file {id}\n"));
    }

    [Theory]
    [InlineData("cwlVersion: v1.2\n", "", "DPS4045")]
    [InlineData("cwlVersion: v1.2\n", "cwlVersion: v3\n", "DPS4045")]
    [InlineData("  id: reduce\n", "", "DPS4045")]
    [InlineData("class: Workflow", "class: ExpressionTool", "DPS4045")]
    [InlineData("s:version: v1.0.0", "s:version:", "DPS4045")]
    [InlineData("s:version: v1.0.0", "s:version: a:b", "DPS4045", "DPS4046")]
    [InlineData("s:version: v1.0.0", "s:softwareVersion: v1.0.0", "DPS4045")]
    [InlineData("s:version: v1.0.0", "s:version: 1.10", "DPS4046")]
    [InlineData("s:version: v1.0.0", "s:version: \"1.10\"", "DPS4046")]
    [InlineData("s:version: v1.0.0", "s:version: a/b", "DPS4046")]
    [InlineData("s:version: v1.0.0", "s:version: v1 # x", "DPS4010")]
    [InlineData("s:version: v1.0.0", "s:version: v1.0.0\ns:releaseNotes: 's:version: is v1'", "DPS4046")]
    [InlineData("DockerRequirement: {dockerPull: ghcr.io/me/reduce:v1.0.0}", "NetworkAccess: {networkAccess: true}", "DPS4046")]
    [InlineData("  inputs: {}\n  outputs:\n    out: {type: Directory, outputSource", "  doc: 'dockerPull: x'\n  inputs: {}\n  outputs:\n    out: {type: Directory, outputSource", "DPS4046")]
    [InlineData("    DockerRequirement: {dockerPull: ghcr.io/me/reduce:v1.0.0}", "    DockerRequirement:\n      dockerPull: 'ghcr.io/me/reduce:v1.0.0'", "DPS4046")]
    [InlineData("    DockerRequirement:", "    InlineJavascriptRequirement: {}\n    DockerRequirement:", "DPS4046")]
    [InlineData("    DockerRequirement:", "    ResourceRequirement: {outdirMax: 20480}\n    DockerRequirement:", "DPS4046")]
    [InlineData("s:version: v1.0.0", "s:version: v1.0.0\ns:keywords: [a, b]", "DPS4046")]
    [InlineData("inputs: {}", "inputs: {", "DPS4045")]
    public void What_is_wrong_is_said(string old, string text, params string[] ids)
    {
        Assert.Contains(old, s_good, StringComparison.Ordinal);
        Assert.Equal(ids, Find(Once(s_good, old, text)).Select(finding => finding.Rule.Id).Distinct().Order());
    }

    [Theory]
    [InlineData("    DockerRequirement: {dockerPull: ghcr.io/me/reduce:v1.0.0}", "  - {class: DockerRequirement, dockerPull: ghcr.io/me/reduce:v1.0.0}")]
    [InlineData("    DockerRequirement:", "    ResourceRequirement: {outdirMax: 20, ramMin: 20480}\n    DockerRequirement:")]
    public void What_is_right_is_silent(string old, string text) => Assert.Empty(Find(Once(s_good, old, text)));

    [Theory]
    [InlineData("- 1\n")]
    [InlineData("")]
    [InlineData("a: b: c\n")]
    public void What_is_no_package_is_one_error(string text) =>
        Assert.Equal(["DPS4045"], Find(text).Select(finding => finding.Rule.Id));

    [Fact]
    public void What_dps_sync_made_is_for_other_engines() =>
        Assert.Empty(Find("# Made from algorithm_config.yml by dps sync, for CWL engines of one's own\ncwlVersion: v1.2\n"));

    [Fact]
    public void Of_a_folder_those_with_a_version_are_checked_or_else_all_workflows()
    {
        const string Workflow = "cwlVersion: v1.2\nclass: Workflow\n";
        const string Tool = "cwlVersion: v1.2\nclass: CommandLineTool\n";

        Assert.Equal(["/r/b.cwl"], Packages(("a.cwl", Workflow), ("b.cwl", Workflow + "s:version: v1\n"), ("t.cwl", Tool)));
        Assert.Equal(["/r/a.CWL", "/r/x/b.cwl"], Packages(("a.CWL", Workflow), ("x/b.cwl", Workflow), ("t.cwl", Tool)));
        Assert.Equal(["/r/t.cwl"], Packages(("t.cwl", Tool)));
        Assert.Empty(Packages(("algorithm_config.yml", "algorithm_name: x\n"), ("t.cwl", Tool)));
    }

    [Fact]
    public void They_are_part_of_the_inspection() => Assert.Contains(
        "DPS4045",
        Inspection.Of(AlgorithmRepository.FindAll(new FilesInMemory(("p.cwl", "cwlVersion: v1.2\nclass: Workflow\n")), "/r")!)
            .Run([]).Select(finding => finding.Rule.Id));

    private static IReadOnlyList<string> Packages(params (string Path, string Text)[] files) =>
        AlgorithmRepository.FindAll(new FilesInMemory(files), "/r")!.Packages;

    private static string Once(string text, string old, string by)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + by + text[(at + old.Length)..];
    }

    private static IReadOnlyList<Finding> Find(string text) => PackageChecks.Run(new TextFile("process.cwl", text));
}

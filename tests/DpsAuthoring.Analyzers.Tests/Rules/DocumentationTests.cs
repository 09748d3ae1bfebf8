using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.Rules;
using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>Every rule has its page, and the page's code does what the page says.</summary>
public sealed class DocumentationTests
{
    /// <summary>The rules about code, whose pages show it.</summary>
    public static TheoryData<string> Ids { get; } =
    [.. Own().Where(descriptor => descriptor.Category != AnalysisModeRule.Category).Select(descriptor => descriptor.Id)];

    /// <summary>The rules that only the compiler has. What the pages of the others tell, the tests of the checks themselves try.</summary>
    public static TheoryData<string> OwnIds { get; } = [.. Own().Select(descriptor => descriptor.Id)];

    public static TheoryData<string> AllIds { get; } = [.. Descriptors().Select(descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(AllIds))]
    public void A_page_says_what_the_descriptor_says(string id)
    {
        DiagnosticDescriptor rule = Descriptors().Single(descriptor => descriptor.Id == id);
        string page = Page(id);

        Assert.StartsWith($"# {id}: {rule.Title}\n\n**{rule.DefaultSeverity}.** ", page);
        Assert.EndsWith($"/analyzers/rules/{id}.md", rule.HelpLinkUri);
        Assert.NotEmpty(rule.Description.ToString(CultureInfo.InvariantCulture));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task The_bad_code_is_reported_and_the_good_code_is_not(string id)
    {
        string page = Page(id);

        Diagnostic[] bad = await Compiler.AnalyzeAsync(Code(page, "Bad"), Files(page, "Bad"));
        Assert.All(bad, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.NotEmpty(bad);

        var good = new AllRulesTest(Code(page, "Good")) { CompilerDiagnostics = CompilerDiagnostics.Warnings };
        Array.ForEach(Files(page, "Good"), good.TestState.AdditionalFiles.Add);
        await good.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void All_pages_have_one_form() => Assert.All(Pages(), page =>
    {
                string[] headings =
                [
                    .. Regex.Matches(File.ReadAllText(page), "^## (.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value),
                ];

        // What is wrong with a repository cannot be shown in a file.
        string[] examples = Path.GetFileName(page)[3] < '6' ? ["Bad", "Good"] : [];
        Assert.Equal([.. examples, "Limits", "Fix", "Silence"], headings);
    });

    [Theory, MemberData(nameof(OwnIds))]
    public void A_page_tells_the_fix_or_why_there_is_none(string id)
    {
        bool hasFix = typeof(Fix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Any(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.Contains(id));
        Assert.Equal(hasFix, !Page(id).Contains("\n## Fix\n\nNone: ", StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_is_without_a_rule() =>
        Assert.Equal(
            Descriptors().Select(descriptor => descriptor.Id + ".md").Order(),
            // What asks git is not for the compiler.
            Pages().Select(Path.GetFileName).Where(name => name![3] < '6').Order());

    [Fact]
    public void The_list_of_releases_has_every_rule() =>
        Assert.Equal(
            Descriptors().Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}").Order(),
            File.ReadLines(Path.Combine(Folder(), "../DpsAuthoring.Analyzers/AnalyzerReleases.Unshipped.md"))
                .Where(line => line.StartsWith("DPS", StringComparison.Ordinal))
                .Order());

    /// <summary>A warning is what reports a lost or a wrong result, but for the one about an option of the rules themselves.</summary>
    [Fact]
    public void Every_warning_can_be_made_an_error_by_one_property() =>
        Assert.Equal(
            Descriptors().Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Warning && rule.Category != AnalysisModeRule.Category)
                .Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = error").Order(),
            File.ReadLines(Path.Combine(Folder(), "../build/DpsAuthoring.WarningsAsErrors.globalconfig"))
                .Where(line => line.StartsWith("dotnet_", StringComparison.Ordinal)));

    private static IEnumerable<DiagnosticDescriptor> Own() =>
        Descriptors().Where(descriptor => descriptor.Category is not (FileReport.ConfigurationCategory or FileReport.ScriptCategory));

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => Compiler.AllRules.SelectMany(rule => rule.SupportedDiagnostics);

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Folder(), "DPS*.md");

    internal static string Page(string id) => File.ReadAllText(Path.Combine(Folder(), id + ".md"));

    internal static string Code(string page, string heading) =>
        Regex.Match(page, $@"^## {heading}\n\n```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"The page has no code under '## {heading}'.");

    /// <summary>The environment that a page shows with its code; most show none.</summary>
    internal static (string Path, string Text)[] Files(string page, string heading) =>
        Regex.Match(page, $@"^## {heading}\n\n```csharp\n.*?^```\n\n```yaml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            is { Success: true } found && !found.Value.Contains("\n## ", StringComparison.Ordinal)
            ? [("/work/environment.yml", found.Groups[1].Value)]
            : [];

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../analyzers/rules"));
}

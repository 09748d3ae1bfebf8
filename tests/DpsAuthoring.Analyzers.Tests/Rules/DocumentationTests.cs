using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.Rules;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>Every rule has its page, and the page's code does what the page says.</summary>
public sealed class DocumentationTests
{
    /// <summary>The rules about code, whose pages show it.</summary>
    public static TheoryData<string> Ids { get; } = [.. Descriptors().Where(descriptor => descriptor.Category != AnalysisModeRule.Category).Select(descriptor => descriptor.Id)];

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

        var bad = await Compiler.AnalyzeAsync(Code(page, "Bad"));
        Assert.All(bad.Rules, text => Assert.Contains(id, text));
        Assert.NotEmpty(bad.Rules);

        var good = await Compiler.AnalyzeAsync(Code(page, "Good"));
        Assert.Empty(good.Rules);
        Assert.Empty(good.Compiler);
    }

    [Theory, MemberData(nameof(AllIds))]
    public void A_page_tells_the_fix_or_why_there_is_none(string id)
    {
        string[] headings = [.. Regex.Matches(Page(id), "^## (.*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        Assert.Equal(["Bad", "Good", "Limits", "Fix", "Silence"], headings);

        bool hasFix = typeof(Fix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Fix)))
            .Any(type => ((Fix)Activator.CreateInstance(type)!).FixableDiagnosticIds.Contains(id));
        Assert.Equal(hasFix, !Page(id).Contains("\n## Fix\n\nNone: ", StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_is_without_a_rule() =>
        Assert.Equal(
            Descriptors().Select(descriptor => descriptor.Id + ".md").Order(),
            // The pages from block 4 on are of checks that the compiler shares with the command line; their own tests hold them to those.
            Directory.EnumerateFiles(Folder(), "DPS*.md").Select(Path.GetFileName).Where(name => name![3] < '4').Order());

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => Compiler.AllRules.SelectMany(rule => rule.SupportedDiagnostics);

    internal static string Page(string id) => File.ReadAllText(Path.Combine(Folder(), id + ".md"));

    internal static string Code(string page, string heading) =>
        Regex.Match(page, $@"^## {heading}\n\n```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"The page has no code under '## {heading}'.");

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../analyzers/rules"));
}

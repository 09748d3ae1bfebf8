using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DpsAuthoring.Analyzers.Rules;
using DpsAuthoring.CodeFixes;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>
/// What is tried of every rule and every fix. That each rule speaks, is silent and can be silenced is tried for all of them by their pages
/// (<see cref="DocumentationTests"/>, <see cref="SuppressionTests"/>); here it is that each has tests of its own besides.
/// </summary>
public sealed partial class CoverageTests
{
    /// <summary>The tests that are the same for all, and so say nothing of one.</summary>
    private static readonly string[] s_general = ["CoverageTests", "DocumentationTests", "SuppressionTests", "HalfWrittenCodeTests"];

    public static TheoryData<string> Changes { get; } =
    [
        .. Fixes()
            .SelectMany(fix =>
                fix.GetType().GetFields().Where(field => field.IsLiteral).Select(field => $"{fix.GetType().Name}.{field.Name}")),
    ];

    [Theory, MemberData(nameof(DocumentationTests.OwnIds), MemberType = typeof(DocumentationTests))]
    public void A_rule_has_tests_of_its_own(string id) =>
        Assert.Contains(Sources("Rules"), source => source.Contains(id, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Changes))]
    public void A_change_is_tried_by_itself_and_with_Fix_All(string change)
    {
        string fix = change.Split('.')[0];
        string[] sources = [.. Sources("CodeFixes").Where(source => source.Contains(change, StringComparison.Ordinal))];

        Assert.Contains(sources, source => Regex.IsMatch(source, $@"MakesAsync<\w+, {fix}>\(\s*({Regex.Escape(change)}|key\b)"));
        if (Fixes().Single(each => each.GetType().Name == fix).GetFixAllProvider() is not null)
        {
            Assert.Contains(sources, source => Regex.IsMatch(source, $@"MakesAllAsync<\w+, {fix}>\(\s*{Regex.Escape(change)}"));
        }
    }

    [Fact]
    public void Only_a_fix_that_says_why_has_no_Fix_All() =>
        Assert.Equal(["FlagDefaultFix"], Fixes().Where(fix => fix.GetFixAllProvider() is null).Select(fix => fix.GetType().Name));

    [Fact]
    public void The_preset_makes_every_warning_an_error()
    {
        string preset = File.ReadAllText(Path.Combine(Folder(), "../../../analyzers/build/DpsAuthoring.WarningsAsErrors.globalconfig"));

        Assert.Equal(
            Compiler.AllRules.SelectMany(rule => rule.SupportedDiagnostics)
                .Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Warning && rule.Category != AnalysisModeRule.Category)
                .Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Ids().Matches(preset).Select(match => match.Value));
    }

    private static IEnumerable<Fix> Fixes() =>
        typeof(Fix)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Fix)))
            .Select(type => (Fix)Activator.CreateInstance(type)!);

    /// <summary>The tests in a folder of this project, as text: what is passed to a generic method is seen nowhere else.</summary>
    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Folder(), "..", folder), "*Tests.cs", SearchOption.AllDirectories)
            .Where(path => !s_general.Contains(Path.GetFileNameWithoutExtension(path)))
            .Select(File.ReadAllText);

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"DPS\d{4}")]
    private static partial Regex Ids();
}

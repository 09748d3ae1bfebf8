using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3006: what an input's pattern means beside the others'.</summary>
public sealed class StagedPatternRuleTests
{
    [Theory]
    [InlineData("InputFile", "", "InputFile", "", "file")]
    [InlineData("InputFile", "", "IReadOnlyList<InputFile>", "", "file")]
    [InlineData("InputFile[]", "", "InputFile", "", "file")]
    [InlineData("InputDirectory", "", "InputDirectory", "", "directory")]
    [InlineData("InputFile", "*.tif", "InputFile", "*.tif", "file")]
    [InlineData("InputFile", "*", "InputFile", "", "file")]
    public Task Inputs_that_cannot_be_told_apart_are_reported(
        string first, string firstPattern, string second, string secondPattern, string kind) =>
        VerifyRule<StagedPatternRule>.ReportsAsync(
            Sample.Declaration(File("a", first, firstPattern) + Reported(0, "b", second, secondPattern)),
            VerifyRule<StagedPatternRule>.Saying(kind, "b", "a"));

    [Theory]
    [InlineData("InputFile", "", "InputDirectory", "")]
    [InlineData("InputFile", "*.tif", "InputDirectory", "*.tif")]
    [InlineData("InputFile", "*.tif", "InputFile", "")]
    [InlineData("InputFile", "*.tif", "InputFile", "*.nc")]
    [InlineData("InputFile", "", "string", "")]
    public Task Others_are_not(string first, string firstPattern, string second, string secondPattern) =>
        VerifyRule<StagedPatternRule>.ReportsAsync(Sample.Declaration(File("a", first, firstPattern) + File("b", second, secondPattern)));

    [Fact]
    public Task Each_input_that_needs_a_pattern_is_reported() =>
        VerifyRule<StagedPatternRule>.ReportsAsync(
            Sample.Declaration(File("a", "InputFile", "") + Reported(0, "b", "InputFile", "") + Reported(1, "c", "InputFile", "")),
            VerifyRule<StagedPatternRule>.At(0, "file", "b", "a"),
            VerifyRule<StagedPatternRule>.At(1, "file", "c", "a"));

    private static string File(string name, string type, string pattern) => $"[{Attribute(name, pattern)}] {Property(name, type)}";

    private static string Reported(int place, string name, string type, string pattern) =>
        $"[{{|#{place}:{Attribute(name, pattern)}|}}] {Property(name, type)}";

    private static string Attribute(string name, string pattern) =>
        $"Input(\"{name}\"{(pattern.Length > 0 ? $", Pattern = \"{pattern}\"" : "")})";

    private static string Property(string name, string type) => $"public {type}? {name.ToUpperInvariant()} {{ get; init; }}\n";
}

using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS3003: a property that cannot be set becomes one that can.</summary>
public sealed class InputSetterFixTests
{
    [Theory]
    [InlineData("public string X => \"a\";", "public string X { get; init; } = \"a\";")]
    [InlineData("public static string X => \"a\";", "public string X { get; init; } = \"a\";")]
    [InlineData("public static int X { get; set; }", "public int X { get; set; }")]
    public Task A_property_that_cannot_be_set_becomes_one_that_can(string before, string after) =>
        VerifyFix.MakesAsync<InputTypeRule, InputSetterFix>(
            InputSetterFix.EquivalenceKey,
            Sample.Declaration("[[|Input(\"x\")|]] " + before),
            Sample.Declaration("[Input(\"x\")] " + after));

    [Fact]
    public Task All_properties_that_cannot_be_set_are_mended() =>
        VerifyFix.MakesAllAsync<InputTypeRule, InputSetterFix>(
            InputSetterFix.EquivalenceKey,
            Sample.Declaration("[[|Input(\"x\")|]] public int X => 1;\n    [[|Input(\"y\")|]] public static int Y { get; set; }"),
            Sample.Declaration("[Input(\"x\")] public int X { get; init; } = 1;\n    [Input(\"y\")] public int Y { get; set; }"));
}

using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS3011: an input that has no default becomes required.</summary>
public sealed class RequiredFixTests
{
    [Theory]
    [InlineData("public InputFile [|X|] { get; init; } // why", "public required InputFile X { get; init; } // why")]
    [InlineData("public string [|X|] { get; init; } = null!; // why", "public required string X { get; init; } // why")]
    public Task An_input_becomes_required(string before, string after) =>
        VerifyFix.MakesAsync<ForgottenRequiredRule, RequiredFix>(
            RequiredFix.EquivalenceKey, Sample.Declaration("[Input(\"x\")] " + before), Sample.Declaration("[Input(\"x\")] " + after));

    [Theory]
    [InlineData("public string [|X|] { get; private set; }")]
    [InlineData("internal string [|X|] { get; init; }")]
    public Task An_input_that_cannot_be_required_is_left_alone(string property) =>
        VerifyFix.OffersNothingAsync<ForgottenRequiredRule, RequiredFix>(Sample.Declaration("[Input(\"x\")] " + property));

    [Fact]
    public Task All_inputs_become_required() =>
        VerifyFix.MakesAllAsync<ForgottenRequiredRule, RequiredFix>(
            RequiredFix.EquivalenceKey,
            Sample.Declaration("[Input(\"x\")] public string [|X|] { get; init; }\n    [Input(\"y\")] public int[] [|Y|] { get; init; }"),
            Sample.Declaration(
                "[Input(\"x\")] public required string X { get; init; }\n    [Input(\"y\")] public required int[] Y { get; init; }"));
}

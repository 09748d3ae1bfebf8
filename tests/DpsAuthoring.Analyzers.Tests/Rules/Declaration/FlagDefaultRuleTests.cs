using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3007: a flag that is true by default.</summary>
public sealed class FlagDefaultRuleTests
{
    [Fact]
    public Task A_flag_that_is_true_by_default_is_reported() =>
        VerifyRule<FlagDefaultRule>.ReportsAsync(
            Sample.Declaration("""[{|#0:Input("x")|}] public bool X { get; init; } = true;"""),
            VerifyRule<FlagDefaultRule>.Saying("x"));

    [Theory]
    [InlineData("[Input(\"x\")] public bool X { get; init; }")]
    [InlineData("[Input(\"x\")] public bool X { get; init; } = false;")]
    [InlineData("\n#pragma warning disable DPS3007\n[Input(\"x\")] public bool X { get; init; } = true;")]
    public Task Another_is_not(string property) => VerifyRule<FlagDefaultRule>.ReportsAsync(Sample.Declaration(property));
}

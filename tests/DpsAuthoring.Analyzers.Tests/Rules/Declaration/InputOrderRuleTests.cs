using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3004: what an input's place means beside the others'.</summary>
public sealed class InputOrderRuleTests
{
    private const string Optional = "[Input(\"o\")] public int O { get; init; }\n";
    private const string Required = "[Input(\"r\")] public required int R { get; init; }\n";
    private const string Reported = "[{|#0:Input(\"r\")|}] public required int R { get; init; }\n";

    [Theory]
    [InlineData(Optional + Reported, "o")]
    [InlineData("[Input(\"name\")] public OutputName N { get; init; } = \"a\";\n" + Reported, "name")]
    [InlineData(Optional + "[Input(\"f\")] public required InputFile F { get; init; }\n" + Reported, "o")]
    [InlineData(Optional + Reported + "[Input(\"s\")] public required int S { get; init; }", "o")]
    public Task A_required_value_behind_an_optional_one_is_reported_once(string members, string optional) =>
        VerifyRule<InputOrderRule>.ReportsAsync(Sample.Declaration(members), VerifyRule<InputOrderRule>.Saying("r", optional));

    [Theory]
    [InlineData(Required + Optional)]
    [InlineData(Optional)]
    [InlineData(Optional + "[Input(\"f\")] public required InputFile F { get; init; }")]
    [InlineData("[Input(\"f\")] public InputFile? F { get; init; }\n" + Required)]
    [InlineData("[Input(\"f\")] public IReadOnlyList<InputDirectory>? F { get; init; }\n" + Required)]
    [InlineData("\n#pragma warning disable DPS3004\n" + Optional + Required)]
    public Task Another_order_is_well(string members) => VerifyRule<InputOrderRule>.ReportsAsync(Sample.Declaration(members));

    [Fact]
    public Task Each_optional_value_that_stands_before_a_required_one_is_reported() =>
        VerifyRule<InputOrderRule>.ReportsAsync(
            Sample.Declaration(
                Optional
                    + Reported
                    + "[Input(\"p\")] public int P { get; init; }\n[{|#1:Input(\"s\")|}] public required int S { get; init; }"),
            VerifyRule<InputOrderRule>.At(0, "r", "o"),
            VerifyRule<InputOrderRule>.At(1, "s", "p"));
}

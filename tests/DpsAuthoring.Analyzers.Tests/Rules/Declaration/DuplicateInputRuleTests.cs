using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3001: two inputs of one name.</summary>
public sealed class DuplicateInputRuleTests
{
    [Fact]
    public Task A_duplicate_is_reported_at_the_second_input() =>
        VerifyRule<DuplicateInputRule>.ReportsAsync(
            Sample.Declaration("""
                [Input("x")] public int A { get; init; }
                [{|#0:Input("x")|}] public int B { get; init; }
                """),
            VerifyRule<DuplicateInputRule>.Saying("x", "A"));
}

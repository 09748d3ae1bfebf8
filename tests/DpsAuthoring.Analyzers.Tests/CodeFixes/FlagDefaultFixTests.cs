using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS3007: a flag becomes false by default.</summary>
public sealed class FlagDefaultFixTests
{
    [Fact]
    public async Task A_flag_becomes_false_by_default_one_at_a_time()
    {
        await VerifyFix.MakesAsync<FlagDefaultRule, FlagDefaultFix>(
            FlagDefaultFix.EquivalenceKey,
            Sample.Declaration("[[|Input(\"x\")|]] public bool X { get; init; } = true; // why"),
            Sample.Declaration("[Input(\"x\")] public bool X { get; init; } // why"));

        Assert.Null(new FlagDefaultFix().GetFixAllProvider());
    }
}

namespace DpsAuthoring.Analyzers.Tests.Rules;

/// <summary>The rules run at each key stroke, so most of what they see does not compile. None may fail on it.</summary>
[Trait("Speed", "Slow")]
public sealed class HalfWrittenCodeTests
{
    private const int Cuts = 12;

    [Theory, MemberData(nameof(DocumentationTests.Ids), MemberType = typeof(DocumentationTests))]
    public async Task A_page_s_code_can_be_typed(string id)
    {
        string code = DocumentationTests.Code(DocumentationTests.Page(id), "Bad");
        for (int i = 1; i < Cuts; i++)
        {
            await AssertNoRuleFailsAsync(code[..(code.Length * i / Cuts)]);
        }
    }

    [Theory]
    [InlineData("[Input] public int X { get; init; }")]
    [InlineData("[Input(null!)] public int X { get; init; } = ;")]
    [InlineData("[Input(new[] { \"x\" })] public Missing X { get; init; }")]
    [InlineData("[Input(\"x\"), Range] public int X { get; init; } = 1;")]
    [InlineData("[Input(\"x\"), Range(1, null)] public int X { get; init; } = 1;")]
    [InlineData("[Input(\"x\"), AllowedValues(null)] public string X { get; init; } = \"a\";")]
    [InlineData("[Input(\"x\"), RegularExpression(null)] public string X { get; init; } = \"a\";")]
    [InlineData("[Input(\"x\")] public OutputName X { get; init; } = null;")]
    [InlineData("[Input(\"x\")] public DateOnly X { get; init; } = new(1, 2);")]
    [InlineData("[Input(\"x\")] public int[] X { get; init; } = [1, .. 2, null];")]
    [InlineData("[Input(\"x\")] public IReadOnlyList<> X { get; init; }")]
    public Task A_declaration_that_makes_no_sense_is_survived(string property) => AssertNoRuleFailsAsync($$"""
        [Algorithm(null)]
        partial class A : IAlgorithm
        {
            {{property}}
            public async Task RunAsync(Job job, CancellationToken) { try { await } catch (Missing e) when { Environment.Exit(); } catch { return 1 } }
        }
        """);

    private static async Task AssertNoRuleFailsAsync(string source) =>
        Assert.DoesNotContain(await Compiler.AnalyzeAsync(source), diagnostic => diagnostic.Id == "AD0001");
}

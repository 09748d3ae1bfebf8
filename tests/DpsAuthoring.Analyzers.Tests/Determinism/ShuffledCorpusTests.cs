using System.Globalization;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DpsAuthoring.Analyzers.Tests.Determinism;

/// <summary>
/// The programs of the corpus, with their files, types and members in other orders, analysed by one thread and by several: the rules say
/// the same. Another draw: <c>DPS_SHUFFLE=7 dotnet test --project tests/DpsAuthoring.Analyzers.Tests --filter-class
/// "*ShuffledCorpusTests"</c>.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class ShuffledCorpusTests
{
    private const int Orders = 2;

    /// <summary>The rules about declared inputs: which of two comes first is what some of them are about.</summary>
    private const string Declaration = "DPS3";

    private static readonly int s_seed = int.TryParse(
        Environment.GetEnvironmentVariable("DPS_SHUFFLE"), CultureInfo.InvariantCulture, out int seed)
        ? seed
        : 1;

    public static TheoryData<string> Programs() => CorpusTests.Programs();

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task The_order_of_members_and_the_number_of_threads_change_no_verdict(string program)
    {
        CorpusTests.SkipUnlessRead(program);
        CSharpCompilation parsed = CorpusTests.Parse(program);
        string[] expected = await SaidAsync(parsed, isConcurrent: false);
        Assert.Equal(expected, await SaidAsync(parsed, isConcurrent: true));
        for (int order = 0; order < Orders; order++)
        {
            var random = new Random(s_seed + order);
            SyntaxTree[] trees =
            [
                .. parsed.SyntaxTrees.Select(tree =>
                    CSharpSyntaxTree.ParseText(
                        ShuffledMembers.Of(tree.GetRoot(), random).ToFullString(), TestProject.Language, tree.FilePath)),
            ];
            random.Shuffle(trees);
            CSharpCompilation shuffled = parsed.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
            bool isConcurrent = order % 2 == 0;
            string difference = Verdicts.Difference(expected, await SaidAsync(shuffled, isConcurrent));
            Assert.True(
                difference.Length == 0,
                $"DPS_SHUFFLE={s_seed}, order {order}, {(isConcurrent ? "several threads" : "one thread")}:\n{difference}");
        }
    }

    private static async Task<string[]> SaidAsync(CSharpCompilation parsed, bool isConcurrent)
    {
        Compiler
            .NewDriver()
            .RunGeneratorsAndUpdateCompilation(parsed, out Compilation compilation, out _, TestContext.Current.CancellationToken);
        string[] said = await Verdicts.OfAsync(compilation, isConcurrent, Compiler.AllRules);
        return [.. said.Where(static verdict => !verdict.StartsWith(Declaration, StringComparison.Ordinal))];
    }
}

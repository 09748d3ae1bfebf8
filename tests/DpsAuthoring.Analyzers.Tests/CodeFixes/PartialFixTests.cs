using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS3009: an algorithm's class becomes partial.</summary>
public sealed class PartialFixTests
{
    [Theory]
    [InlineData("public sealed class A", "public sealed partial class A")]
    [InlineData("class A", "partial class A")]
    [InlineData("/* why */ record A", "/* why */ partial record A")]
    public Task A_class_becomes_partial(string before, string after) =>
        VerifyFix.MakesAsync<AlgorithmClassRule, PartialFix>(PartialFix.EquivalenceKey, Reported(before), Declared(after));

    [Theory]
    [InlineData("public abstract class A")]
    [InlineData("public partial class A(string x)")]
    public Task A_word_does_not_mend_another_class(string declaration) =>
        VerifyFix.OffersNothingAsync<AlgorithmClassRule, PartialFix>(Reported(declaration));

    [Fact]
    public Task All_classes_become_partial() =>
        VerifyFix.MakesAllAsync<AlgorithmClassRule, PartialFix>(
            PartialFix.EquivalenceKey,
            Reported("class A") + Reported("class B"),
            Declared("partial class A") + Declared("partial class B"));

    private static string Reported(string declaration) =>
        Declared(declaration).Replace("Algorithm(\"my-algorithm\")", "[|Algorithm(\"my-algorithm\")|]");

    private static string Declared(string declaration) => $$"""
        [Algorithm("my-algorithm")]
        {{declaration}} : IAlgorithm
        {
            public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
        }

        """;
}

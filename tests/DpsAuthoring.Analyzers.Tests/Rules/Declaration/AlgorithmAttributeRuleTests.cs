using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3012 and DPS3009: what a class lacks is said once, in our words.</summary>
public sealed class AlgorithmAttributeRuleTests
{
    private const string Body =
        " : IAlgorithm { public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask; }";
    private const string WithInput =
        " : IAlgorithm { [Input(\"x\")] public int X { get; init; } public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask; }";

    [Theory]
    [InlineData("public sealed partial class {|#0:HlsMosaic|}" + WithInput)]
    [InlineData("return await DpsProgram.RunAsync<HlsMosaic>(args); sealed class {|#0:HlsMosaic|}" + WithInput)]
    [InlineData("return await DpsProgram.RunAsync<{|#0:HlsMosaic|}>(args); class HlsMosaic" + Body)]
    [InlineData("return await DpsProgram.RunAsync<{|#0:HlsMosaic|}>(args); class HlsMosaic" + WithInput)]
    public Task A_class_that_is_an_algorithm_but_for_its_attribute_is_reported_once(string source) =>
        AllSayAsync(source, VerifyRule<AlgorithmAttributeRule>.Saying("HlsMosaic", "hls-mosaic"));

    [Theory]
    [InlineData("public sealed class A" + Body)]
    [InlineData("public abstract class A" + WithInput)]
    [InlineData("public class A" + WithInput + " [Algorithm(\"my-b\")] public sealed partial class B : A { }")]
    [InlineData("public sealed class A { [Input(\"x\")] public int X { get; init; } }")]
    public Task What_may_be_something_else_is_not(string source) => VerifyRule<AlgorithmAttributeRule>.ReportsAsync(source);

    [Fact]
    public Task A_class_that_is_not_partial_is_reported_once() =>
        AllSayAsync(
            "return await DpsProgram.RunAsync<Reduce>(args); [{|#0:Algorithm(\"reduce\")|}] sealed class Reduce" + WithInput,
            VerifyRule<AlgorithmClassRule>.Saying(
                "Reduce", "is not partial, so the code that reads its inputs cannot be added to it; write 'partial class'"));

    [Theory]
    [InlineData("HlsMosaic", "hls-mosaic")]
    [InlineData("GDALWrapper", "gdal-wrapper")]
    [InlineData("Reduce2Cog", "reduce2-cog")]
    [InlineData("gdal_wrapper", "gdal_wrapper")]
    [InlineData("Größe", "gr-e")]
    [InlineData("Ä", "my-algorithm")]
    public void A_name_is_the_classs_in_small_letters(string type, string name) => Assert.Equal(name, AlgorithmAttributeRule.NameFor(type));

    /// <summary>Of all rules one says something. The compiler says its own: a run of such a class does not compile.</summary>
    private static Task AllSayAsync(string source, DiagnosticResult expected) =>
        new AllRulesTest(source) { CompilerDiagnostics = CompilerDiagnostics.None, ExpectedDiagnostics = { expected } }.RunAsync(
            TestContext.Current.CancellationToken);
}

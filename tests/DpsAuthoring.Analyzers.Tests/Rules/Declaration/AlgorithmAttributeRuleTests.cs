using DpsAuthoring.Analyzers.Rules.Declaration;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3012 and DPS3009: what a class lacks is said once, in our words.</summary>
public sealed class AlgorithmAttributeRuleTests
{
    private const string Id = "DPS3012";
    private const string Body = " : IAlgorithm { public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask; }";
    private const string WithInput = " : IAlgorithm { [Input(\"x\")] public int X { get; init; } public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask; }";

    [Theory]
    [InlineData("public sealed partial class HlsMosaic" + WithInput, "1,29")]
    [InlineData("return await DpsProgram.RunAsync<HlsMosaic>(args); sealed class HlsMosaic" + WithInput, "1,65")]
    [InlineData("return await DpsProgram.RunAsync<HlsMosaic>(args); class HlsMosaic" + Body, "1,34")]
    [InlineData("return await DpsProgram.RunAsync<HlsMosaic>(args); class HlsMosaic" + WithInput, "1,34")]
    public async Task A_class_that_is_an_algorithm_but_for_its_attribute_is_reported_once(string source, string place)
    {
        var (rules, _) = await Compiler.AnalyzeAsync(source);

        Assert.Equal(
            [$"{place} {Id} HlsMosaic has no [Algorithm], so nothing reads its inputs and DpsProgram cannot run it; write [Algorithm(\"hls-mosaic\")] above the class"],
            rules);
    }

    [Theory]
    [InlineData("public sealed class A" + Body)]
    [InlineData("public abstract class A" + WithInput)]
    [InlineData("public class A" + WithInput + " [Algorithm(\"my-b\")] public sealed partial class B : A { }")]
    [InlineData("public sealed class A { [Input(\"x\")] public int X { get; init; } }")]
    public async Task What_may_be_something_else_is_not(string source) => Assert.Empty(await Report.OfAsync(Id, source));

    [Fact]
    public async Task A_class_that_is_not_partial_is_reported_once()
    {
        var (rules, _) = await Compiler.AnalyzeAsync("return await DpsProgram.RunAsync<Reduce>(args); [Algorithm(\"reduce\")] sealed class Reduce" + WithInput);

        Assert.Equal(
            ["1,50 DPS3009 The program cannot make a Reduce: the class is not partial, so the code that reads its inputs cannot be added to it; write 'partial class'"],
            rules);
    }

    [Theory]
    [InlineData("HlsMosaic", "hls-mosaic")]
    [InlineData("GDALWrapper", "gdal-wrapper")]
    [InlineData("Reduce2Cog", "reduce2-cog")]
    [InlineData("gdal_wrapper", "gdal_wrapper")]
    [InlineData("Größe", "gr-e")]
    [InlineData("Ä", "my-algorithm")]
    public void A_name_is_the_classs_in_small_letters(string type, string name) => Assert.Equal(name, AlgorithmAttributeRule.NameFor(type));
}

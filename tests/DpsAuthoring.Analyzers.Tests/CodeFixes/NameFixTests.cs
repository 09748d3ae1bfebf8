using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS3002, DPS3008: a name becomes the nearest that is allowed.</summary>
public sealed class NameFixTests
{
    [Theory]
    [InlineData("2nd file", "nd-file")]
    [InlineData("help", "show-help")]
    [InlineData("", "file")]
    [InlineData("größe", "gr-e")]
    [InlineData("_x", "x")]
    public Task A_name_becomes_the_nearest_that_is_an_option(string name, string near) =>
        VerifyFix.MakesAsync<InputNameRule, NameFix>(
            NameFix.EquivalenceKey,
            Sample.Declaration($"[[|Input(\"{name}\", \"A file\")|]] public string? File {{ get; init; }}"),
            Sample.Declaration($"[Input(\"{near}\", \"A file\")] public string? File {{ get; init; }}"));

    [Fact]
    public Task All_names_are_mended() =>
        VerifyFix.MakesAllAsync<InputNameRule, NameFix>(
            NameFix.EquivalenceKey,
            Sample.Declaration(
                "[[|Input(\"a b\")|]] public int A { get; init; }\n    [[|Input(name: \"c/d\")|]] public int B { get; init; }"),
            Sample.Declaration("[Input(\"a-b\")] public int A { get; init; }\n    [Input(name: \"c-d\")] public int B { get; init; }"));

    [Theory]
    [InlineData("Gdal Wrapper", "gdal-wrapper")]
    [InlineData("x", "gdal-wrapper")]
    [InlineData("a.b.", "a-b")]
    public Task An_algorithm_gets_the_name_that_was_suggested(string name, string near) =>
        VerifyFix.MakesAsync<AlgorithmNameRule, NameFix>(
            NameFix.EquivalenceKey, Named($"[|Algorithm(\"{name}\")|]"), Named($"Algorithm(\"{near}\")"));

    [Fact]
    public Task A_name_that_is_a_constant_is_left_alone() =>
        VerifyFix.OffersNothingAsync<InputNameRule, NameFix>(
            Sample.Declaration("const string Name = \"a b\"; [[|Input(Name)|]] public int A { get; init; }"));

    private static string Named(string attribute) => Sample.Declaration("").Replace("Algorithm(\"my-algorithm\")", attribute);
}

using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS3012: a class gets the attribute that makes it an algorithm.</summary>
public sealed class AlgorithmAttributeFixTests
{
    private const string Body =
        " : IAlgorithm\n{\n    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;\n}\n";
    private const string WithInput =
        " : IAlgorithm\n{\n    [Input(\"x\")] public int X { get; init; }\n\n    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;\n}\n";

    [Theory]
    [InlineData(
        "/// <summary>A.</summary>\npublic sealed class [|HlsMosaic|]",
        "/// <summary>A.</summary>\n[Algorithm(\"hls-mosaic\")]\npublic sealed partial class HlsMosaic"
    )]
    [InlineData("public sealed partial class [|HlsMosaic|]", "[Algorithm(\"hls-mosaic\")]\npublic sealed partial class HlsMosaic")]
    [InlineData(
        "[Serializable]\nsealed class [|HlsMosaic|]", "[Algorithm(\"hls-mosaic\")]\n[Serializable]\nsealed partial class HlsMosaic")]
    public Task A_class_gets_its_attribute(string before, string after) =>
        VerifyFix.MakesAsync<AlgorithmAttributeRule, AlgorithmAttributeFix>(
            AlgorithmAttributeFix.EquivalenceKey, before + WithInput, after + WithInput);

    [Fact]
    public Task A_class_gets_its_attribute_from_where_it_is_run() =>
        VerifyFix.MakesAsync<AlgorithmAttributeRule, AlgorithmAttributeFix>(
            AlgorithmAttributeFix.EquivalenceKey,
            "return await DpsProgram.{|CS0311:RunAsync<[|Reduce|]>|}(args);\n\nclass Reduce" + Body,
            "return await DpsProgram.RunAsync<Reduce>(args);\n\n[Algorithm(\"reduce\")]\npartial class Reduce" + Body);

    [Fact]
    public Task All_classes_get_their_attributes() =>
        VerifyFix.MakesAllAsync<AlgorithmAttributeRule, AlgorithmAttributeFix>(
            AlgorithmAttributeFix.EquivalenceKey,
            "sealed class [|HlsMosaic|]" + WithInput + "\nsealed class [|Reduce|]" + WithInput,
            "[Algorithm(\"hls-mosaic\")]\nsealed partial class HlsMosaic"
                + WithInput
                + "\n[Algorithm(\"reduce\")]\nsealed partial class Reduce"
                + WithInput);
}

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3004 and DPS3006: what an input's place and pattern mean beside the others'.</summary>
public sealed class InputListRuleTests
{
    private const string Optional = "[Input(\"o\")] public int O { get; init; }\n";
    private const string Required = "[Input(\"r\")] public required int R { get; init; }\n";

    [Theory]
    [InlineData(Optional + Required, "'r' is required but stands behind 'o'")]
    [InlineData("[Input(\"name\")] public OutputName N { get; init; } = \"a\";\n" + Required, "'r' is required but stands behind 'name'")]
    [InlineData(Optional + "[Input(\"f\")] public required InputFile F { get; init; }\n" + Required, "'r' is required but stands behind 'o'")]
    [InlineData(Optional + Required + "[Input(\"s\")] public required int S { get; init; }", "'r' is required but stands behind 'o'")]
    public async Task A_required_value_behind_an_optional_one_is_reported_once(string members, string text) =>
        Assert.Contains(text, Assert.Single(await Report.OfMembersAsync("DPS3004", members)));

    [Theory]
    [InlineData(Required + Optional)]
    [InlineData(Optional)]
    [InlineData(Optional + "[Input(\"f\")] public required InputFile F { get; init; }")]
    [InlineData("[Input(\"f\")] public InputFile? F { get; init; }\n" + Required)]
    [InlineData("[Input(\"f\")] public IReadOnlyList<InputDirectory>? F { get; init; }\n" + Required)]
    [InlineData("\n#pragma warning disable DPS3004\n" + Optional + Required)]
    public async Task Another_order_is_well(string members) => Assert.Empty(await Report.OfMembersAsync("DPS3004", members));

    [Fact]
    public async Task Each_optional_value_that_stands_before_a_required_one_is_reported() =>
        Assert.Equal(2, (await Report.OfMembersAsync("DPS3004", Optional + Required + "[Input(\"p\")] public int P { get; init; }\n[Input(\"s\")] public required int S { get; init; }")).Length);

    [Theory]
    [InlineData("InputFile", "", "InputFile", "", 1)]
    [InlineData("InputFile", "", "IReadOnlyList<InputFile>", "", 1)]
    [InlineData("InputFile[]", "", "InputFile", "", 1)]
    [InlineData("InputDirectory", "", "InputDirectory", "", 1)]
    [InlineData("InputFile", "*.tif", "InputFile", "*.tif", 1)]
    [InlineData("InputFile", "*", "InputFile", "", 1)]
    [InlineData("InputFile", "", "InputDirectory", "", 0)]
    [InlineData("InputFile", "*.tif", "InputDirectory", "*.tif", 0)]
    [InlineData("InputFile", "*.tif", "InputFile", "", 0)]
    [InlineData("InputFile", "*.tif", "InputFile", "*.nc", 0)]
    [InlineData("InputFile", "", "string", "", 0)]
    public async Task Inputs_that_cannot_be_told_apart_are_reported(string first, string firstPattern, string second, string secondPattern, int expected) =>
        Assert.Equal(expected, (await Report.OfMembersAsync("DPS3006", File("a", first, firstPattern) + File("b", second, secondPattern))).Length);

    [Fact]
    public async Task Each_input_that_needs_a_pattern_is_reported() =>
        Assert.Equal(2, (await Report.OfMembersAsync("DPS3006", File("a", "InputFile", "") + File("b", "InputFile", "") + File("c", "InputFile", ""))).Length);

    private static string File(string name, string type, string pattern) =>
        $"[Input(\"{name}\"{(pattern.Length > 0 ? $", Pattern = \"{pattern}\"" : "")})] public {type}? {name.ToUpperInvariant()} {{ get; init; }}\n";
}

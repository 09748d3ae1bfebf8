using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using DpsAuthoring.CodeFixes;

namespace DpsAuthoring.Analyzers.Tests.CodeFixes;

/// <summary>DPS3003: a type becomes the one that carries what it says.</summary>
public sealed class InputTypeFixTests
{
    [Theory]
    [InlineData("public required FileInfo X { get; init; }", "public required InputFile X { get; init; }", "InputFile")]
    [InlineData("public FileInfo? X { get; init; }", "public InputFile? X { get; init; }", "InputFile")]
    [InlineData("public DirectoryInfo? X { get; set; } = null;", "public InputDirectory? X { get; set; } = null;", "InputDirectory")]
    [InlineData("public DateTime X { get; init; }", "public DateOnly X { get; init; }", "DateOnly")]
    [InlineData("public DateTime X { get; init; }", "public DateTimeOffset X { get; init; }", "DateTimeOffset")]
    [InlineData(
        "public DateTime X { get; init; } = DateTime.UnixEpoch;",
        "public DateTimeOffset X { get; init; } = DateTime.UnixEpoch;",
        "DateTimeOffset")]
    [InlineData("public List<string> X { get; init; } = new();", "public IReadOnlyList<string> X { get; init; } = [];", "IReadOnlyList")]
    [InlineData(
        "public List<int> X { get; init; } = new List<int> { 1 };",
        "public IReadOnlyList<int> X { get; init; } = new List<int> { 1 };",
        "IReadOnlyList")]
    [InlineData(
        "public IEnumerable<double> X { get; init; } = [];", "public IReadOnlyList<double> X { get; init; } = [];", "IReadOnlyList")]
    [InlineData(
        "public required FileInfo[] X { get; init; }", "public required IReadOnlyList<InputFile> X { get; init; }", "IReadOnlyList")]
    [InlineData(
        "public required HashSet<FileInfo> X { get; init; }", "public required IReadOnlyList<InputFile> X { get; init; }", "IReadOnlyList")]
    public Task A_type_becomes_the_one_that_carries_it(string before, string after, string type) =>
        VerifyFix.MakesAsync<InputTypeRule, InputTypeFix>(
            InputTypeFix.EquivalenceKey + type,
            Sample.Declaration("[[|Input(\"x\")|]] " + before),
            Sample.Declaration("[Input(\"x\")] " + after));

    [Theory]
    [InlineData("public Version? X { get; init; }")]
    [InlineData("public FileInfo X { get; init; } = new(\"x\");")]
    [InlineData("public bool[] X { get; init; } = [];")]
    [InlineData("public Dictionary<string, string> X { get; init; } = [];")]
    public Task Where_it_is_not_known_what_was_meant_nothing_is_offered(string property) =>
        VerifyFix.OffersNothingAsync<InputTypeRule, InputTypeFix>(Sample.Declaration("[[|Input(\"x\")|]] " + property));

    [Fact]
    public Task All_files_become_input_files() =>
        VerifyFix.MakesAllAsync<InputTypeRule, InputTypeFix>(
            InputTypeFix.EquivalenceKey + "InputFile",
            Sample.Declaration(
                "[[|Input(\"x\")|]] public required FileInfo X { get; init; }\n    [[|Input(\"y\")|]] public FileInfo? Y { get; init; }\n    [[|Input(\"z\")|]] public DateTime Z { get; init; }"
            ),
            Sample.Declaration(
                "[Input(\"x\")] public required InputFile X { get; init; }\n    [Input(\"y\")] public InputFile? Y { get; init; }\n    [[|Input(\"z\")|]] public DateTime Z { get; init; }"
            ));
}

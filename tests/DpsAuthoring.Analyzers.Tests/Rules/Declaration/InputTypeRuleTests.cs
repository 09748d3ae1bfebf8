using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3003: which properties can take an input's value.</summary>
public sealed class InputTypeRuleTests
{
    private const string Types =
        ", which neither job contract can carry; use InputFile, InputDirectory, OutputName, string, a number, bool, an enum, DateOnly, DateTimeOffset, TimeInterval, BoundingBox, Uri, another type that implements IParsable of itself, or a list of these";

    [Theory]
    [InlineData("public UriBuilder? X { get; init; }", "is of type UriBuilder?" + Types)]
    [InlineData("public Version? X { get; init; }", "is of type Version?" + Types)]
    [InlineData("public bool[] X { get; init; } = [];", "is of type bool[]" + Types)]
    [InlineData("public int[][] X { get; init; } = [];", "is of type int[][]" + Types)]
    [InlineData("public int?[] X { get; init; } = [];", "is of type int?[]" + Types)]
    [InlineData("public IReadOnlyList<Guid?> X { get; init; } = [];", "is of type IReadOnlyList<Guid?>" + Types)]
    [InlineData("public object? X { get; init; }", "is of type object?" + Types)]
    [InlineData("public DateTime X { get; init; }", "is of type DateTime" + Types)]
    [InlineData("public IParsable<int>? X { get; init; }", "is of type IParsable<int>?" + Types)]
    [InlineData("public string X => \"\";", "cannot be set; write { get; init; }")]
    [InlineData("public static int X { get; set; }", "cannot be set; write { get; init; }")]
    public Task A_property_that_cannot_take_a_value_is_reported(string property, string reason) =>
        VerifyRule<InputTypeRule>.ReportsAsync(
            Sample.Declaration($"[{{|#0:Input(\"x\")|}}] {property}"),
            VerifyRule<InputTypeRule>.Saying("x", "X", reason));

    [Theory]
    [InlineData("public int? X { get; init; }")]
    [InlineData("public string? X { get; }")]
    [InlineData("public DayOfWeek X { get; set; }")]
    [InlineData("public TimeSpan X { get; init; }")]
    [InlineData("public Guid? X { get; init; }")]
    [InlineData("public Uri? X { get; init; }")]
    [InlineData("public Uri X { get; init; } = new(\"https://example.org/a.tif\");")]
    [InlineData("public required IReadOnlyList<Uri> X { get; init; }")]
    [InlineData("public TimeInterval X { get; init; } = TimeInterval.Parse(\"2026-01\");")]
    [InlineData("public IReadOnlyList<Guid> X { get; init; } = [];")]
    [InlineData("public string?[] X { get; init; } = [];")]
    [InlineData("public IReadOnlyList<BoundingBox> X { get; private set; } = [];")]
    [InlineData("public required InputFile[] X { get; init; }")]
    [InlineData("public bool X { get; init; }")]
    [InlineData("public bool X { get; init; } = false;")]
    public Task A_property_that_can_is_not_reported_by_any_rule(string property) =>
        new AllRulesTest(Sample.Declaration($"[Input(\"x\")] {property}")).RunAsync(TestContext.Current.CancellationToken);
}

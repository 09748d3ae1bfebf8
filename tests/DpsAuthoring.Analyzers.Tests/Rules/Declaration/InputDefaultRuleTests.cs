using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Testing;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3005: which defaults the runtime would refuse, and which limits cannot be kept.</summary>
public sealed class InputDefaultRuleTests
{
    [Theory]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int X { get; init; } = {|#0:0|};", "has the default 0, which is not from 1 to 100")]
    [InlineData(
        "[Input(\"x\"), Range(1, 100)] public int? X { get; init; } = {|#0:101|};", "has the default 101, which is not from 1 to 100")]
    [InlineData(
        "[Input(\"x\"), Range(0.5, 1)] public double X { get; init; } = {|#0:2|};", "has the default 2, which is not from 0.5 to 1")]
    [InlineData(
        "[Input(\"x\"), Range(typeof(decimal), \"0.1\", \"0.9\")] public decimal X { get; init; } = {|#0:1m|};",
        "has the default 1, which is not from 0.1 to 0.9")]
    [InlineData(
        "[Input(\"x\"), Range(0, 9)] public int[] X { get; init; } = {|#0:[1, 10]|};", "has the default 10, which is not from 0 to 9")]
    [InlineData(
        "[Input(\"x\"), RegularExpression(\"[a-z]+\")] public string X { get; init; } = {|#0:\"a1\"|};",
        "has the default 'a1', which does not match [a-z]+ as a whole")]
    [InlineData(
        "[Input(\"x\"), AllowedValues(\"a\", \"b\")] public string X { get; init; } = {|#0:\"c\"|};",
        "has the default 'c', which is not one of a, b")]
    [InlineData(
        "[Input(\"x\"), AllowedValues(\"a\", \"b\")] public string X { get; init; } = {|#0:\"A\"|};",
        "has the default 'A', which is not one of a, b")]
    [InlineData(
        "[Input(\"x\")] public OutputName X { get; init; } = {|#0:\"../a.tif\"|};",
        "has the default '../a.tif', which cannot be the name of an output: it leads out of output/")]
    [InlineData(
        "[Input(\"x\")] public OutputName X { get; init; } = {|#0:\"/tmp/a.tif\"|};",
        "has the default '/tmp/a.tif', which cannot be the name of an output: it leads out of output/")]
    [InlineData(
        "[Input(\"x\")] public OutputName X { get; init; } = {|#0:\"\"|};",
        "has the default '', which cannot be the name of an output: it is empty, or holds a control character")]
    [InlineData(
        "[Input(\"x\")] public DayOfWeek X { get; init; } = {|#0:(DayOfWeek)7|};", "has the default 7, which is no member of DayOfWeek")]
    [InlineData(
        "[Input(\"x\")] public DateOnly X { get; init; } = {|#0:new(2026, 2, 29)|};",
        "has the default '2026-02-29', a day that does not exist")]
    [InlineData("[Input(\"x\"), {|#0:Range(100, 1)|}] public int X { get; init; }", "has a [Range] that allows nothing: 100 is above 1")]
    [InlineData("[Input(\"x\"), {|#0:Range(0, 300)|}] public byte X { get; init; }", "has a [Range] up to 300, which no byte can be")]
    [InlineData("[Input(\"x\"), {|#0:Range(0.5, 2)|}] public int X { get; init; }", "has a [Range] up to 0.5, which no int can be")]
    [InlineData(
        "[Input(\"x\"), {|#0:Range(0, 1, MinimumIsExclusive = true)|}] public double X { get; init; }",
        "has a [Range] with an exclusive limit, and the runtime allows the limit itself; write the last value that is allowed")]
    [InlineData(
        "[Input(\"x\"), {|#0:Range(0, 1)|}] public string? X { get; init; }",
        "has a [Range] that nobody checks: it is string, and only numbers have a range")]
    [InlineData(
        "[Input(\"x\"), {|#0:Range(0, 1)|}] public bool X { get; init; }",
        "has a [Range] that nobody checks: it is bool, and only numbers have a range")]
    [InlineData(
        "[Input(\"x\"), {|#0:Range(0, 1)|}] public TimeSpan X { get; init; }",
        "has a [Range] that nobody checks: it is TimeSpan, and only numbers have a range")]
    [InlineData(
        "[Input(\"x\"), {|#0:RegularExpression(\"[0-9]\")|}] public int X { get; init; }",
        "has a [RegularExpression] that nobody checks: it is int, and only a string has these")]
    [InlineData(
        "[Input(\"x\"), {|#0:AllowedValues(1, 2)|}] public int? X { get; init; }",
        "has [AllowedValues] that nobody checks: it is int, and only a string has these")]
    [InlineData(
        "[Input(\"x\"), {|#0:RegularExpression(\"a\")|}] public Guid[] X { get; init; } = [];",
        "has a [RegularExpression] that nobody checks: it is Guid, and only a string has these")]
    [InlineData(
        "[Input(\"x\"), {|#0:Range(typeof(int), \"a\", \"b\")|}] public int X { get; init; }",
        "has a [Range] whose limits are not numbers")]
    [InlineData(
        "[Input(\"x\"), Range(1, 100)] public int {|#0:X|} { get; init; }",
        "has no default, so it is 0, which is not from 1 to 100; write 'required', or a default that is allowed")]
    [InlineData(
        "[Input(\"x\")] public Level {|#0:X|} { get; init; } public enum Level { One = 1, Two }",
        "has no default, so it is 0, which is no member of Level; write 'required', or a default that is allowed")]
    [InlineData(
        "[Input(\"x\"), {|#0:RegularExpression(\"[\")|}] public string? X { get; init; }", "has a [RegularExpression] that cannot be read")]
    public Task A_default_or_a_limit_that_does_not_fit_is_reported(string property, string problem) =>
        // Where a limit does not fit its type, what the generator makes of it does not compile either.
        new RuleTest<InputDefaultRule>(Sample.Declaration(property))
        {
            CompilerDiagnostics = CompilerDiagnostics.None,
            ExpectedDiagnostics = { VerifyRule<InputDefaultRule>.Saying("x", problem) },
        }.RunAsync(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int X { get; init; } = 30;")]
    [InlineData("[Input(\"x\"), Range(0, 100)] public int X { get; init; }")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int? X { get; init; }")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int X { get; init; } public My() { X = 7; }")]
    [InlineData("[Input(\"x\")] public DayOfWeek X { get; init; }")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int? X { get; init; } = null;")]
    [InlineData("[Input(\"x\"), Range(1, int.MaxValue)] public byte X { get; init; } = 7;")]
    [InlineData("[Input(\"x\"), Range(0.5, double.PositiveInfinity)] public double X { get; init; } = 1e300;")]
    [InlineData("[Input(\"x\"), Range(0, double.MaxValue)] public long X { get; init; } = 7;")]
    [InlineData("[Input(\"x\"), RegularExpression(\"[a-z]*\")] public string X { get; init; } = \"\";")]
    [InlineData("[Input(\"x\"), AllowedValues(\"a\")] public string X { get; init; } = \"\";")]
    [InlineData(
        "[Input(\"x\"), RegularExpression(\"(a+)+b\")] public string X { get; init; } = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\";")]
    [InlineData("[Input(\"x\")] public OutputName X { get; init; } = \"tiles/./a.tif\";")]
    [InlineData("[Input(\"x\")] public DayOfWeek X { get; init; } = DayOfWeek.Friday;")]
    [InlineData("[Input(\"x\")] public FileAttributes X { get; init; } = FileAttributes.Hidden | FileAttributes.System;")]
    [InlineData("[Input(\"x\"), RegularExpression(\"[a-z]\"), AllowedValues(\"a\")] public IReadOnlyList<string> X { get; init; } = [];")]
    [InlineData("[Input(\"x\")] public TimeSpan X { get; init; } = TimeSpan.Parse(\"01:30\", null);")]
    [InlineData("[Input(\"x\"), Range(1, 9)] public int X { get; init; } = int.Parse(\"77\");")]
    [InlineData("[Input(\"x\"), Range(1, 9)] public required int X { get; init; } = 77;")]
    [InlineData("\n#pragma warning disable DPS3005\n[Input(\"x\"), Range(1, 9)] public int X { get; init; } = 77;")]
    public Task What_fits_or_is_not_known_is_silent(string property) =>
        VerifyRule<InputDefaultRule>.ReportsAsync(Sample.Declaration(property));

    [Theory]
    [InlineData("a.tif")]
    [InlineData("tiles/a.tif")]
    [InlineData("./a//b")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("~/a")]
    [InlineData("~")]
    [InlineData("C:a")]
    [InlineData("ä:a")]
    [InlineData("a\\b")]
    [InlineData("a\tb")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("..a")]
    [InlineData("_stdout.txt")]
    [InlineData("a/_stdout.txt")]
    public void A_name_of_an_output_is_judged_as_the_runtime_judges_it(string name)
    {
        bool isAllowed = true;
        try
        {
            _ = OutputName.Parse(name);
        }
        catch (FormatException)
        {
            isAllowed = false;
        }

        Assert.Equal(isAllowed, OutputNames.Refusal(name) is null);
    }
}

using DpsAuthoring.Analyzers.Rules.Declaration;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS3005: which defaults the runtime would refuse, and which limits cannot be kept.</summary>
public sealed class InputDefaultRuleTests
{
    private const string Id = "DPS3005";

    [Theory]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int X { get; init; } = 0;", "the default 0, which is not from 1 to 100")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int? X { get; init; } = 101;", "the default 101, which is not from 1 to 100")]
    [InlineData("[Input(\"x\"), Range(0.5, 1)] public double X { get; init; } = 2;", "the default 2, which is not from 0.5 to 1")]
    [InlineData("[Input(\"x\"), Range(typeof(decimal), \"0.1\", \"0.9\")] public decimal X { get; init; } = 1m;", "the default 1, which is not from 0.1 to 0.9")]
    [InlineData("[Input(\"x\"), Range(0, 9)] public int[] X { get; init; } = [1, 10];", "the default 10, which is not from 0 to 9")]
    [InlineData("[Input(\"x\"), RegularExpression(\"[a-z]+\")] public string X { get; init; } = \"a1\";", "the default 'a1', which does not match [a-z]+ as a whole")]
    [InlineData("[Input(\"x\"), AllowedValues(\"a\", \"b\")] public string X { get; init; } = \"c\";", "the default 'c', which is not one of a, b")]
    [InlineData("[Input(\"x\"), AllowedValues(\"a\", \"b\")] public string X { get; init; } = \"A\";", "the default 'A', which is not one of a, b")]
    [InlineData("[Input(\"x\")] public OutputName X { get; init; } = \"../a.tif\";", "it leads out of output/")]
    [InlineData("[Input(\"x\")] public OutputName X { get; init; } = \"/tmp/a.tif\";", "it leads out of output/")]
    [InlineData("[Input(\"x\")] public OutputName X { get; init; } = \"\";", "it is empty")]
    [InlineData("[Input(\"x\")] public DayOfWeek X { get; init; } = (DayOfWeek)7;", "the default 7, which is no member of DayOfWeek")]
    [InlineData("[Input(\"x\")] public DateOnly X { get; init; } = new(2026, 2, 29);", "the default '2026-02-29', a day that does not exist")]
    [InlineData("[Input(\"x\"), Range(100, 1)] public int X { get; init; }", "a [Range] that allows nothing: 100 is above 1")]
    [InlineData("[Input(\"x\"), Range(0, 300)] public byte X { get; init; }", "a [Range] up to 300, which no byte can be")]
    [InlineData("[Input(\"x\"), Range(0.5, 2)] public int X { get; init; }", "a [Range] up to 0.5, which no int can be")]
    [InlineData("[Input(\"x\"), Range(0, 1, MinimumIsExclusive = true)] public double X { get; init; }", "a [Range] with an exclusive limit")]
    [InlineData("[Input(\"x\"), Range(0, 1)] public string? X { get; init; }", "a [Range] that nobody checks: it is string")]
    [InlineData("[Input(\"x\"), Range(0, 1)] public bool X { get; init; }", "a [Range] that nobody checks: it is bool")]
    [InlineData("[Input(\"x\"), Range(typeof(int), \"a\", \"b\")] public int X { get; init; }", "a [Range] whose limits are not numbers")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int X { get; init; }", "'x' has no default, so it is 0, which is not from 1 to 100; write 'required', or a default that is allowed")]
    [InlineData("[Input(\"x\")] public Level X { get; init; } public enum Level { One = 1, Two }", "'x' has no default, so it is 0, which is no member of Level; write 'required', or a default that is allowed")]
    [InlineData("[Input(\"x\"), RegularExpression(\"[\")] public string? X { get; init; }", "a [RegularExpression] that cannot be read")]
    public async Task A_default_or_a_limit_that_does_not_fit_is_reported(string property, string problem) =>
        Assert.Contains(problem, Assert.Single(await Report.OfMembersAsync(Id, property)));

    [Theory]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int X { get; init; } = 30;")]
    [InlineData("[Input(\"x\"), Range(0, 100)] public int X { get; init; }")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int? X { get; init; }")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int X { get; init; } public A() { X = 7; }")]
    [InlineData("[Input(\"x\")] public DayOfWeek X { get; init; }")]
    [InlineData("[Input(\"x\"), Range(1, 100)] public int? X { get; init; } = null;")]
    [InlineData("[Input(\"x\"), Range(1, int.MaxValue)] public byte X { get; init; } = 7;")]
    [InlineData("[Input(\"x\"), Range(0.5, double.PositiveInfinity)] public double X { get; init; } = 1e300;")]
    [InlineData("[Input(\"x\"), Range(0, double.MaxValue)] public long X { get; init; } = 7;")]
    [InlineData("[Input(\"x\"), RegularExpression(\"[a-z]*\")] public string X { get; init; } = \"\";")]
    [InlineData("[Input(\"x\"), AllowedValues(\"a\")] public string X { get; init; } = \"\";")]
    [InlineData("[Input(\"x\"), RegularExpression(\"(a+)+b\")] public string X { get; init; } = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\";")]
    [InlineData("[Input(\"x\")] public OutputName X { get; init; } = \"tiles/./a.tif\";")]
    [InlineData("[Input(\"x\")] public DayOfWeek X { get; init; } = DayOfWeek.Friday;")]
    [InlineData("[Input(\"x\")] public FileAttributes X { get; init; } = FileAttributes.Hidden | FileAttributes.System;")]
    [InlineData("[Input(\"x\"), Range(1, 9)] public int X { get; init; } = int.Parse(\"77\");")]
    [InlineData("[Input(\"x\"), Range(1, 9)] public required int X { get; init; } = 77;")]
    [InlineData("\n#pragma warning disable DPS3005\n[Input(\"x\"), Range(1, 9)] public int X { get; init; } = 77;")]
    public async Task What_fits_or_is_not_known_is_silent(string property) => Assert.Empty(await Report.OfMembersAsync(Id, property));

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

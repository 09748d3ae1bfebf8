using DpsAuthoring.Runtime.Tests.Inputs;

namespace DpsAuthoring.Runtime.Tests.CommandLine;

/// <summary>One of each type that a job may leave out, and some that have a default of their type.</summary>
[Algorithm("optionals")]
public sealed partial class Optionals : Echo
{
    [Input("count")] public int? Count { get; init; }
    [Input("share")] public double? Share { get; init; }
    [Input("sure")] public bool? Sure { get; init; }
    [Input("season")] public Season? Season { get; init; }
    [Input("day")] public DateOnly? Day { get; init; }
    [Input("box")] public BoundingBox? Box { get; init; }
    [Input("title")] public string? Title { get; init; }
    [Input("query")] public string Query { get; init; } = "";
    [Input("bands")] public IReadOnlyList<int> Bands { get; init; } = [];
    [Input("name")] public OutputName? Name { get; init; }
    [Input("threads")] public int Threads { get; init; } = Environment.ProcessorCount > 0 ? 4 : 1;
    [Input("level")] public int Level { get; init; }

    protected override object Value => new object?[]
    {
            Count,
            Share,
            Sure?.ToString(),
            Season,
            Day,
            Box?.ToString(),
            Title,
            $"'{Query}'",
            string.Join(";", Bands),
            Name?.ToString(),
            Threads,
            Level,
    };
}

/// <summary>Not given, and given as an empty text, is the same under both contracts.</summary>
public sealed class OptionalTests
{
    private const string Nothing = "(null)|(null)|(null)|(null)|(null)|(null)|(null)|''||(null)|4|0";

    private static readonly string[] s_names =
    [
        "count",
        "share",
        "sure",
        "season",
        "day",
        "box",
        "title",
        "query",
        "bands",
        "name",
        "threads",
        "level",
    ];

    [Fact]
    public async Task What_is_not_given_is_nothing()
    {
        Assert.Equal(Nothing, await Run.Value<Optionals>());
        Assert.Equal(Nothing, await Run.Value<Optionals>("--level", "0"));
    }

    [Fact]
    public async Task An_empty_value_is_nothing_under_both_contracts()
    {
        Assert.Equal(Nothing, await Run.Value<Optionals>("", "", "", "", "", "", "", "", "", "", "", ""));
        Assert.Equal(Nothing, await Run.Value<Optionals>([.. s_names.SelectMany(name => new[] { "--" + name, "" })]));
    }

    [Theory]
    [InlineData("true", "True")]
    [InlineData("false", "False")]
    public async Task A_boolean_that_may_be_left_out_can_be_false_under_both(string given, string expected)
    {
        string wanted = Nothing.Replace("(null)|(null)|(null)|(null)", $"(null)|(null)|{expected}|(null)", StringComparison.Ordinal);
        Assert.Equal(wanted, await Run.Value<Optionals>("--sure", given));
        Assert.Equal(wanted, await Run.Value<Optionals>("", "", given));
    }

    [Fact]
    public async Task Values_are_values_under_both()
    {
        string[] values = ["1", "0.5", "true", "Spring", "2026-03-01", "1,2,3,4", "t", "q", "4,3", "a.tif", "2", "9"];
        const string Expected = "1|0.5|True|Spring|03/01/2026|1,2,3,4|t|'q'|4;3|a.tif|2|9";
        Assert.Equal(Expected, await Run.Value<Optionals>(values));
        Assert.Equal(
            Expected, await Run.Value<Optionals>([.. s_names.Zip(values).SelectMany(pair => new[] { "--" + pair.First, pair.Second })]));
    }
}

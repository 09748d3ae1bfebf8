using System.ComponentModel.DataAnnotations;

namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("whole")]
public sealed partial class Whole : Echo
{
    [Input("n")] public int? N { get; init; }
    [Input("percent"), Range(1, 100)] public int Percent { get; init; } = 30;
    [Input("count"), Range(1, int.MaxValue)] public int Count { get; init; } = 1;
    [Input("most"), Range(int.MinValue, 9)] public int Most { get; init; }
    [Input("small")] public sbyte Small { get; init; }
    [Input("natural")] public uint Natural { get; init; }
    [Input("big")] public long Big { get; init; }
    [Input("bigger")] public ulong Bigger { get; init; }

    protected override object? Value => new object?[] { N, Percent, Count, Most, Small, Natural, Big, Bigger };
}

public class WholeNumberTests
{
    [Theory]
    [InlineData("n", "-5", "-5|30|1|0|0|0|0|0")]
    [InlineData("n", "+5", "5|30|1|0|0|0|0|0")]
    [InlineData("n", "007", "7|30|1|0|0|0|0|0")]
    [InlineData("n", "-2147483648", "-2147483648|30|1|0|0|0|0|0")]
    [InlineData("n", "2147483647", "2147483647|30|1|0|0|0|0|0")]
    [InlineData("percent", "1", "(null)|1|1|0|0|0|0|0")]
    [InlineData("percent", "100", "(null)|100|1|0|0|0|0|0")]
    [InlineData("small", "-128", "(null)|30|1|0|-128|0|0|0")]
    [InlineData("natural", "4294967295", "(null)|30|1|0|0|4294967295|0|0")]
    [InlineData("big", "-9223372036854775808", "(null)|30|1|0|0|0|-9223372036854775808|0")]
    [InlineData("bigger", "18446744073709551615", "(null)|30|1|0|0|0|0|18446744073709551615")]
    public async Task Is_read_up_to_the_limits_of_its_type(string input, string text, string expected) =>
        Assert.Equal(expected, await Run.Value<Whole>("--" + input, text));

    [Theory]
    [InlineData("percent", "0", "percent is '0', but must be a whole number from 1 to 100.")]
    [InlineData("percent", "101", "percent is '101', but must be a whole number from 1 to 100.")]
    [InlineData("percent", "99999999999", "percent is '99999999999', but must be a whole number from 1 to 100.")]
    [InlineData("percent", "30%", "percent is '30%', but must be a whole number from 1 to 100.")]
    [InlineData("count", "0", "count is '0', but must be a whole number of at least 1.")]
    [InlineData("count", "2147483648", "count is '2147483648', but it must be from 1 to 2147483647.")]
    [InlineData("most", "10", "most is '10', but must be a whole number of at most 9.")]
    [InlineData("most", "-2147483649", "most is '-2147483649', but it must be from -2147483648 to 9.")]
    [InlineData("n", "2147483648", "n is '2147483648', but it must be from -2147483648 to 2147483647.")]
    [InlineData("natural", "-5", "natural is '-5', but it must be from 0 to 4294967295.")]
    [InlineData("small", "128", "small is '128', but it must be from -128 to 127.")]
    [InlineData("n", "1.0", "n is '1.0', but must be a whole number.")]
    [InlineData("n", "1e3", "n is '1e3', but must be a whole number.")]
    [InlineData("n", "1,000", "n is '1,000', but must be a whole number.")]
    [InlineData("n", " 5", "n is ' 5', but must be a whole number.")]
    [InlineData("n", "0x10", "n is '0x10', but must be a whole number.")]
    [InlineData("n", "null", "n is 'null', but must be a whole number.")]
    [InlineData("n", "-", "n is '-', but must be a whole number.")]
    [InlineData("n", "٣", "n is '٣', but must be a whole number.")]
    public async Task Is_refused_with_what_is_allowed(string input, string text, string sentence) =>
        Assert.Equal(sentence, await Run.Refusal<Whole>("--" + input, text));

    [Fact]
    public async Task Is_not_given_where_its_text_is_empty() =>
        Assert.Equal("(null)|30|1|0|0|0|0|0", await Run.Value<Whole>("--n", "", "--percent", ""));
}

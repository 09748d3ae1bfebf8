using System.ComponentModel.DataAnnotations;

namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("texts")]
public sealed partial class Texts : Echo
{
    [Input("title")] public string Title { get; init; } = "none";
    [Input("tile"), RegularExpression("[A-Z][0-9]{2}")] public string Tile { get; init; } = "T01";
    [Input("dem"), RegularExpression("dem|dem30", ErrorMessage = "the name of an elevation model")]
    public string Dem { get; init; } = "dem";
    [Input("slow"), RegularExpression("(a+)+b")] public string Slow { get; init; } = "ab";
    [Input("method"), AllowedValues("near", "cubic")] public string Method { get; init; } = "near";

    protected override object Value => new[] { Title, Tile, Dem, Slow, Method };
}

public class TextTests
{
    [Theory]
    [InlineData("a text with  blanks ")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("@file")]
    [InlineData("-5")]
    [InlineData("-rf")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--")]
    [InlineData("--x")]
    [InlineData("--x=y")]
    [InlineData("[1,2,3,4]")]
    [InlineData("[suggest:3]")]
    [InlineData("{\"a\": [1]}")]
    [InlineData("'quoted'")]
    [InlineData("\"double\"")]
    [InlineData("a,b")]
    [InlineData("a=b:c")]
    [InlineData("$HOME `id` $(id) *")]
    [InlineData("two\nlines")]
    [InlineData("Grüße, 世界 🌍")]
    [InlineData("/rooted/../path")]
    public async Task Reaches_the_algorithm_as_it_is(string text)
    {
        Assert.Equal($"{text}|T01|dem|ab|near", await Run.Value<Texts>("--title", text));
        Assert.Equal($"{text}|T01|dem|ab|near", await Run.Value<Texts>("--title=" + text));
        Assert.Equal($"{text}|B02|dem|ab|near", await Run.Value<Texts>("--tile", "B02", "--title", text));
    }

    [Theory]
    [InlineData("--title")]
    [InlineData("--title=")]
    public async Task Without_a_value_is_refused_or_empty(string arg)
    {
        if (arg.EndsWith('='))
        {
            Assert.Equal("|T01|dem|ab|near", await Run.Value<Texts>(arg));
        }
        else
        {
            Assert.Equal("title was given without a value; it must be a text.", await Run.Refusal<Texts>(arg));
        }
    }

    [Fact]
    public async Task Matches_its_pattern_as_a_whole()
    {
        Assert.Equal("none|T32|dem30|ab|near", await Run.Value<Texts>("--tile", "T32", "--dem", "dem30"));
        Assert.Equal("tile is 'T321', but must be a text that matches [A-Z][0-9]{2}.", await Run.Refusal<Texts>("--tile", "T321"));
        Assert.Equal("tile is 'T32?', but must be a text that matches [A-Z][0-9]{2}.", await Run.Refusal<Texts>("--tile", "T32\n"));
        Assert.Equal("dem is 'dem3', but must be the name of an elevation model.", await Run.Refusal<Texts>("--dem", "dem3"));
    }

    [Fact]
    public async Task Is_refused_where_its_pattern_never_comes_to_an_end() =>
        Assert.Equal(
            "slow is 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', but it takes too long to compare that with (a+)+b.",
            await Run.Refusal<Texts>("--slow", new string('a', 40)));

    [Fact]
    public async Task Is_one_of_those_that_are_allowed()
    {
        Assert.Equal("none|T01|dem|ab|cubic", await Run.Value<Texts>("--method", "cubic"));
        Assert.Equal("method is 'Cubic', but must be one of near, cubic.", await Run.Refusal<Texts>("--method", "Cubic"));
    }

    [Fact]
    public async Task Is_given_once()
    {
        Assert.Equal("title takes one value, but was given 2: 'a', 'b'.", await Run.Refusal<Texts>("--title", "a", "b"));
        Assert.Equal("title takes one value, but was given 2: 'a', 'b'.", await Run.Refusal<Texts>("--title", "a", "--title", "b"));
    }

    [Fact]
    public async Task A_long_one_is_cut_in_the_sentence_that_refuses_it() =>
        Assert.Equal(
            $"method is '{new string('x', 200)}…', but must be one of near, cubic.",
            await Run.Refusal<Texts>("--method", new string('x', 100_000)));
}

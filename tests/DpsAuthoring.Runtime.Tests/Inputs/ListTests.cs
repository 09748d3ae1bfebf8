using System.ComponentModel.DataAnnotations;

namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("lists")]
public sealed partial class Lists : Echo
{
    [Input("names")] public IReadOnlyList<string> Names { get; init; } = ["a", "b"];
    [Input("bands"), Range(1, 12)] public int[] Bands { get; init; } = [1];

    protected override object Value => new object[] { string.Join(";", Names), string.Join(";", Bands) };
}

public class ListTests
{
    [Theory]
    [InlineData("x;y|1", "--names", "x,y")]
    [InlineData("x;y|1", "--names", "x , y")]
    [InlineData("x;y|1", "--names", "x", "y")]
    [InlineData("x;y|1", "--names", "x", "--names", "y")]
    [InlineData("x,y;z|1", "--names", "x,y", "z")]
    [InlineData("x,y;z|1", "--names", "[\"x,y\", \"z\"]")]
    [InlineData("1;true;x|1", "--names", "[1, true, \"x\"]")]
    [InlineData("null|1", "--names", "null")]
    [InlineData("|1", "--names", "[\"\"]")]
    [InlineData("a;b|4;3;2", "--bands", "4,3,2")]
    [InlineData("a;b|4;3;2", "--bands", "[4, 3, 2]")]
    [InlineData("a;b|1", "--names", "", "--bands", "")]
    [InlineData("x;y|4;3", "x,y", "4,3")]
    [InlineData("a;b|4;3", "", "[4,3]")]
    public async Task Is_several_values_or_one_with_commas_or_JSON(string expected, params string[] args) =>
        Assert.Equal(expected, await Run.Value<Lists>(args));

    [Theory]
    [InlineData("bands is '13', but must be a whole number from 1 to 12 (element 2 of 3).", "--bands", "4,13,2")]
    [InlineData("bands is '4,3', but must be a whole number from 1 to 12 (element 1 of 2).", "--bands", "4,3", "2")]
    [InlineData("names is 'a,,b', which has an empty element; write a,b,c.", "--names", "a,,b")]
    [InlineData("names is '[]', which has no element.", "--names", "[]")]
    [InlineData("names is '[[\"a\"]]', but a list cannot hold another list, an object or null.", "--names", "[[\"a\"]]")]
    [InlineData("names is '[null]', but a list cannot hold another list, an object or null.", "--names", "[null]")]
    [InlineData(
        "names is '[\"a\", \"\\ud800\"]', which starts like a JSON array but is none; write [\"a\", \"b\"], or a,b without brackets.",
        "--names", "[\"a\", \"\\ud800\"]")]
    [InlineData(
        "names is '[a,b]', which starts like a JSON array but is none; write [\"a\", \"b\"], or a,b without brackets.", "--names", "[a,b]")]
    [InlineData("names is '[\"a\"] b', which starts like a JSON array but is none; write [\"a\", \"b\"], or a,b without brackets.",
        "--names", "[\"a\"] b")]
    [InlineData(
        "names is '[\"a\"', which starts like a JSON array but is none; write [\"a\", \"b\"], or a,b without brackets.",
        "--names",
        "[\"a\"")]
    [InlineData("names was given without a value; it must be a list, each element a text.", "--names")]
    public async Task Is_refused_with_the_element_that_is_wrong(string sentence, params string[] args) =>
        Assert.Equal(sentence, await Run.Refusal<Lists>(args));
}

namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("boxes")]
public sealed partial class Boxes : Echo
{
    [Input("box")] public BoundingBox? Box { get; init; }
    [Input("boxes")] public IReadOnlyList<BoundingBox> Several { get; init; } = [];

    protected override object Value => Box is { } one ? one : Several;
}

public class BoundingBoxTests
{
    [Theory]
    [InlineData("-120.5,34,-119,35", "-120.5,34,-119,35")]
    [InlineData("-120.5 34 -119 35", "-120.5,34,-119,35")]
    [InlineData("-120.5, 34,\t-119 , 35", "-120.5,34,-119,35")]
    [InlineData("[1,2,3,4]", "1,2,3,4")]
    [InlineData("[ 1.5, 2, 3, 4 ]", "1.5,2,3,4")]
    [InlineData("170,-10,-170,10", "170,-10,-170,10")] // across the antimeridian
    [InlineData("1,2,1,2", "1,2,1,2")]
    public async Task Is_four_numbers(string text, string expected)
    {
        Assert.Equal(expected, await Run.Value<Boxes>("--box", text));
        Assert.Equal(expected, await Run.Value<Boxes>("--boxes", text));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("1,,3,4")]
    [InlineData("1,,2,3,4")]
    [InlineData(",1,2,3,4")]
    [InlineData("1,2,3,4,")]
    [InlineData("1,5,3,4")]
    [InlineData("1,NaN,3,4")]
    [InlineData("1,2,3,1e999")]
    [InlineData("[1,2,3,4")]
    [InlineData("a,b,c,d")]
    public async Task Is_refused_with_what_is_allowed(string text) =>
        Assert.Equal(
            $"box is '{text}', but must be a box of four numbers west,south,east,north with south not above north.",
            await Run.Refusal<Boxes>("--box", text));

    [Fact]
    public async Task May_come_as_four_values() => Assert.Equal("1,2,3,4", await Run.Value<Boxes>("--box", "1", "2", "3", "4"));

    [Theory]
    [InlineData("--boxes", "1,2,3,4", "5,6,7,8")]
    [InlineData("--boxes", "[\"1,2,3,4\", \"5,6,7,8\"]")]
    [InlineData("--boxes", "[[1, 2, 3, 4], [5, 6, 7, 8]]")]
    public async Task May_be_one_of_several(params string[] args) => Assert.Equal("1,2,3,4|5,6,7,8", await Run.Value<Boxes>(args));
}

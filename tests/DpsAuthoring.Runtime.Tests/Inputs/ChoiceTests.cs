namespace DpsAuthoring.Runtime.Tests.Inputs;

public enum Season
{
    Spring,
    Summer,
    Autumn,
}

[Algorithm("choice")]
public sealed partial class Choice : Echo
{
    [Input("season")] public Season Season { get; init; } = Season.Summer;

    protected override object Value => Season.ToString();
}

public class ChoiceTests
{
    [Theory]
    [InlineData("Autumn", "Autumn")]
    [InlineData("autumn", "Autumn")]
    [InlineData("", "Summer")]
    public async Task Is_a_member_in_any_case(string text, string expected) =>
        Assert.Equal(expected, await Run.Value<Choice>("--season", text));

    [Theory]
    [InlineData("winter")]
    [InlineData("1")]
    [InlineData("Spring,Autumn")]
    [InlineData(" Spring")]
    public async Task Is_never_a_number_nor_several(string text) =>
        Assert.Equal($"season is '{text}', but must be one of Spring, Summer, Autumn.", await Run.Refusal<Choice>("--season", text));
}

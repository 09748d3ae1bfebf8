namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("flags")]
public sealed partial class Flags : Echo
{
    [Input("verbose")] public bool Verbose { get; init; }
#pragma warning disable DPS3007 // What the rule warns of is shown here.
    [Input("mask")] public bool Mask { get; init; } = true;
#pragma warning restore DPS3007
    [Input("title")] public string Title { get; init; } = "none";

    protected override object Value => new object[] { Verbose.ToString(), Mask.ToString(), Title };
}

public class FlagTests
{
    [Theory]
    [InlineData("True|False|none", "--verbose")]
    [InlineData("True|True|none", "--verbose", "--mask")]
    [InlineData("True|False|x", "--verbose", "--title", "x")]
    [InlineData("False|True|none", "--mask", "--verbose", "false")]
    [InlineData("True|False|none", "--verbose=TRUE")]
    [InlineData("False|False|none", "--verbose", "")]
    public async Task Under_OGC_its_bare_name_means_true_and_nothing_means_false(string expected, params string[] args) =>
        Assert.Equal(expected, await Run.Value<Flags>(args));

    [Theory]
    [InlineData("True|True|none", "true")]
    [InlineData("True|False|x", "True", "false", "x")]
    [InlineData("False|True|x", "", "", "x")]
    [InlineData("False|True|none")]
    public async Task Under_the_legacy_contract_it_is_a_word_and_nothing_is_its_default(string expected, params string[] args) =>
        Assert.Equal(expected, await Run.Value<Flags>(args));

    [Theory]
    [InlineData("verbose is '1', but must be true or false.", "--verbose", "1")]
    [InlineData("verbose is 'a.tif', but must be true or false.", "--verbose", "a.tif")]
    [InlineData("verbose is 'yes', but must be true or false.", "yes")]
    public async Task Is_refused_as_any_other_word(string sentence, params string[] args) =>
        Assert.Equal(sentence, await Run.Refusal<Flags>(args));
}

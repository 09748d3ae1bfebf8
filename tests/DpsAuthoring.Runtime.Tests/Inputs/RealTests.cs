using System.ComponentModel.DataAnnotations;

namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("real")]
public sealed partial class Real : Echo
{
    [Input("x")] public double X { get; init; }
    [Input("f")] public float F { get; init; }
    [Input("d")] public decimal D { get; init; }
    [Input("share"), Range(0.0, 1.0)] public double Share { get; init; } = 0.5;

    protected override object Value => new object[] { X, F, D, Share };
}

public class RealTests
{
    [Theory]
    [InlineData("x", "-0.25", "-0.25|0|0|0.5")]
    [InlineData("x", ".5", "0.5|0|0|0.5")]
    [InlineData("x", "1e-3", "0.001|0|0|0.5")]
    [InlineData("x", "1.7976931348623157E+308", "1.7976931348623157E+308|0|0|0.5")]
    [InlineData("x", "NaN", "NaN|0|0|0.5")] // A usual value for "no data".
    [InlineData("f", "3.4028235E+38", "0|3.4028235E+38|0|0.5")]
    [InlineData("d", "79228162514264337593543950335", "0|0|79228162514264337593543950335|0.5")]
    [InlineData("share", "1", "0|0|0|1")]
    public async Task Is_read_with_a_point(string input, string text, string expected) =>
        Assert.Equal(expected, await Run.Value<Real>("--" + input, text));

    [Theory]
    [InlineData("x", "1,5", "x is '1,5', but must be a number.")]
    [InlineData("x", "1.000,5", "x is '1.000,5', but must be a number.")]
    [InlineData("x", "12m", "x is '12m', but must be a number.")]
    [InlineData("x", "1e400", "x is '1e400', but it must be from -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("f", "-1e39", "f is '-1e39', but it must be from -3.4028235E+38 to 3.4028235E+38.")]
    [InlineData("d", "1e29", "d is '1e29', but it must be from -79228162514264337593543950335 to 79228162514264337593543950335.")]
    [InlineData(
        "d", "1e999999999", "d is '1e999999999', but it must be from -79228162514264337593543950335 to 79228162514264337593543950335.")]
    [InlineData("d", "NaN", "d is 'NaN', but must be a number.")]
    [InlineData("share", "1.0001", "share is '1.0001', but must be a number from 0 to 1.")]
    [InlineData("share", "NaN", "share is 'NaN', but must be a number from 0 to 1.")]
    public async Task Is_refused_with_what_is_allowed(string input, string text, string sentence) =>
        Assert.Equal(sentence, await Run.Refusal<Real>("--" + input, text));
}

namespace DpsAuthoring.Runtime.Tests.Inputs;

[Algorithm("addresses")]
public sealed partial class Addresses : Echo
{
    [Input("place")] public Uri Place { get; init; } = new("https://example.org/a.tif");
    [Input("places")] public IReadOnlyList<Uri> Several { get; init; } = [];

    protected override object Value => Several.Count > 0 ? Several.Select(each => each.OriginalString).ToArray() : Place.OriginalString;
}

public class AddressTests
{
    [Theory]
    [InlineData("https://example.org/a.tif?sig=a%2Fb")]
    [InlineData("http://127.0.0.1:8080/a b.tif")]
    [InlineData("s3://bucket/key.tif")]
    public async Task Is_absolute(string text)
    {
        Assert.Equal(text, await Run.Value<Addresses>("--place", text));
        Assert.Equal(text + "|" + text, await Run.Value<Addresses>("--places", text, text));
    }

    [Theory]
    [InlineData("example.org/a.tif")]
    [InlineData("/data/a.tif")]
    [InlineData("mailto:a@example.org")]
    [InlineData("https://")]
    [InlineData("C:/a.tif")]
    public async Task Is_refused_with_what_is_allowed(string text) =>
        Assert.Equal(
            $"place is '{text}', but must be an address such as https://example.org/a.tif or s3://bucket/a.tif.",
            await Run.Refusal<Addresses>("--place", text));
}

using CsCheck;
using DpsAuthoring.Jobs.Local.Containers;

namespace DpsAuthoring.Jobs.Tests.Containers;

/// <summary>What goes on an engine's command line, and into a Containerfile, as an image's name.</summary>
public sealed class ImageNameTests
{
    [Theory]
    [InlineData("ubuntu")]
    [InlineData("ubuntu:24.04")]
    [InlineData("localhost/gdal-wrapper:main")]
    [InlineData("localhost:5000/a/b_c/d__e:V1.0_x")]
    [InlineData("mas.maap-project.org/root/maap-workspaces/custom_images/maap_base:v5.0.0")]
    [InlineData("ghcr.io/ada/reduce@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("GHCR.io/ada/reduce")]
    [InlineData("Registry:5000/reduce")]
    [InlineData("56e3b0518305")]
    public void Is_taken(string text)
    {
        Assert.True(ImageName.TryParse(text, out ImageName? name));
        Assert.Equal(text, name.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-v")]
    [InlineData("--privileged")]
    [InlineData("Ubuntu")]
    [InlineData("Ada/reduce")] // A registry has a dot or a port, and only its name may have capitals.
    [InlineData("ada/Reduce")]
    [InlineData("a b")]
    [InlineData("a:b:c/d")]
    [InlineData("a\nRUN evil")]
    [InlineData("ubuntu\n")]
    [InlineData("a/../b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a:")]
    [InlineData("a:.x")]
    [InlineData("docker-archive:/etc/passwd")]
    [InlineData("a$(x)")]
    public void Is_refused(string text) => Assert.False(ImageName.TryParse(text, out _));

    [Theory]
    [InlineData("gdal-wrapper", "v1.0", "localhost/gdal-wrapper:v1.0")]
    [InlineData("Gdal", "v1.0", null)]
    [InlineData("a/b", "v1.0", null)]
    [InlineData("a:b", "v1.0", null)]
    [InlineData("a-", "v1.0", null)]
    [InlineData("a", "feature/x", null)]
    [InlineData("a", "", null)]
    [InlineData("", "v1", null)]
    public void Of_an_algorithm(string algorithm, string version, string? name) =>
        Assert.Equal(name, ImageName.Of(algorithm, version)?.Text);

    /// <summary>Whatever is written, it is one word that is no option.</summary>
    [Fact]
    public void Is_one_word_whatever_is_written() => Gen.String[Gen.Char["aA0-_.:/@ \n\"'$\\\u00e4"], 0, 12].Sample(text =>
        !ImageName.TryParse(text, out _) || (text.All(c => char.IsAsciiLetterOrDigit(c) || "-_.:/@".Contains(c)) && char.IsAsciiLetterOrDigit(text[0])));
}

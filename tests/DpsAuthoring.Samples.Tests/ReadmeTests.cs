namespace DpsAuthoring.Samples.Tests;

/// <summary>
/// What each sample's README tells: it is checked, run under both contracts, and compared with its reference in Python; the numbers are
/// what is printed.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class ReadmeTests(Studio studio)
{
    public static TheoryData<string> Samples => [.. Studio.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Is_as_it_is_told(string sample)
    {
        studio.NeedData();
        Story.Check(Path.Combine(studio.Clone, "samples", sample, "README.md"), studio.Clone, fewest: 3);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Shows_a_small_picture(string sample)
    {
        string folder = Path.Combine(Studio.Repository, "samples", sample);
        string readme = File.ReadAllText(Path.Combine(folder, "README.md"));
        var picture = new FileInfo(Path.Combine(folder, sample + ".png"));

        Assert.Contains($"]({picture.Name})", readme, StringComparison.Ordinal);
        Assert.InRange(picture.Length, 1000, 100_000);
        Assert.Contains($"]({sample}/README.md)", File.ReadAllText(Path.Combine(folder, "../README.md")), StringComparison.Ordinal);
    }
}

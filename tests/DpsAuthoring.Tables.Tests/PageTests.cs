using System.Text.RegularExpressions;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Tables.Tests;

/// <summary>The page on tables and areas: its algorithm, as a process in a job's folder, and what it says of bad files.</summary>
[Trait("Speed", "Slow")]
public sealed partial class PageTests : IDisposable
{
    private const string Polygon =
        """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[9, 46.5], [10, 46.5], [10, 47], [9, 47], [9, 46.5]]]}}]}""";

    private static readonly string s_page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "tables-and-areas.md"));

    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "DpsAuthoring.Tables.Probe");

    private readonly JobFolder _job = new();

    /// <summary>The page's blocks of text: a good table, a bad one, and what is said of it.</summary>
    private static string[] Texts => [.. TextBlock().Matches(s_page).Select(block => block.Groups["text"].Value)];

    public void Dispose() => _job.Dispose();

    [Fact]
    public void The_algorithm_is_the_one_that_is_tried_here() =>
        Assert.Contains($"```csharp\n{File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "SitesInArea.cs.txt"))}```", s_page, StringComparison.Ordinal);

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task It_finds_the_sites(JobContract contract)
    {
        JobResult result = await RunAsync(Texts[0], Polygon, contract);

        Assert.Equal("name,since\nDavos,2015-06-01\n", File.ReadAllText(result.EnsureSuccess().OutputPath("inside.csv")));
        Assert.Contains("1 of 2 sites lie in the area", result.StandardOutput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task A_bad_table_ends_it_as_the_page_says(JobContract contract)
    {
        JobResult result = await RunAsync(Texts[1], Polygon, contract);

        AssertRefused(result, Texts[2]);
    }

    [Theory]
    [InlineData("name,lattitude,longitude,since", "Davos,46.8,9.84,", null)]
    [InlineData(null, "Davos,468,9.84,", null)]
    [InlineData(null, "Davos,46.8,,", null)]
    [InlineData(null, "Davos, GR,46.8,9.84,", null)]
    [InlineData(null, "\"Davos,46.8,9.84,", null)]
    [InlineData(null, "Z\uFFFDrich,46.8,9.84,", null)]
    [InlineData(null, "Davos,46.8,9.84,", """{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2056"}}, "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[2600000, 1200000], [2600001, 1200000], [2600001, 1200001], [2600000, 1200000]]]}}]}""")]
    [InlineData(null, "Davos,46.8,9.84,", """{"type": "FeatureCollection", "features": []}""")]
    [InlineData(null, "Davos,46.8,9.84,", """{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [9, 46]}}""")]
    public async Task Its_table_of_sentences_is_right(string? header, string row, string? area)
    {
        JobResult result = await RunAsync($"{header ?? "name,latitude,longitude,since"}\n{row}\n", area ?? Polygon, JobContract.Ogc);

        string sentence = result.StandardError.TrimEnd()["error: ".Length..];
        Assert.Contains($"| `{sentence}` |", s_page, StringComparison.Ordinal);
        AssertRefused(result, $"error: {sentence}\n");
    }

    [Fact]
    public async Task What_is_no_GeoJSON_is_an_input_that_cannot_be_used()
    {
        JobResult result = await RunAsync(Texts[0], "<html>Log in</html>", JobContract.Ogc);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("error: area.geojson cannot be read as GeoJSON: ", result.StandardError, StringComparison.Ordinal);
        Assert.Single(result.StandardError.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Of_Crs84_by_its_name_it_is_said_that_it_is_the_same()
    {
        const string System = """{"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, """;
        string named = System + Polygon[1..];

        Assert.Equal(0, (await RunAsync(Texts[0], named, JobContract.Ogc)).ExitCode);
    }

    private async Task<JobResult> RunAsync(string sites, string area, JobContract contract)
    {
        string sitesPath = _job.AddInput("sites.csv", path => File.WriteAllText(path, sites));
        string areaPath = _job.AddInput("area.geojson", path => File.WriteAllText(path, area));
        string[] args = contract == JobContract.Legacy ? [] : ["--sites", sitesPath, "--area", areaPath];
        return await _job.RunProcessAsync(s_program, args, cancellationToken: TestContext.Current.CancellationToken);
    }

    private void AssertRefused(JobResult result, string error)
    {
        Assert.Equal(error, result.StandardError);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Outputs);
        Assert.Equal(error["error: ".Length..], File.ReadAllText(Path.Combine(_job.FullPath, "_alt_error.txt")));
        Assert.DoesNotContain("   at ", result.Log, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^```text\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex TextBlock();
}

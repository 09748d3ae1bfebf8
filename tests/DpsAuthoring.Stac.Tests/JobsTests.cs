using System.Text.Json;

namespace DpsAuthoring.Stac.Tests;

/// <summary>Jobs of items, and what is told of them.</summary>
public sealed class JobsTests
{
    private static readonly StacInput[] s_inputs = [new("input_file", true), new("cloud", false), new("name", false)];

    [Fact]
    public void Each_input_gets_what_it_is_bound_to()
    {
        IReadOnlyList<StacBinding> bindings = StacBinding.Resolve(
            [StacBinding.Parse("cloud=property:eo:cloud_cover"), StacBinding.Parse("name=id")], "visual", null, s_inputs);
        var jobs = new StacJobs(bindings);

        Assert.Equal(
            new Dictionary<string, string> { ["input_file"] = "https://example.org/a.tif", ["cloud"] = "7.50", ["name"] = "a" }, jobs.RowOf(Item("a", "https://example.org/a.tif")));
        Assert.Null(jobs.RowOf(new StacItem { Id = "b" }));
        Assert.Null(jobs.RowOf(new StacItem { Id = "c" }));
        Assert.Equal((1, 2), (jobs.Count, jobs.Lacking));
        Assert.Equal(
            ["2 items (b, c) have no asset:visual, and give no job.", "2 items (b, c) have no property:eo:cloud_cover, and give no job."],
            jobs.Warnings.Select(warning => warning.Message));
    }

    [Theory]
    [InlineData("x=datetime", "2026-01-02T00:00:00Z")]
    [InlineData("x=bbox", "1,2,3,4")]
    [InlineData("x=collection", "things")]
    [InlineData("x=property:list", "[1,2]")]
    [InlineData("x=property:nothing", null)]
    public void Other_things_of_an_item_can_be_bound(string binding, string? expected) =>
        Assert.Equal(expected, StacBinding.Parse(binding).ValueOf(Item("a", "a.tif")));

    [Theory]
    [InlineData("https://example.org/a.tif", null)]
    [InlineData("https://b.s3.amazonaws.com/a.tif?X-Amz-Algorithm=A&X-Amz-Signature=x", StacWarningKind.SignedAddress)]
    [InlineData("https://a.blob.core.windows.net/a.tif?se=2026&sig=x", StacWarningKind.SignedAddress)]
    [InlineData("https://example.org/a.tif?version=2", StacWarningKind.Query)]
    [InlineData("s3://bucket/a.tif", StacWarningKind.S3)]
    [InlineData("gs://bucket/a.tif", StacWarningKind.Unfetchable)]
    [InlineData("https://data.lpdaac.earthdatacloud.nasa.gov/a.h5", StacWarningKind.EarthdataLogin)]
    [InlineData("https://n5eil01u.ecs.nsidc.org/a.h5", StacWarningKind.EarthdataLogin)]
    [InlineData("http://192.168.1.4/a.tif", StacWarningKind.Private)]
    [InlineData("http://nas/a.tif", StacWarningKind.Private)]
    [InlineData("http://[::1]:80/a.tif", StacWarningKind.Private)]
    [InlineData("/data/a.tif", StacWarningKind.Local)]
    public void What_a_job_would_not_get_is_told(string href, StacWarningKind? expected)
    {
        var jobs = new StacJobs([StacBinding.Parse("f=asset:visual")]);

        Assert.Equal(href, jobs.RowOf(Item("a", href))!["f"]);

        Assert.Equal(expected is { } kind ? [kind] : [], jobs.Warnings.Select(warning => warning.Kind));
        Assert.All(jobs.Warnings, warning => Assert.DoesNotContain("Signature", warning.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"storage:requester_pays":true}""", true)]
    [InlineData("""{"storage:schemes":{"aws":{"type":"aws-s3","requester_pays":true}}}""", true)]
    [InlineData("""{"storage:requester_pays":false}""", false)]
    public void Who_pays_is_told(string properties, bool expected)
    {
        var jobs = new StacJobs([StacBinding.Parse("f=asset:visual")]);

        jobs.RowOf(Item("a", "https://example.org/a.tif") with { Properties = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(properties)! });

        Assert.Equal(expected, jobs.Warnings.Any(warning => warning.Kind == StacWarningKind.RequesterPays));
    }

    [Theory]
    [InlineData("f=asset:", "", null, "binds no input")]
    [InlineData("asset:visual", "", null, "binds no input")]
    [InlineData("f=time", "", null, "binds no input")]
    [InlineData("none=id", "", null, "no input none")]
    [InlineData("name=id", "", "other", "which")]
    [InlineData("input_file=id", "visual", null, "bound twice")]
    public void Bindings_that_do_not_fit_are_told(string binding, string asset, string? input, string words) => Assert.Contains(
        words,
        Assert.Throws<FormatException>(() => StacBinding.Resolve(
            [.. Enumerable.Repeat(binding, 1).Select(StacBinding.Parse)], asset.Length == 0 ? null : asset, input, s_inputs)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_only_file_input_is_taken_by_itself_and_else_it_is_asked_for()
    {
        Assert.Equal("input_file", Assert.Single(StacBinding.Resolve([], "visual", null, s_inputs)).Input);
        Assert.Contains("2 file inputs", Assert.Throws<FormatException>(() => StacBinding.Resolve([], "visual", null, [.. s_inputs, new("b", true)])).Message, StringComparison.Ordinal);
        Assert.Contains("is not said", Assert.Throws<FormatException>(() => StacBinding.Resolve([], "visual", null, null)).Message, StringComparison.Ordinal);
        Assert.Contains("needs to be told", Assert.Throws<FormatException>(() => StacBinding.Resolve([], null, null, null)).Message, StringComparison.Ordinal);
    }

    private static StacItem Item(string id, string href) => new()
    {
        Id = id,
        Collection = "things",
        Bbox = [1, 2, 3, 4],
        Properties = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            """{"datetime":"2026-01-02T00:00:00Z","eo:cloud_cover":7.50,"list":[1,2],"nothing":null}""")!,
        Assets = new Dictionary<string, StacAsset> { ["visual"] = new() { Href = href } },
    };
}

using System.Text.Json;
using DpsAuthoring.Results.Tests;
using DpsAuthoring.Testing;

namespace DpsAuthoring.Catalog.Tests;

/// <summary>The catalogue of a job's results, as an author asks for one.</summary>
public sealed class JobCatalogTests : IDisposable
{
    private const string Context = """
        {"job_id": "11111111-2222-3333-4444-555555555555", "job_type": "job-cataloguer:v7", "tag": "spring",
         "localize_urls": [{"url": "https://example.org/a.tif?Signature=secret"}, {"url": "/home/ada/secret.tif"}]}
        """;

    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Theory]
    [InlineData(JobContract.Ogc)]
    [InlineData(JobContract.Legacy)]
    public async Task Has_every_result_when_it_is_enabled(JobContract contract)
    {
        await File.WriteAllTextAsync(Path.Combine(_job.FullPath, "_context.json"), Context, TestContext.Current.CancellationToken);

        JobResult result = await RunAsync(Way.All, contract);

        Assert.True(result.ExitCode == 0, result.StandardError);
        Assert.Equal(["catalog.json", "counts.csv", "counts.csv.stac.json", "maps/ndvi.tif", "maps/ndvi.tif.stac.json"], Results(result));
        JsonElement counts = Json(result, "counts.csv.stac.json"), ndvi = Json(result, "maps/ndvi.tif.stac.json");
        Assert.Equal("Counts", counts.GetProperty("properties").GetProperty("title").GetString());
        Assert.Equal("[170,-20,-170,-10]", counts.GetProperty("bbox").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
        Assert.Equal("MultiPolygon", counts.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("2024-05-06T00:00:00Z", ndvi.GetProperty("properties").GetProperty("datetime").GetString());
        Assert.Equal("v7", ndvi.GetProperty("properties").GetProperty("processing:version").GetString());
        Assert.Equal("./ndvi.tif", ndvi.GetProperty("assets").GetProperty("data").GetProperty("href").GetString());
        Assert.Contains(ndvi.GetProperty("links").EnumerateArray(), link => link.GetProperty("href").GetString() == "https://example.org/a.tif");
        Assert.Contains(ndvi.GetProperty("links").EnumerateArray(), link => link.GetProperty("href").GetString() == "../catalog.json");
        Assert.All(Results(result).Where(name => name.EndsWith(".json", StringComparison.Ordinal)), name =>
        {
            Assert.DoesNotContain("secret", File.ReadAllText(result.OutputPath(name)), StringComparison.Ordinal);
            Assert.DoesNotContain(_job.FullPath, File.ReadAllText(result.OutputPath(name)), StringComparison.Ordinal);
        });
        Schemas.Judge([.. Results(result).Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Select(result.OutputPath)]);
    }

    [Fact]
    public async Task Has_what_was_added_and_what_the_author_says_of_it()
    {
        JobResult result = await RunAsync(Way.Some);

        result.EnsureSuccess();
        Assert.Equal(["catalog.json", "counts.csv", "maps/ndvi.tif", "maps/ndvi.tif.stac.json"], Results(result));
        JsonElement item = Json(result, "maps/ndvi.tif.stac.json");
        JsonElement properties = item.GetProperty("properties");
        Assert.Equal(12.5, properties.GetProperty("eo:cloud_cover").GetDouble());
        Assert.Equal(JsonValueKind.Null, properties.GetProperty("datetime").ValueKind);
        Assert.Equal("2024-05-31T00:00:00Z", properties.GetProperty("end_datetime").GetString());
        Assert.Contains("https://example.org/eo.json", item.GetProperty("stac_extensions").EnumerateArray().Select(uri => uri.GetString()));
        Assert.Contains(item.GetProperty("links").EnumerateArray(), link => link.GetProperty("href").GetString() == "https://example.org/scene");
        Assert.Equal(2, item.GetProperty("assets").GetProperty("data").GetProperty("roles").GetArrayLength());
        Assert.Equal(199, item.GetProperty("assets").GetProperty("data").GetProperty("bands")[0].GetProperty("statistics").GetProperty("maximum").GetDouble());
    }

    [Fact]
    public async Task Of_a_job_that_rightly_has_no_result_is_empty()
    {
        JobResult result = await RunAsync(Way.Nothing);

        result.EnsureSuccess();
        Assert.Equal(["catalog.json"], Results(result));
        Assert.Single(Json(result, "catalog.json").GetProperty("links").EnumerateArray());
    }

    [Fact]
    public async Task Is_not_written_unless_it_is_asked_for()
    {
        JobResult result = await RunAsync(Way.Off);

        result.EnsureSuccess();
        Assert.Equal(["counts.csv", "maps/ndvi.tif"], Results(result));
    }

    [Theory]
    [InlineData(Way.Fail, "it does not work")]
    [InlineData(Way.Missing, "output/never.tif was added to the catalogue, and there is no such result")]
    [InlineData(Way.SameIds, "output/counts.csv and output/maps/ndvi.tif both have the id 'maps-ndvi' in the catalogue")]
    [InlineData(Way.OwnCatalog, "output/catalog.json is a result already")]
    [InlineData(Way.BadId, "'../x' cannot be the id of an item")]
    public async Task Of_a_job_that_fails_is_none(Way way, string reason)
    {
        JobResult result = await RunAsync(way);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Outputs, name => name.EndsWith(".stac.json", StringComparison.Ordinal));
        Assert.Equal(way == Way.OwnCatalog, result.Outputs.Contains("catalog.json"));
    }

    private Task<JobResult> RunAsync(Way way, JobContract contract = JobContract.Ogc) => _job.RunAsync<Cataloguer>(
        contract,
        new Dictionary<string, string> { ["way"] = way.ToString(), ["datetime"] = "2024-05-06" },
        TestContext.Current.CancellationToken);

    private static string[] Results(JobResult result) => [.. result.Outputs.Where(name => !name.EndsWith(".log", StringComparison.Ordinal))];

    private static JsonElement Json(JobResult result, string name) => JsonElement.Parse(File.ReadAllText(result.OutputPath(name)));
}

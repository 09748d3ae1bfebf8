using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace DpsAuthoring.Stac.Tests;

/// <summary>CMR in its own search, as its documentation has it, on loopback.</summary>
public sealed class CmrTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Path, string Query, string? After)> _asked = new();
    private FileServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FileServer.StartAsync(AnswerAsync);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Granules_come_page_by_page_as_items()
    {
        using StacClient client = await StacClient.OpenAsync($"{_server.Address}/search", new() { IsCmr = true }, Cancel);
        var search = new StacSearch
        {
            Collections = ["GEDI02_A", "C2-LPDAAC"],
            Bbox = [170, -10, -170, 10],
            DateTime = "2026-01",
            SortBy = StacSort.ParseAll("-datetime"),
            Query = JsonElement.Parse("""{"eo:cloud_cover":{"lt":90}}"""),
        };

        List<StacItem> items = await client.Search(search).ToListAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 25).Where(number => number != 9).Select(number => $"GRANULE.{number}"), items.Select(item => item.Id));
        Assert.Equal("GEDI02_A_002", items[0].Collection);
        Assert.Equal("https://data.lpdaac.earthdatacloud.nasa.gov/GRANULE.0.B04.tif", items[0].Assets["B04"].Href);
        Assert.Equal("s3://lp-prod-protected/GRANULE.0.B04.tif", items[0].Assets["s3_B04"].Href);
        Assert.Equal(["B04", "B05", "s3_B04", "browse", "metadata"], items[0].Assets.Keys);
        Assert.Equal([170, -10, -170, 10], items[0].Bbox!);
        Assert.Equal("MultiPolygon", items[0].Geometry!.Value.GetProperty("type").GetString());
        Assert.Equal("2026-01-02T00:00:00Z", StacTime.Write(items[0].End!.Value));
        (string Path, string Query, string? After)[] granules = [.. _asked.Where(one => one.Path.EndsWith("granules.umm_json", StringComparison.Ordinal))];
        Assert.Equal([null, "10", "20"], granules.Select(one => one.After));
        Assert.Equal(
            "?bounding_box=170,-10,-170,10&temporal=2026-01-01T00:00:00Z,2026-01-31T23:59:59Z&sort_key[]=-start_date&cloud_cover=,90&collection_concept_id[]=C1-LPDAAC&collection_concept_id[]=C2-LPDAAC&page_size=2000",
            granules[0].Query);
    }

    [Fact]
    public async Task It_counts_and_lists()
    {
        using StacClient client = await StacClient.OpenAsync($"{_server.Address}/stac/LPCLOUD", new() { IsCmr = true }, Cancel);

        Assert.Equal(25, await client.CountAsync(new() { Collections = ["C1-LPDAAC"] }, Cancel));
        Assert.Contains("page_size=0", _asked.Last().Query, StringComparison.Ordinal);
        Assert.Contains("provider=LPCLOUD", _asked.Last().Query, StringComparison.Ordinal);
        Assert.Equal(["GEDI02_A_002"], await client.CollectionsAsync(Cancel).Select(one => one.Id).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData("filter")]
    [InlineData("query")]
    [InlineData("sort")]
    [InlineData("geometry")]
    public async Task What_it_has_no_words_for_is_refused(string what)
    {
        using StacClient client = await StacClient.OpenAsync(_server.Address, new() { IsCmr = true }, Cancel);
        StacSearch search = what switch
        {
            "filter" => new() { Filter = "a = 1" },
            "query" => new() { Query = JsonElement.Parse("""{"gsd":{"lt":9}}""") },
            "sort" => new() { SortBy = [new("gsd", false)] },
            _ => new() { Intersects = JsonElement.Parse("""{"type":"MultiPoint","coordinates":[[0,0]]}""") },
        };

        Assert.Equal(StacErrorKind.Unsupported, Assert.Throws<StacException>(() => client.Search(search)).Kind);
    }

    [Fact]
    public async Task A_collection_that_it_does_not_have_is_told()
    {
        using StacClient client = await StacClient.OpenAsync(_server.Address, new() { IsCmr = true }, Cancel);

        StacException told = await Assert.ThrowsAsync<StacException>(async () => await client.Search(new() { Collections = ["NONE.v1"] }).CountAsync(Cancel));

        Assert.Equal(StacErrorKind.NotFound, told.Kind);
        Assert.Contains("NONE.v1", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://cmr.earthdata.nasa.gov/stac/LPCLOUD", true)]
    [InlineData("https://cmr.earthdata.nasa.gov", true)]
    [InlineData("https://stac.maap-project.org", false)]
    public void Its_address_is_known(string address, bool expected) => Assert.Equal(expected, CmrClient.IsCmr(new Uri(address)));

    private async Task AnswerAsync(HttpContext context)
    {
        string query = Uri.UnescapeDataString(context.Request.QueryString.Value ?? "");
        string? after = context.Request.Headers["CMR-Search-After"].FirstOrDefault();
        _asked.Enqueue((context.Request.Path.Value!, query, after));
        if (context.Request.Path.Value!.EndsWith("collections.umm_json", StringComparison.Ordinal))
        {
            bool isKnown = query.Contains("GEDI02_A", StringComparison.Ordinal) && query.Contains("short_name", StringComparison.Ordinal)
                || query.Contains("has_granules", StringComparison.Ordinal);
            await context.Response.WriteAsync(isKnown
                ? """{"hits":1,"items":[{"meta":{"concept-id":"C1-LPDAAC"},"umm":{"ShortName":"GEDI02_A","Version":"002","EntryTitle":"GEDI","Abstract":"Heights"}}]}"""
                : """{"hits":0,"items":[]}""");
            return;
        }

        int from = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
        int to = query.Contains("page_size=0", StringComparison.Ordinal) ? from : Math.Min(25, from + 10);
        context.Response.Headers["CMR-Hits"] = "25";
        if (to < 25 && to > from)
        {
            context.Response.Headers["CMR-Search-After"] = $"{to}";
        }

        await context.Response.WriteAsync(new JsonObject { ["items"] = new JsonArray([.. Enumerable.Range(from, to - from).Select(Granule)]) }.ToJsonString());
    }

    private static JsonNode Granule(int number) => JsonNode.Parse(
        $$$$"""
        {"meta":{"concept-id":"G{{{{number}}}}-LPDAAC"},"umm":{"GranuleUR":"GRANULE.{{{{number}}}}","CollectionReference":{"ShortName":"GEDI02_A","Version":"002"},
         "CloudCover":{{{{(number == 9 ? 90 : 10)}}}},"TemporalExtent":{"RangeDateTime":{"BeginningDateTime":"2026-01-01T00:00:00Z","EndingDateTime":"2026-01-02T00:00:00Z"}},
         "SpatialExtent":{"HorizontalSpatialDomain":{"Geometry":{"BoundingRectangles":[
           {"WestBoundingCoordinate":170,"SouthBoundingCoordinate":-10,"EastBoundingCoordinate":-170,"NorthBoundingCoordinate":10}]}}},
         "RelatedUrls":[{"URL":"https://data.lpdaac.earthdatacloud.nasa.gov/GRANULE.{{{{number}}}}.B04.tif","Type":"GET DATA"},
           {"URL":"https://data.lpdaac.earthdatacloud.nasa.gov/GRANULE.{{{{number}}}}.B05.tif","Type":"GET DATA"},
           {"URL":"s3://lp-prod-protected/GRANULE.{{{{number}}}}.B04.tif","Type":"GET DATA VIA DIRECT ACCESS"},
           {"URL":"https://data.lpdaac.earthdatacloud.nasa.gov/b.jpg","Type":"GET RELATED VISUALIZATION"},
           {"URL":"https://data.lpdaac.earthdatacloud.nasa.gov/m.xml","Type":"EXTENDED METADATA"}]}}
        """)!;
}

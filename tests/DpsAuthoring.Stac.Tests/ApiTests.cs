using System.Text.Json;
using System.Text.Json.Nodes;

namespace DpsAuthoring.Stac.Tests;

/// <summary>A STAC API on loopback is searched from its first page to its last.</summary>
public sealed class ApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task All_items_come_once_and_in_order(bool hasPost, bool refuses)
    {
        await using StacServer server = await new StacServer { Items = 8000, HasPost = hasPost, RefusesLargerPages = refuses }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: Cancel);

        List<string> ids = await client.Search(new StacSearch { Collections = ["things"] }).Select(item => item.Id).ToListAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 8000).Select(number => $"item-{number}"), ids);
        StacAsked[] searches = [.. server.Asked.Where(asked => asked.Path == "/v1/search")];
        Assert.All(searches, asked => Assert.Equal(hasPost ? "POST" : "GET", asked.Method));
        // 1000 and 500 are refused, where they are.
        Assert.Equal(32 + (refuses ? 2 : 0), searches.Length);
    }

    [Fact]
    public async Task The_next_page_is_asked_for_before_one_is_looked_at()
    {
        await using StacServer server = await new StacServer { Items = 60, LargestPage = 10 }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: Cancel);

        int seen = 0;
        await foreach (StacPage page in client.Search(new()).AsPages(Cancel))
        {
            seen += page.Items.Count;
            if (seen < 60)
            {
                await server.AskedFor(seen).WaitAsync(Cancel); // For ever, if it were asked for only when this page is done with.
                Assert.False(server.AskedFor(seen + 10).IsCompleted);
            }
        }

        Assert.Equal(60, seen);
    }

    [Fact]
    public async Task No_more_is_asked_for_than_is_wanted()
    {
        await using StacServer server = await new StacServer { Items = 100, LargestPage = 10 }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: Cancel);

        Assert.Equal(10, await client.Search(new() { Max = 10 }).CountAsync(Cancel));
        Assert.Equal(25, await client.Search(new() { Max = 25 }).CountAsync(Cancel));

        Assert.False(server.AskedFor(30).IsCompleted);
    }

    [Fact]
    public async Task Who_stops_leaves_nothing_running()
    {
        await using StacServer server = await new StacServer { Items = 100, LargestPage = 10 }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: Cancel);

        Assert.Equal("item-0", (await client.Search(new()).FirstAsync(Cancel)).Id);

        Assert.False(server.AskedFor(20).IsCompleted);
    }

    [Theory]
    [InlineData(true, 20L)]
    [InlineData(false, null)]
    public async Task One_request_counts(bool counts, long? expected)
    {
        await using StacServer server = await new StacServer { Counts = counts }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: Cancel);

        Assert.Equal(expected, await client.CountAsync(new(), Cancel));

        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task What_is_searched_for_is_asked_for()
    {
        var asked = new StacSearch
        {
            Collections = ["a", "b"],
            Ids = ["x&y"],
            Bbox = [170, -10.5, -170, 10],
            DateTime = "2026-02/..",
            Query = JsonElement.Parse("""{"eo:cloud_cover":{"lt":10}}"""),
            SortBy = StacSort.ParseAll("-datetime,id"),
            Fields = ["id", "-geometry"],
            Max = 7,
        };
        string[] able = ["https://api.stacspec.org/v1.0.0/item-search#query", "https://api.stacspec.org/v1.0.0/item-search#sort", "https://api.stacspec.org/v1.0.0/item-search#filter"];
        await using StacServer posts = await new StacServer { ConformsTo = able }.StartAsync();
        await using StacServer gets = await new StacServer { ConformsTo = able, HasPost = false }.StartAsync();
        using StacClient poster = await StacClient.OpenAsync(posts.Address + "/", cancellationToken: Cancel);
        using StacClient getter = await StacClient.OpenAsync(gets.Address + "/search?limit=1", cancellationToken: Cancel);

        await poster.Search(asked).CountAsync(Cancel);
        await getter.Search(asked with { Filter = "a < 'é'" }).CountAsync(Cancel);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                """
                {"collections":["a","b"],"ids":["x&y"],"bbox":[170,-10.5,-170,10],"datetime":"2026-02-01T00:00:00Z/..","query":{"eo:cloud_cover":{"lt":10}},
                 "sortby":[{"field":"datetime","direction":"desc"},{"field":"id","direction":"asc"}],"fields":{"include":["id"],"exclude":["geometry"]},"limit":7}
                """),
            JsonNode.Parse(posts.Asked[^1].Body)));
        Assert.Equal(
            [
                ("bbox", "170,-10.5,-170,10"), ("collections", "a,b"), ("datetime", "2026-02-01T00:00:00Z/.."), ("fields", "id,-geometry"), ("filter", "a < 'é'"),
                ("filter-lang", "cql2-text"), ("ids", "x&y"), ("limit", "7"), ("query", """{"eo:cloud_cover":{"lt":10}}"""), ("sortby", "-datetime,+id"),
            ],
            gets.Asked[^1].Query.Select(one => (one.Key, one.Value)).OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_filter_goes_by_GET_in_text_and_by_POST_in_JSON()
    {
        await using StacServer server = await new StacServer { ConformsTo = ["http://www.opengis.net/spec/cql2/1.0/conf/cql2-text"] }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: Cancel);

        await client.Search(new() { Filter = "a < 1" }).CountAsync(Cancel);
        Assert.Equal("GET", server.Asked[^1].Method);
        await client.Search(new() { FilterJson = JsonElement.Parse("""{"op":"<","args":[{"property":"a"},1]}""") }).CountAsync(Cancel);
        Assert.Contains("cql2-json", server.Asked[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_goes_to_the_server_alone()
    {
        await using StacServer other = await new StacServer().StartAsync();
        await using StacServer server = await new StacServer
        {
            Fault = (asked, number) => number == 0 ? new("", 307, Location: $"{other.Address}/search?limit=100") : null,
            HasPost = false,
        }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, new() { Token = "secret" }, Cancel);

        Assert.Equal(20, await client.Search(new()).CountAsync(Cancel));

        Assert.All(server.Asked, asked => Assert.Equal("Bearer secret", asked.Authorization));
        Assert.NotEmpty(other.Asked);
        Assert.All(other.Asked, asked => Assert.Null(asked.Authorization));
        Assert.Contains(
            "read the token",
            (await Assert.ThrowsAsync<StacException>(() => StacClient.OpenAsync("http://stac.example.org", new() { Token = "secret" }, Cancel))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collections_are_listed()
    {
        await using StacServer server = await new StacServer().StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: Cancel);

        Assert.Equal(["things"], await client.CollectionsAsync(Cancel).Select(one => one.Id).ToListAsync(Cancel));
    }
}

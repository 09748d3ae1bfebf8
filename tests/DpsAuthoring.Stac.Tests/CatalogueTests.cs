using System.Text.Json;
using System.Text.Json.Nodes;

namespace DpsAuthoring.Stac.Tests;

/// <summary>Catalogues of files, which are read from their start and searched here.</summary>
public sealed class CatalogueTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-stac-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Is_read_through_its_links_each_file_once()
    {
        Write("catalog.json", Catalog("root", ("child", "./a/collection.json"), ("child", "b/catalog.json"), ("root", "catalog.json")));
        Write("a/collection.json", Collection("a", ("item", "1.json"), ("item", "two%20words.json"), ("parent", "../catalog.json"), ("child", "../catalog.json")));
        Write("a/1.json", Item("1", "a"));
        Write("a/two words.json", Item("2", "a"));
        Write("b/catalog.json", Catalog("b", ("child", "../b/./catalog.json"), ("item", "../a/1.json"), ("item", "3.json")));
        Write("b/3.json", Item("3", null));

        using StacClient client = await StacClient.OpenAsync(_folder, cancellationToken: Cancel);
        List<StacItem> items = await client.Search(new()).ToListAsync(Cancel);

        Assert.Equal(["1", "2", "3"], items.Select(item => item.Id));
        Assert.Equal(Path.Combine(_folder, "a/data/1.tif"), items[0].Assets["data"].Href);
        Assert.Equal(["a"], await client.CollectionsAsync(Cancel).Select(one => one.Id).ToListAsync(Cancel));
        Assert.Equal(3, await client.CountAsync(new(), Cancel));
    }

    [Fact]
    public async Task At_an_address_it_is_the_same()
    {
        Write("catalog.json", Catalog("root", ("child", "a/collection.json")));
        Write("a/collection.json", Collection("a", [.. Enumerable.Range(0, 40).Select(number => ("item", $"{number}.json"))]));
        for (int number = 0; number < 40; number++)
        {
            Write($"a/{number}.json", Item($"{number}", "a"));
        }

        await using FileServer server = await FileServer.StartAsync(_folder);
        using StacClient client = await StacClient.OpenAsync($"{server.Address}/catalog.json", cancellationToken: Cancel);
        List<StacItem> items = await client.Search(new() { Collections = ["a"] }).ToListAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"{number}"), items.Select(item => item.Id));
        Assert.Equal($"{server.Address}/a/data/7.tif", items[7].Assets["data"].Href);
        Assert.Empty(await client.Search(new() { Collections = ["other"] }).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData("items.jsonl")]
    [InlineData("items.geojson")]
    [InlineData("folder")]
    [InlineData("one.json")]
    public async Task Items_without_a_catalogue_are_searched_too(string place)
    {
        Write("items.jsonl", Item("1", "a") + "\n\n" + Item("2", "a") + "\n");
        Write("items.geojson", $$"""{"type":"FeatureCollection","features":[{{Item("1", "a")}},{{Item("2", "a")}}]}""");
        Write("folder/deep/2.json", Item("2", "a"));
        Write("folder/1.geojson", Item("1", "a"));
        Write("one.json", Item("1", "a"));

        using StacClient client = await StacClient.OpenAsync(Path.Combine(_folder, place), cancellationToken: Cancel);

        Assert.Equal(place == "one.json" ? ["1"] : ["1", "2"], await client.Search(new()).Select(item => item.Id).ToListAsync(Cancel));
        Assert.Equal(["1"], await client.Search(new() { Ids = ["1"] }).Select(item => item.Id).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData("{\"type\":\"Feature\",\"id\":", "is cut off")]
    [InlineData("<html><title>No</title></html>", "is a web page, \"No\"")]
    [InlineData("[]", "cannot be read")]
    [InlineData("", "is empty")]
    [InlineData("{\"name\":\"x\"}", "no STAC")]
    public async Task A_file_that_is_no_STAC_is_named(string text, string words)
    {
        Write("catalog.json", Catalog("root", ("item", "x.json")));
        Write("x.json", text);
        using StacClient client = await StacClient.OpenAsync(_folder, cancellationToken: Cancel);

        StacException told = await Assert.ThrowsAsync<StacException>(async () => await client.Search(new()).CountAsync(Cancel));

        Assert.Contains("x.json", told.Message, StringComparison.Ordinal);
        Assert.Contains(words, told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_of_the_network_does_not_lead_to_this_machines_files()
    {
        Write("catalog.json", Catalog("root", ("item", "file:///etc/hostname")));
        await using FileServer server = await FileServer.StartAsync(_folder);
        using StacClient client = await StacClient.OpenAsync($"{server.Address}/catalog.json", cancellationToken: Cancel);

        StacException told = await Assert.ThrowsAsync<StacException>(async () => await client.Search(new()).CountAsync(Cancel));

        Assert.Equal(StacErrorKind.Elsewhere, told.Kind);
    }

    [Fact]
    public async Task What_cannot_be_applied_is_refused_and_what_has_no_place_is_told()
    {
        Write("items.jsonl", Item("1", "a") + "\n" + Item("2", "a", geometry: "null") + "\n");
        var notes = new List<StacNote>();
        using StacClient client = await StacClient.OpenAsync(Path.Combine(_folder, "items.jsonl"), new() { Note = notes.Add }, Cancel);

        Assert.Throws<StacException>(() => client.Search(new() { Filter = "a = 1" }));
        Assert.Throws<StacException>(() => client.Search(new() { SortBy = [new("id", false)] }));
        Assert.Throws<StacException>(() => client.Search(new() { DateTime = "yesterday" }));
        Assert.Throws<StacException>(() => client.Search(new() { Query = JsonElement.Parse("""{"a":{"like":1}}""") }));
        Assert.Equal(["1"], await client.Search(new() { Bbox = [0, 0, 90, 90] }).Select(item => item.Id).ToListAsync(Cancel));
        Assert.StartsWith("1 item without a place or time is left out", Assert.Single(notes).Message, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], await client.Search(new() { Query = JsonElement.Parse("""{"eo:cloud_cover":{"gte":5,"lt":6},"id":{"in":["1","2"]}}""") }).Select(item => item.Id).ToListAsync(Cancel));
        StacItem bare = await client.Search(new() { Fields = ["properties.datetime"] }).FirstAsync(Cancel);
        Assert.Equal(["datetime"], bare.Properties.Keys);
        Assert.Null(bare.Geometry);
    }

    private static string Item(string id, string? collection, string geometry = """{"type":"Point","coordinates":[10,45]}""") => new JsonObject
    {
        ["type"] = "Feature",
        ["stac_version"] = "1.0.0",
        ["id"] = id,
        ["collection"] = collection,
        ["geometry"] = JsonNode.Parse(geometry),
        ["properties"] = new JsonObject { ["datetime"] = "2026-01-01T00:00:00Z", ["eo:cloud_cover"] = 5 },
        ["links"] = new JsonArray(),
        ["assets"] = new JsonObject { ["data"] = new JsonObject { ["href"] = $"data/{id}.tif" } },
    }.ToJsonString();

    private static string Catalog(string id, params (string Rel, string Href)[] links) => Container("Catalog", id, links);

    private static string Collection(string id, params (string Rel, string Href)[] links) => Container("Collection", id, links);

    private static string Container(string type, string id, (string Rel, string Href)[] links) => new JsonObject
    {
        ["type"] = type,
        ["id"] = id,
        ["description"] = "d",
        ["links"] = new JsonArray([.. links.Select(link => new JsonObject { ["rel"] = link.Rel, ["href"] = link.Href })]),
    }.ToJsonString();

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

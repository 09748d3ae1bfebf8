using System.Globalization;
using System.Text.Json.Nodes;
using DpsAuthoring.Server.Documents;
using DpsAuthoring.Server.Store;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Catalogue;

/// <summary>What the server says of its items, with the addresses that a client knows it by.</summary>
/// <param name="origin">The server's address.</param>
internal sealed class StacDocuments(string origin)
{
    public const string Root = "/stac";
    public const string GeoJson = "application/geo+json";
    private const string Json = "application/json";

    public static readonly string[] Conformance =
    [
        "https://api.stacspec.org/v1.0.0/core",
        "https://api.stacspec.org/v1.0.0/collections",
        "https://api.stacspec.org/v1.0.0/ogcapi-features",
        "https://api.stacspec.org/v1.0.0/item-search",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    ];

    private string Base => origin + Root;

    public StacCatalog Landing(IEnumerable<string> collections) => new()
    {
        Id = "dps",
        Title = "Results of this DPS",
        Description = "What the jobs of this server have made: a collection for each algorithm and version.",
        ConformsTo = Conformance,
        Links =
        [
            Link("self", Base),
            Link("root", Base),
            Link("data", $"{Base}/collections"),
            Link("conformance", $"{Base}/conformance"),
            Link("service-desc", $"{Base}/api", "application/vnd.oai.openapi+json;version=3.0"),
            Link("search", $"{Base}/search", GeoJson) with { Method = "GET" },
            Link("search", $"{Base}/search", GeoJson) with { Method = "POST" },
            .. collections.Select(id => Link("child", AddressOf(id)) with { Title = id }),
        ],
    };

    public StacCollection Collection(string id, ItemExtent extent) => new()
    {
        Id = id,
        Title = id,
        Description = string.Create(CultureInfo.InvariantCulture, $"Results of {id}: {extent.Count} {(extent.Count == 1 ? "item" : "items")}."),
        Extent = new StacExtent
        {
            Spatial = new StacSpatialExtent { Bbox = [extent.Box ?? [-180, -90, 180, 90]] },
            Temporal = new StacTemporalExtent { Interval = [[Time(extent.Start), Time(extent.End)]] },
        },
        Links =
        [
            Link("self", AddressOf(id)), Link("root", Base), Link("parent", Base), Link("items", $"{AddressOf(id)}/items", GeoJson),
        ],
    };

    public StacItem Item(StoredItem stored)
    {
        string collection = AddressOf(stored.Collection);
        string files = $"{origin}{JobProduct.Root}/{stored.Job}/{string.Join('/', stored.Folder.Split('/').Select(Uri.EscapeDataString))}/";
        return stored.Item with
        {
            Assets = stored.Item.Assets.ToDictionary(
                asset => asset.Key,
                asset => Uri.TryCreate(asset.Value.Href, UriKind.Absolute,
                    out _) ? asset.Value : asset.Value with { Href = files + asset.Value.Href }),
            Links =
            [
                Link("self", $"{collection}/items/{Uri.EscapeDataString(stored.Item.Id)}", GeoJson),
                Link("root", Base),
                Link("parent", collection),
                Link("collection", collection),
                .. stored.Item.Links,
            ],
        };
    }

    /// <summary>A page of items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="matched">How many there are; null where that is not known.</param>
    /// <param name="links">Links of the page.</param>
    public JsonObject Page(IReadOnlyList<StoredItem> items, long? matched, IEnumerable<StacLink> links)
    {
        var page = new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray([.. items.Select(item => Node(Item(item)))]),
            ["links"] = new JsonArray([.. links.Select(link => JsonNode.Parse(LinkJson(link)))]),
            ["numberReturned"] = items.Count,
        };
        if (matched is { } known)
        {
            page["numberMatched"] = known;
        }

        return page;
    }

    public JsonObject Collections(IEnumerable<StacCollection> collections) => new()
    {
        ["collections"] = new JsonArray([.. collections.Select(Node)]),
        ["links"] = new JsonArray([.. new[] { Link("self", $"{Base}/collections"), Link("root", Base) }.Select(link => JsonNode.Parse(LinkJson(link)))]),
    };

    public static JsonNode? Node(StacObject document) => JsonNode.Parse(StacJson.Write(document, isIndented: false));

    public string AddressOf(string collection) => $"{Base}/collections/{Uri.EscapeDataString(collection)}";

    public static StacLink Link(string rel, string href, string type = Json) => new() { Rel = rel, Href = href, Type = type };

    private static string LinkJson(StacLink link)
    {
        var json = new JsonObject { ["rel"] = link.Rel, ["href"] = link.Href, ["type"] = link.Type };
        if (link.Method is { } method)
        {
            json["method"] = method;
        }

        if (link.Body is { } body)
        {
            json["body"] = JsonNode.Parse(body.GetRawText());
        }

        return json.ToJsonString();
    }

    private static string? Time(long? moment) =>
        moment is { } known ? StacTime.Write(new DateTimeOffset(DateTime.SpecifyKind(Moment.Time(known), DateTimeKind.Utc))) : null;
}

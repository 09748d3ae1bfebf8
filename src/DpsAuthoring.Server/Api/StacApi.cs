using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Server.Catalogue;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Stac;
using Microsoft.AspNetCore.Http.Extensions;
using Call = DpsAuthoring.Server.Http.Call;

namespace DpsAuthoring.Server.Api;

/// <summary><c>stac</c>: what the jobs have made, as a STAC API.</summary>
internal static class StacApi
{
    private const int UsualLimit = 10;
    private const int MostItems = 1000;

    private static readonly string[] s_known = ["bbox", "intersects", "datetime", "ids", "collections", "limit", "token", "query"];

    public static void Add(Routes routes, ServerParts parts)
    {
        ItemStore items = parts.Items;
        routes.Map("GET", StacDocuments.Root, call => Document(Documents(call).Landing(items.Collections())));
        routes.Map("GET", $"{StacDocuments.Root}/conformance", _ => Reply.Json(
            new JsonObject { ["conformsTo"] = new JsonArray([.. StacDocuments.Conformance.Select(text => (JsonNode)text)]) }));
        routes.Map("GET", $"{StacDocuments.Root}/api", _ => Reply.Json(Description()));
        routes.Map("GET", $"{StacDocuments.Root}/collections", call => Reply.Json(Documents(call).Collections(
            items.Collections().Select(id => items.Extent(id) is { } extent ? Documents(call).Collection(id,
                extent) : null).OfType<StacCollection>())));
        routes.Map("GET", StacDocuments.Root + "/collections/{collection}", call =>
            Document(Documents(call).Collection(call.Part("collection"), Extent(items, call))));
        routes.Map("GET", StacDocuments.Root + "/collections/{collection}/items", call => Items(items, call));
        routes.Map("GET", StacDocuments.Root + "/collections/{collection}/items/{item}", call =>
            Document(Documents(call).Item(items.Find(call.Part("collection"), call.Part("item")) ?? throw Missing("item", call.Part("item"))), StacDocuments.GeoJson));
        routes.Map("GET", $"{StacDocuments.Root}/search", call => Search(items, call, OfQuery(call)));
        routes.Map("POST", $"{StacDocuments.Root}/search", async call => Search(items, call, await OfBodyAsync(call).ConfigureAwait(false)));
    }

    private static StacDocuments Documents(Call call) => new(call.Origin);

    private static ItemExtent Extent(ItemStore items, Call call) =>
        items.Extent(call.Part("collection")) ?? throw Missing("collection", call.Part("collection"));

    private static Reply Items(ItemStore items, Call call)
    {
        _ = Extent(items, call);
        JsonObject asked = OfQuery(call);
        asked["collections"] = new JsonArray(call.Part("collection"));
        return Search(items, call, asked);
    }

    private static Reply Search(ItemStore items, Call call, JsonObject asked)
    {
        try
        {
            if (asked.Select(parameter => parameter.Key).FirstOrDefault(name => !s_known.Contains(name)) is { } unknown)
            {
                throw new FormatException($"There is no parameter '{unknown}' here; there are {string.Join(", ", s_known)}");
            }

            int limit = Limit(asked["limit"]);
            long? before = asked["token"] is { } token
                ? long.TryParse(token.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                    ? number
                    : throw new FormatException("The token is none of this server's")
                : null;
            var query = new ItemQuery(SearchOf(asked));
            (List<StoredItem> page, bool hasMore) = items.Page(query, before, limit);
            StacDocuments documents = Documents(call);
            string here = call.Context.Request.GetEncodedUrl();
            List<StacLink> links = [StacDocuments.Link("self", here, StacDocuments.GeoJson), StacDocuments.Link("root", call.Origin + StacDocuments.Root)];
            if (hasMore)
            {
                links.Add(Next(call, asked, page[^1].Sequence, limit));
            }

            return Reply.Json(documents.Page(page, items.Count(query), links)) with { ContentType = StacDocuments.GeoJson };
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or StacException)
        {
            throw Bad(e.Message);
        }
    }

    private static StacLink Next(Call call, JsonObject asked, long last, int limit)
    {
        string token = last.ToString(CultureInfo.InvariantCulture);
        if (call.Context.Request.Method == "POST")
        {
            var body = (JsonObject)asked.DeepClone();
            body["token"] = token;
            body["limit"] = limit;
            return StacDocuments.Link("next", $"{call.Origin}{StacDocuments.Root}/search", StacDocuments.GeoJson) with
            {
                Method = "POST",
                Body = JsonElement.Parse(body.ToJsonString()),
            };
        }

        var query = new QueryBuilder(call.Context.Request.Query.Where(parameter => parameter.Key != "token")
            .SelectMany(parameter => parameter.Value, (parameter, value) => new KeyValuePair<string, string>(parameter.Key, value ?? "")))
        {
            { "token", token },
        };
        return StacDocuments.Link("next", $"{call.Origin}{call.Context.Request.Path.ToUriComponent()}{query}", StacDocuments.GeoJson) with { Method = "GET" };
    }

    /// <summary>The query as the body of a search would have it.</summary>
    private static JsonObject OfQuery(Call call)
    {
        var asked = new JsonObject();
        foreach (string name in call.Context.Request.Query.Keys)
        {
            if (call.Query(name) is { } text)
            {
                asked[name] = name switch
                {
                    "ids" or "collections" => new JsonArray([.. text.Split(',').Select(part => (JsonNode)part)]),
                    "bbox" => Box(text),
                    "intersects" or "query" => Parse(name, text),
                    _ => text,
                };
            }
        }

        return asked;
    }

    private static async Task<JsonObject> OfBodyAsync(Call call)
    {
        string text = await call.BodyAsync().ConfigureAwait(false);
        if (Call.Parse(text) is not { ValueKind: JsonValueKind.Object } body)
        {
            throw Bad("The body of a search is a JSON object, such as {\"limit\": 10}");
        }

        var asked = new JsonObject();
        foreach (JsonProperty member in body.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            asked[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return asked;
    }

    private static StacSearch SearchOf(JsonObject asked) => new()
    {
        Collections = Texts(asked["collections"]),
        Ids = Texts(asked["ids"]),
        Bbox = asked["bbox"] switch
        {
            null => null,
            JsonArray box => StacBox.Parse(string.Join(',', box.Select(side => side?.ToJsonString()))),
            _ => throw new FormatException("bbox is a list of numbers: west, south, east and north"),
        },
        Intersects = Element(asked["intersects"]),
        DateTime = asked["datetime"]?.GetValue<string>(),
        Query = Element(asked["query"]),
    };

    private static string[] Texts(JsonNode? node) => node is null ? []
        : node is JsonArray list ? [.. list.Select(text => text?.GetValue<string>() ?? "")]
        : throw new FormatException("ids and collections are lists of texts");

    private static JsonElement? Element(JsonNode? node) => node is null ? null : JsonElement.Parse(node.ToJsonString());

    private static JsonNode? Parse(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw Bad($"{name} is JSON, and this is none");
        }
    }

    private static JsonArray Box(string text)
    {
        try
        {
            return new JsonArray([.. StacBox.Parse(text).Select(side => (JsonNode)side)]);
        }
        catch (FormatException e)
        {
            throw Bad(e.Message);
        }
    }

    private static int Limit(JsonNode? node) => node is null ? UsualLimit
        : int.TryParse(node.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0 ? Math.Min(limit,
            MostItems)
        : throw new FormatException("limit is a number of items, 1 or more");

    private static Reply Document(StacObject document, string type = "application/json") => Reply.Json(StacDocuments.Node(document)) with { ContentType = type };

    private static Refusal Missing(string what, string id) => Error(404, "NotFound", $"There is no {what} {id} here.");

    private static Refusal Bad(string sentence) => Error(400, "BadRequest", sentence.TrimEnd('.') + ".");

    private static Refusal Error(int status, string code, string sentence) =>
        new(Reply.Json(new JsonObject { ["code"] = code, ["description"] = sentence }, status), sentence);

    private static JsonObject Description()
    {
        var paths = new JsonObject();
        foreach (string path in new[] { "", "/conformance", "/collections", "/collections/{collectionId}", "/collections/{collectionId}/items", "/collections/{collectionId}/items/{featureId}", "/search" })
        {
            paths[StacDocuments.Root + path] = new JsonObject
            {
                ["get"] = new JsonObject { ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "What was asked for." } } },
            };
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "Results of this DPS", ["version"] = "1.0.0" },
            ["paths"] = paths,
        };
    }
}

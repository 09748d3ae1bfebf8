using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>Granules and collections of CMR (UMM) as items and collections.</summary>
internal static class CmrItems
{
    public static string? ConceptOf(JsonElement entry) => Text(entry, "meta", "concept-id");

    public static StacItem Item(JsonElement entry, Uri search)
    {
        JsonElement umm = Member(entry, "umm") ?? default;
        string id = Text(umm, "GranuleUR") ?? ConceptOf(entry) ?? "";
        var place = CmrPlace.Of(Member(umm, "SpatialExtent", "HorizontalSpatialDomain", "Geometry"));
        List<StacLink> links = [];
        if (ConceptOf(entry) is { } concept)
        {
            links.Add(new() { Rel = "self", Href = new Uri(search, $"concepts/{Uri.EscapeDataString(concept)}.umm_json").AbsoluteUri, Type = "application/json" });
        }

        return new()
        {
            Id = id,
            Collection = CollectionOf(Member(umm, "CollectionReference")) ?? Text(entry, "meta", "collection-concept-id"),
            Geometry = place.Geometry,
            Bbox = place.Box,
            Properties = Properties(umm),
            Assets = Assets(umm, id),
            Links = links,
        };
    }

    public static StacCollection Collection(JsonElement entry)
    {
        JsonElement umm = Member(entry, "umm") ?? default;
        return new()
        {
            Id = CollectionOf(umm) ?? ConceptOf(entry) ?? "",
            Title = Text(umm, "EntryTitle"),
            Description = Text(umm, "Abstract") ?? "",
        };
    }

    private static string? CollectionOf(JsonElement? named) => (Text(named, "ShortName"), Text(named, "Version")) switch
    {
        ({ } name, { } version) => $"{name}_{version}",
        ({ } name, null) => name,
        _ => Text(named, "EntryTitle"),
    };

    private static Dictionary<string, JsonElement> Properties(JsonElement umm)
    {
        var properties = new Dictionary<string, JsonElement>();
        string? begin = Text(umm, "TemporalExtent", "RangeDateTime", "BeginningDateTime");
        string? end = Text(umm, "TemporalExtent", "RangeDateTime", "EndingDateTime");
        string? single = Text(umm, "TemporalExtent", "SingleDateTime");
        properties.Add("datetime", Json(single ?? begin));
        if (begin is not null)
        {
            properties.Add("start_datetime", Json(begin));
            properties.Add("end_datetime", Json(end ?? begin));
        }

        if (Member(umm, "CloudCover") is { ValueKind: JsonValueKind.Number } cover)
        {
            properties.Add("eo:cloud_cover", cover);
        }

        foreach (JsonElement date in List(umm, "ProviderDates"))
        {
            string? name = Text(date, "Type") switch { "Create" or "Insert" => "created", "Update" => "updated", _ => null };
            if (name is not null && Text(date, "Date") is { } when)
            {
                properties.TryAdd(name, Json(when));
            }
        }

        return properties;
    }

    private static Dictionary<string, StacAsset> Assets(JsonElement umm, string id)
    {
        var assets = new Dictionary<string, StacAsset>();
        JsonElement[] urls = [.. List(umm, "RelatedUrls")];
        int data = urls.Count(url => Text(url, "Type") == "GET DATA");
        foreach (JsonElement url in urls)
        {
            if (Text(url, "URL") is not { Length: > 0 } href)
            {
                continue;
            }

            (string key, string role) = Text(url, "Type") switch
            {
                "GET DATA" => (DataKey(href, id, data), "data"),
                "GET DATA VIA DIRECT ACCESS" => ("s3_" + DataKey(href, id, data), "data"),
                "GET RELATED VISUALIZATION" => ("browse", "thumbnail"),
                "EXTENDED METADATA" => ("metadata", "metadata"),
                _ => ("other", "other"),
            };
            string free = key;
            for (int n = 2; assets.ContainsKey(free); n++)
            {
                free = $"{key}_{n}";
            }

            assets.Add(free, new() { Href = href, Title = Text(url, "Description"), Type = Text(url, "MimeType"), Roles = [role] });
        }

        return assets;
    }

    /// <summary>What tells a granule's file from its others: what its name has behind the granule's, such as <c>B04</c>.</summary>
    private static string DataKey(string href, string id, int count)
    {
        string name = Path.GetFileNameWithoutExtension(href.Split('?')[0]);
        return count > 1 && id.Length > 0 && name.StartsWith(id, StringComparison.Ordinal) && name.Length > id.Length + 1
            ? name[(id.Length + 1)..]
            : "data";
    }

    internal static JsonElement? Member(JsonElement? element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (element is not { ValueKind: JsonValueKind.Object } known || !known.TryGetProperty(name, out JsonElement value))
            {
                return null;
            }

            element = value;
        }

        return element;
    }

    internal static IEnumerable<JsonElement> List(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? Text(JsonElement? element, params ReadOnlySpan<string> path) =>
        Member(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement Json(string? text) => JsonSerializer.SerializeToElement(text!, StacJson.Json.String);
}

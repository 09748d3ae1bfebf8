using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>What an item says by a name.</summary>
internal static class ItemField
{
    /// <summary>A property, also with <c>properties.</c> in front, or <c>id</c> or <c>collection</c>.</summary>
    /// <returns>It; null where there is none.</returns>
    public static JsonElement? Of(StacItem item, string name) => name switch
    {
        "id" => Text(item.Id),
        "collection" when item.Collection is { } collection => Text(collection),
        _ when item.Properties.TryGetValue(name, out JsonElement value) => Known(value),
        _ when name.StartsWith("properties.", StringComparison.Ordinal) => Of(item, name["properties.".Length..]),
        _ => null,
    };

    private static JsonElement? Known(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, StacJson.Json.String);
}

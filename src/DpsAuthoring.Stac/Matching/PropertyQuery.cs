using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>Conditions on an item's properties, as the Query extension writes them.</summary>
internal static class PropertyQuery
{
    private delegate bool Condition(JsonElement? value);

    /// <exception cref="StacException">A condition is none.</exception>
    public static Func<StacItem, bool> Of(JsonElement query)
    {
        if (query.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(query.GetRawText());
        }

        (string Name, Condition Test)[] conditions =
        [
            .. from property in query.EnumerateObject()
               from one in property.Value.ValueKind == JsonValueKind.Object ? property.Value.EnumerateObject()
                   : throw Wrong(property.ToString())
               select (property.Name, Test(one.Name, one.Value)),
        ];
        return item => conditions.All(one => one.Test(ItemField.Of(item, one.Name)));
    }

    private static Condition Test(string name, JsonElement wanted) => name switch
    {
        "eq" => value => value is { } known && Compare(known, wanted) == 0,
        "neq" => value => value is { } known && Compare(known, wanted) != 0,
        "lt" => value => value is { } known && Compare(known, wanted) < 0,
        "lte" => value => value is { } known && Compare(known, wanted) <= 0,
        "gt" => value => value is { } known && Compare(known, wanted) > 0,
        "gte" => value => value is { } known && Compare(known, wanted) >= 0,
        "startsWith" => value => Text(value)?.StartsWith(wanted.ToString(), StringComparison.Ordinal) == true,
        "endsWith" => value => Text(value)?.EndsWith(wanted.ToString(), StringComparison.Ordinal) == true,
        "contains" => value => Text(value)?.Contains(wanted.ToString(), StringComparison.Ordinal) == true,
        "in" when wanted.ValueKind == JsonValueKind.Array => value =>
            value is { } known && wanted.EnumerateArray().Any(one => Compare(known, one) == 0),
        _ => throw Wrong($"\"{name}\": {wanted.GetRawText()}"),
    };

    /// <summary>Which is the greater; null where they cannot be compared.</summary>
    private static int? Compare(JsonElement a, JsonElement b) => (a.ValueKind, b.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => a.GetDouble().CompareTo(b.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) =>
            StacTime.ReadWhole(a.GetString()) is { } first && StacTime.ReadWhole(b.GetString()) is { } second
                ? first.CompareTo(second)
                : string.CompareOrdinal(a.GetString(), b.GetString()),
        _ when JsonElement.DeepEquals(a, b) => 0,
        _ => null,
    };

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static StacException Wrong(string text) => new(
        StacErrorKind.Refused,
        $"{text} is no query that can be answered here: write {{\"eo:cloud_cover\": {{\"lt\": 10}}}}, with eq, neq, lt, lte, gt, gte, startsWith, endsWith, contains or in.")
    { Condition = nameof(StacSearch.Query) };
}

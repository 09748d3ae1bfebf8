using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>Which items are looked for. What is not said is not asked.</summary>
public sealed record StacSearch
{
    /// <summary>The collections that they are in.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>The box that they touch: west, south, east, north; one whose west is greater than its east crosses 180°.</summary>
    public IReadOnlyList<double>? Bbox { get; init; }

    /// <summary>The GeoJSON geometry that they touch.</summary>
    public JsonElement? Intersects { get; init; }

    /// <summary>When they are: <c>2026-01-02T00:00:00Z</c>, <c>2026-01</c>, <c>2026-01-01/2026-02-01</c>, <c>2026-01-01/..</c>.</summary>
    public string? DateTime { get; init; }

    /// <summary>A condition on their properties, in CQL2's text.</summary>
    public string? Filter { get; init; }

    /// <summary>A condition on their properties, in CQL2's JSON.</summary>
    public JsonElement? FilterJson { get; init; }

    /// <summary>Conditions on their properties, as the Query extension writes them: <c>{"eo:cloud_cover": {"lt": 10}}</c>.</summary>
    public JsonElement? Query { get; init; }

    /// <summary>Their order; the server's where it is empty.</summary>
    public IReadOnlyList<StacSort> SortBy { get; init; } = [];

    /// <summary>Which fields of them are wanted: <c>properties.datetime</c>, or <c>-geometry</c> for all but it.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>How many are wanted at most.</summary>
    public long? Max { get; init; }
}

/// <summary>A part of an order.</summary>
/// <param name="Field">By what: <c>datetime</c>, <c>id</c>, <c>properties.eo:cloud_cover</c>.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
public readonly record struct StacSort(string Field, bool IsDescending)
{
    /// <summary>Reads an order as people write it: <c>-datetime,id</c> is the newest first, and those of one time by name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The order.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static IReadOnlyList<StacSort> ParseAll(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StacSort[] order =
        [
            .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(part => new StacSort(part.TrimStart('+', '-').Trim(), part[0] == '-')),
        ];
        return order.Length > 0 && order.All(sort => sort.Field.Length > 0)
            ? order
            : throw new FormatException($"'{text}' is no order: write fields with commas, with a - for the greatest first, such as -datetime,id.");
    }
}

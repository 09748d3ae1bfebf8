using System.Text.Json;
using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>Items of one kind, and what they have in common.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "STAC calls it so.")]
public sealed record StacCollection : StacContainer
{
    /// <summary><c>Collection</c>.</summary>
    [JsonPropertyOrder(-10)]
    public string Type => "Collection";

    /// <summary>Words it can be found by.</summary>
    [JsonPropertyOrder(-4)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>What one may do with its items: a name of SPDX, or <c>other</c>.</summary>
    [JsonPropertyOrder(-3)]
    public string License { get; init => field = value ?? "other"; } = "other";

    /// <summary>Who made, keeps and gives it.</summary>
    [JsonPropertyOrder(-2)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StacProvider>? Providers { get; init; }

    /// <summary>Where and when its items are.</summary>
    [JsonPropertyOrder(-1)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StacExtent? Extent { get; init; }

    /// <summary>What values its items' properties have.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Summaries { get; init; }

    /// <summary>What files its items have, by their names in an item.</summary>
    [JsonPropertyName("item_assets")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, StacAsset>? ItemAssets { get; init; }

    /// <summary>Files of its own.</summary>
    [JsonPropertyOrder(9)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, StacAsset>? Assets { get; init; }
}

/// <summary>Somebody who made, keeps or gives data.</summary>
public sealed record StacProvider : StacPart
{
    /// <summary>Who it is.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>What they did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary><c>licensor</c>, <c>producer</c>, <c>processor</c> or <c>host</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Their page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}

/// <summary>Where and when a collection's items are; the first of each list is the whole, the others its parts.</summary>
public sealed record StacExtent : StacPart
{
    /// <summary>Where.</summary>
    public StacSpatialExtent Spatial { get; init => field = value ?? new(); } = new();

    /// <summary>When.</summary>
    public StacTemporalExtent Temporal { get; init => field = value ?? new(); } = new();
}

/// <summary>Where a collection's items are.</summary>
public sealed record StacSpatialExtent : StacPart
{
    /// <summary>Boxes: west, south, east, north.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Bbox { get; init => field = value ?? []; } = [];
}

/// <summary>When a collection's items are.</summary>
public sealed record StacTemporalExtent : StacPart
{
    /// <summary>Pairs of a beginning and an end; null where it has none.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Interval { get; init => field = value ?? []; } = [];
}

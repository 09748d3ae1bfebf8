using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>A file of an item.</summary>
public sealed record StacAsset : StacPart
{
    /// <summary>Where it is, as it is written; it may be relative to the item.</summary>
    public string Href { get; init => field = value ?? ""; } = "";

    /// <summary>What people call it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>What it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>Its media type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>What it is for, such as <c>data</c>, <c>thumbnail</c> or <c>metadata</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Roles { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>A thing of one place and time, and its files.</summary>
public sealed record StacItem : StacObject
{
    /// <summary><c>Feature</c>, as GeoJSON calls it.</summary>
    [JsonPropertyOrder(-10)]
    public string Type => "Feature";

    /// <summary>Where it is, as GeoJSON; null where it has no place.</summary>
    [JsonPropertyOrder(-6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public JsonElement? Geometry { get; init; }

    /// <summary>West, south, east and north, or with heights in between: west, south, lowest, east, north, highest.</summary>
    [JsonPropertyOrder(-5)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<double>? Bbox { get; init; }

    /// <summary>What is known of it, by the names of STAC and its extensions, such as <c>datetime</c> and <c>eo:cloud_cover</c>.</summary>
    [JsonPropertyOrder(-4)]
    public IReadOnlyDictionary<string, JsonElement> Properties
    {
        get;
        init => field = value ?? new Dictionary<string, JsonElement>();
    }
        = new Dictionary<string, JsonElement>();

    /// <summary>Its files, by their names in the item.</summary>
    [JsonPropertyOrder(9)]
    public IReadOnlyDictionary<string, StacAsset> Assets
    {
        get;
        init => field = value ?? new Dictionary<string, StacAsset>();
    }
        = new Dictionary<string, StacAsset>();

    /// <summary>The collection that it is in.</summary>
    [JsonPropertyOrder(10)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Collection { get; init; }

    /// <summary>The time that stands for it; null where it has a beginning and an end instead.</summary>
    [JsonIgnore]
    public DateTimeOffset? DateTime => StacTime.Of(Properties, "datetime");

    /// <summary>When it begins: its <c>start_datetime</c>, or else its time.</summary>
    [JsonIgnore]
    public DateTimeOffset? Start => StacTime.Of(Properties, "start_datetime") ?? DateTime;

    /// <summary>When it ends: its <c>end_datetime</c>, or else its time.</summary>
    [JsonIgnore]
    public DateTimeOffset? End => StacTime.Of(Properties, "end_datetime") ?? DateTime;
}

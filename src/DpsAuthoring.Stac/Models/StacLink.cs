using System.Text.Json;
using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>What something leads to.</summary>
public sealed record StacLink : StacPart
{
    /// <summary>What it is to it: <c>self</c>, <c>root</c>, <c>parent</c>, <c>child</c>, <c>item</c>, <c>next</c>, ….</summary>
    public string Rel { get; init => field = value ?? ""; } = "";

    /// <summary>Where it is, as it is written; it may be relative to what holds the link.</summary>
    public string Href { get; init => field = value ?? ""; } = "";

    /// <summary>Its media type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>What people call it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>How it is asked for, <c>GET</c> where nothing is said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Method { get; init; }

    /// <summary>What is sent in the request's head.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, JsonElement>? Headers { get; init; }

    /// <summary>What is sent in the request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Body { get; init; }

    /// <summary>Whether <see cref="Body"/> is to be laid over the request that this link answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Merge { get; init; }
}

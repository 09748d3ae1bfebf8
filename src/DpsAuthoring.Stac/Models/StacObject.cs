using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>What a catalogue is made of: an item, a collection, or a catalog.</summary>
public abstract record StacObject : StacPart
{
    /// <summary>The version of STAC that is written.</summary>
    public const string Version = "1.1.0";

    private protected StacObject()
    {
    }

    /// <summary>The version of STAC that it says it keeps to.</summary>
    [JsonPropertyName("stac_version")]
    [JsonPropertyOrder(-9)]
    public string StacVersion { get; init => field = value ?? Version; } = Version;

    /// <summary>Its name: an item's in its collection, a collection's in its catalogue.</summary>
    [JsonPropertyOrder(-8)]
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The schemas of the extensions that it uses.</summary>
    [JsonPropertyName("stac_extensions")]
    [JsonPropertyOrder(-7)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? StacExtensions { get; init; }

    /// <summary>What it leads to.</summary>
    [JsonPropertyOrder(8)]
    public IReadOnlyList<StacLink> Links { get; init => field = value ?? []; } = [];

    /// <summary>The first link of a relation, such as <c>next</c>.</summary>
    /// <param name="relation">The relation.</param>
    /// <returns>The link; null where there is none.</returns>
    public StacLink? Link(string relation) => Links.FirstOrDefault(link => link.Rel == relation);

    /// <summary>Its JSON, in lines.</summary>
    /// <returns>The JSON.</returns>
    public string ToJson() => StacJson.Write(this, isIndented: true);
}

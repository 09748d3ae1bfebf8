using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>What leads to other catalogues, collections and items.</summary>
public abstract record StacContainer : StacObject
{
    private protected StacContainer()
    {
    }

    /// <summary>What people call it.</summary>
    [JsonPropertyOrder(-6)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>What it is.</summary>
    [JsonPropertyOrder(-5)]
    public string Description { get; init => field = value ?? ""; } = "";

    /// <summary>What a server can do, of one that is an API.</summary>
    [JsonPropertyOrder(7)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ConformsTo { get; init; }
}

/// <summary>A catalogue; also what an API shows at its address.</summary>
public sealed record StacCatalog : StacContainer
{
    /// <summary><c>Catalog</c>.</summary>
    [JsonPropertyOrder(-10)]
    public string Type => "Catalog";
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DpsAuthoring.Stac;

/// <summary>
/// A JSON object of STAC. Fields that STAC does not name, such as those of extensions, are kept beside the others and written again.
/// </summary>
public abstract record StacPart
{
    private protected StacPart()
    {
    }

    /// <summary>A copy, which has its own fields.</summary>
    /// <param name="original">What is copied.</param>
    protected StacPart(StacPart original)
    {
        ArgumentNullException.ThrowIfNull(original);
        AdditionalProperties = new Dictionary<string, JsonElement>(original.AdditionalProperties);
    }

    /// <summary>The fields that STAC does not name, by their names.</summary>
    [JsonExtensionData]
    [SuppressMessage("Usage", "CA2227", Justification = "The reader sets it.")]
    public IDictionary<string, JsonElement> AdditionalProperties
    {
        get;
        set => field = value ?? new Dictionary<string, JsonElement>();
    }
        = new Dictionary<string, JsonElement>();
}

using System.Text.Json.Nodes;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Results.Footprints;

/// <summary>What a file that lies somewhere tells of itself.</summary>
internal abstract class PlacedFile
{
    /// <summary>Where it lies; null where nothing says so.</summary>
    public Footprint? Footprint { get; protected set; }

    /// <summary>Its media type; null where its name tells it.</summary>
    public string? Type { get; protected set; }

    /// <summary>The fields of the projection extension.</summary>
    public JsonObject Projection { get; } = [];

    /// <summary>Its bands, as STAC 1.1 describes them.</summary>
    public JsonArray Bands { get; } = [];

    /// <summary>What is not as it should be, in sentences.</summary>
    public List<string> Remarks { get; } = [];

    protected static string WithoutFolder(string text, string path) =>
        text.Replace(path, Path.GetFileName(path), StringComparison.Ordinal).TrimEnd('.');

    protected void AddSystem(SpatialReference system)
    {
        if (system.GetAuthorityName(null) is { Length: > 0 } authority && system.GetAuthorityCode(null) is { Length: > 0 } code)
        {
            Projection["proj:code"] = $"{authority}:{code}";
            return;
        }

        Projection["proj:code"] = null;
        system.ExportToWkt(out string wkt, ["FORMAT=WKT2_2019"]);
        Projection["proj:wkt2"] = wkt;
        try
        {
            system.ExportToPROJJSON(out string json, null);
            Projection["proj:projjson"] = JsonNode.Parse(json);
        }
        catch (GdalException)
        {
            // Some systems have a WKT only.
        }
    }
}

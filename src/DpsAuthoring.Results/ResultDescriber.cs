using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Results.Files;
using DpsAuthoring.Results.Footprints;
using DpsAuthoring.Results.Rasters;
using DpsAuthoring.Results.Vectors;
using DpsAuthoring.Stac;
using OSGeo.GDAL;

namespace DpsAuthoring.Results;

/// <summary>Makes items of result files.</summary>
/// <param name="folder">The folder that has them.</param>
/// <param name="origin">What they are from.</param>
internal sealed class ResultDescriber(string folder, ResultOrigin origin)
{
    private static readonly Lazy<string?> s_obstacle = new(Start);

    /// <summary>GDAL's names of the formats that a raster may have; null for all.</summary>
    public string[]? Formats { get; init; }

    /// <summary>Results that are not looked into, since they break what does.</summary>
    public IReadOnlySet<string> Closed { get; init; } = new HashSet<string>();

    /// <summary>Is told of each result before it is looked into.</summary>
    public Action<string> Begin { get; init; } = _ => { };

    /// <summary>Describes results.</summary>
    /// <param name="groups">The results.</param>
    /// <param name="said">What the author says of some, by their names.</param>
    /// <param name="cancel">Ends it.</param>
    public IEnumerable<ResultItem> Describe(
        IReadOnlyList<ResultGroup> groups, IReadOnlyDictionary<string, CatalogItem> said, CancellationToken cancel)
    {
        var stems = groups.CountBy(group => Id(Stem(group.Name))).ToDictionary(StringComparer.Ordinal);
        foreach (ResultGroup group in groups)
        {
            cancel.ThrowIfCancellationRequested();
            string id = Id(Stem(group.Name));
            yield return Describe(group, stems[id] == 1 ? id : Id(group.Name),
                said.GetValueOrDefault(group.Name) ?? new CatalogItem(group.Name));
        }
    }

    private static string Stem(string name) =>
        Path.GetFileNameWithoutExtension(name) is { Length: > 0 } ? Path.ChangeExtension(name, null) : name;

    /// <summary>An id that can stand in any address. A folder's slash becomes a dash.</summary>
    private static string Id(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')).Trim('.') is { Length: > 0 } id ? id : "result";

    private ResultItem Describe(ResultGroup group, string id, CatalogItem said)
    {
        Begin(group.Name);
        var remarks = new List<string>();
        PlacedFile? file = Look(group.Name, remarks);
        Footprint? footprint = said.Footprint ?? file?.Footprint;
        var item = new StacItem
        {
            Id = said.Id ?? id,
            StacExtensions = [.. new[] { Extension.File, Extension.Processing }
                .Concat(file is { Projection.Count: > 0 } ? [Extension.Projection] : [])
                .Concat(file is { Bands.Count: > 0 } ? [Extension.Raster] : [])
                .Concat(said.Extensions).Distinct()],
            Geometry = footprint?.ToGeoJson(),
            Bbox = footprint is null ? null : [footprint.West, footprint.South, footprint.East, footprint.North],
            Properties = Properties(said, file),
            Links = [.. origin.DerivedFrom, .. said.Sources.Select(source => ResultOrigin.AddressOf(source.AbsoluteUri)).OfType<string>()
                .Select(address => new StacLink { Rel = "derived_from", Href = address })],
            Assets = Assets(group, said, file),
        };
        if (!item.Properties.ContainsKey("processing:software") && !item.Properties.ContainsKey("processing:datetime"))
        {
            item = item with { StacExtensions = [.. item.StacExtensions!.Where(extension => extension != Extension.Processing)] };
        }

        return new ResultItem(group.Name + ResultGroup.ItemEnding, item, remarks);
    }

    private PlacedFile? Look(string name, List<string> remarks)
    {
        bool isVector = MediaType.IsVector(name);
        if (!isVector && !MediaType.MayBeRaster(name))
        {
            return null;
        }

        if (Closed.Contains(name))
        {
            remarks.Add($"{name}: GDAL breaks at it, so that its item has no geometry.");
            return null;
        }

        if (s_obstacle.Value is { } obstacle)
        {
            remarks.Add($"{name}: {obstacle}");
            return null;
        }

        string path = Path.Combine(folder, name);
        PlacedFile? facts = isVector ? VectorFacts.Of(path, Formats is not null, out string? reason) : RasterFacts.Of(path, Formats,
            out reason);
        if (facts is null && (isVector || MediaType.MustBeRaster(name)))
        {
            remarks.Add($"{name}: GDAL cannot read it ({reason}), so that its item has no geometry.");
        }

        remarks.AddRange(facts?.Remarks.Select(remark => $"{name}: {remark}.") ?? []);
        return facts;
    }

    private Dictionary<string, JsonElement> Properties(CatalogItem said, PlacedFile? file)
    {
        var fields = new JsonObject();
        (said.Time ?? ResultTime.Of(origin)).AddTo(fields);
        foreach ((string name, string? text) in new[] { ("title", said.Title), ("description", said.Description) })
        {
            if (text is not null)
            {
                fields[name] = text;
            }
        }

        if (origin.Ended is { } ended)
        {
            fields["created"] = StacTime.Write(ended);
        }

        foreach ((string name, JsonNode? value) in origin.Fields().Concat(file?.Projection ?? []).Concat(said.Properties))
        {
            fields[name] = value?.DeepClone();
        }

        return fields.ToDictionary(field => field.Key, field => Fields.Of(field.Value));
    }

    private Dictionary<string, StacAsset> Assets(ResultGroup group, CatalogItem said, PlacedFile? file)
    {
        var assets = new Dictionary<string, StacAsset>
        {
            ["data"] = Asset(group.Name, file?.Type ?? MediaType.Of(group.Name), said.Roles.Count > 0 ? said.Roles : ["data"]),
        };
        if (file is { Bands.Count: > 0 })
        {
            assets["data"].AdditionalProperties["bands"] = Fields.Of(file.Bands);
        }

        foreach (string side in group.Sides)
        {
            assets[Path.GetFileName(side)] = Asset(side, MediaType.Of(side), [ResultGroup.RoleOf(side)]);
        }

        return assets;
    }

    /// <summary>A file, whose address is relative to the item beside it.</summary>
    private StacAsset Asset(string name, string type, IReadOnlyList<string> roles)
    {
        string path = Path.Combine(folder, name);
        var asset = new StacAsset { Href = "./" + Uri.EscapeDataString(Path.GetFileName(name)), Type = type, Roles = [.. roles] };
        if (File.Exists(path))
        {
            var facts = FileFacts.Of(path);
            asset.AdditionalProperties["file:size"] = Fields.Of(facts.Size);
            asset.AdditionalProperties["file:checksum"] = Fields.Of(facts.Checksum);
        }

        return asset;
    }

    private static string? Start()
    {
        try
        {
            Gdal.AllRegister();
            return null;
        }
        catch (Exception e) when (e is GdalNotFoundException or ProjDataException)
        {
            return $"its item has no geometry: {e.Message.TrimEnd('.')}.";
        }
    }
}

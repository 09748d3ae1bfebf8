using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Results.Files;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Results;

/// <summary>What many items have in common, added up one by one: where and when they are, and what values their properties have.</summary>
internal sealed class ResultCollection
{
    /// <summary>A property with more values is told by none of them.</summary>
    private const int MostValues = 50;

    private static readonly string[] s_summarised = ["proj:code", "processing:version", "dps:algorithm", "dps:commit", "platform", "constellation", "instruments"];

    private readonly SortedDictionary<string, HashSet<string>> _values = new(StringComparer.Ordinal);
    private readonly List<(double West, double East)> _widths = [];
    private double _south = double.PositiveInfinity;
    private double _north = double.NegativeInfinity;
    private DateTimeOffset? _start;
    private DateTimeOffset? _end;
    private string? _software;

    public int Count { get; private set; }

    public void Add(StacItem item)
    {
        Count++;
        if (item.Bbox is { Count: 4 or 6 } box)
        {
            int half = box.Count / 2;
            AddWidth(box[0], box[half]);
            (_south, _north) = (Math.Min(_south, box[1]), Math.Max(_north, box[half + 1]));
        }

        _start = Least(_start, item.Start);
        _end = item.End is { } end && (_end is null || end > _end) ? end : _end;
        foreach (string name in s_summarised)
        {
            if (item.Properties.TryGetValue(name, out JsonElement value) && value.ValueKind is JsonValueKind.String)
            {
                HashSet<string> values = _values.TryGetValue(name,
                    out HashSet<string>? known) ? known : _values[name] = new(StringComparer.Ordinal);
                if (values.Count <= MostValues)
                {
                    values.Add(value.GetString()!);
                }
            }
        }

        if (item.Properties.TryGetValue("processing:software", out JsonElement software) && software.ValueKind == JsonValueKind.Object)
        {
            _software = software.GetRawText();
        }
    }

    /// <summary>The collection of what was added.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="description">What it is.</param>
    /// <param name="links">What it leads to.</param>
    public StacCollection Collection(string id, string title, string description, IReadOnlyList<StacLink> links) => new()
    {
        Id = id,
        Title = title,
        Description = description,
        License = "other",
        StacExtensions = _software is null ? null : [Extension.Processing],
        Providers = _software is null ? null : [Processor()],
        Extent = Extent(),
        Summaries = _values.Where(known => known.Value.Count is > 0 and <= MostValues).ToDictionary(
            known => known.Key,
            known => Fields.Of(new JsonArray([.. known.Value.Order(StringComparer.Ordinal).Select(text => (JsonNode)text)]))),
        Links = links,
    };

    private StacProvider Processor()
    {
        var provider = new StacProvider { Name = "Data Processing System", Roles = ["processor"] };
        provider.AdditionalProperties["processing:software"] = JsonElement.Parse(_software!);
        return provider;
    }

    private StacExtent Extent() => new()
    {
        Spatial = new StacSpatialExtent { Bbox = [Box()] },
        Temporal = new StacTemporalExtent
        {
            Interval = [[_start is { } start ? StacTime.Write(start) : null, _end is { } end ? StacTime.Write(end) : null]],
        },
    };

    /// <summary>The whole world, where nothing says more.</summary>
    private double[] Box()
    {
        if (_widths.Count == 0)
        {
            return [-180, -90, 180, 90];
        }

        // The narrowest box around all leaves out the widest gap between them, which may be the one at the antimeridian.
        (double west, double east) = _widths.Count == 1 ? _widths[0] : AroundWidestGap();
        return [west, _south, east, _north];
    }

    /// <summary>Keeps widths that do not touch each other, from west to east, each from -180 to 180.</summary>
    private void AddWidth(double west, double east)
    {
        if (west > east)
        {
            AddWidth(west, 180);
            AddWidth(-180, east);
            return;
        }

        for (int i = _widths.Count - 1; i >= 0; i--)
        {
            (double otherWest, double otherEast) = _widths[i];
            if (otherWest <= east && west <= otherEast)
            {
                (west, east) = (Math.Min(west, otherWest), Math.Max(east, otherEast));
                _widths.RemoveAt(i);
            }
        }

        int at = _widths.FindIndex(other => other.West > west);
        _widths.Insert(at < 0 ? _widths.Count : at, (west, east));
    }

    private (double West, double East) AroundWidestGap()
    {
        (double Width, double West, double East) widest = (_widths[0].West + 360 - _widths[^1].East, _widths[0].West, _widths[^1].East);
        for (int i = 1; i < _widths.Count; i++)
        {
            double gap = _widths[i].West - _widths[i - 1].East;
            if (gap > widest.Width)
            {
                widest = (gap, _widths[i].West, _widths[i - 1].East);
            }
        }

        return (widest.West, widest.East);
    }

    private static DateTimeOffset? Least(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}

using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Searches;

/// <summary>How items are written.</summary>
internal enum FindFormat
{
    Table,
    Json,
    Lines,
    GeoJson,
}

/// <summary>What is asked of <c>dps find</c>.</summary>
internal sealed record FindRequest
{
    public required StacSearch Search { get; init; }

    public required FindFormat Format { get; init; }

    /// <summary>The file that gets the items; null for standard output.</summary>
    public required string? Output { get; init; }

    /// <summary>The file that gets the jobs; null where none are asked for.</summary>
    public required string? Table { get; init; }

    public required IReadOnlyList<StacBinding> Bindings { get; init; }

    public IItemOutput OutputTo(Stream stream) => Format switch
    {
        FindFormat.Json => ItemObject.Versioned(stream),
        FindFormat.Lines => new ItemLines(stream),
        FindFormat.GeoJson => ItemObject.GeoJson(stream),
        _ => new ItemTable(new StreamWriter(stream) { AutoFlush = true }),
    };
}

namespace DpsAuthoring.Cli.Comparing;

/// <summary>What counts as a difference.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>How far numbers may lie apart.</summary>
    public Tolerance Tolerance { get; init; }

    /// <summary>The column that pairs the rows of two tables; null where their order does.</summary>
    public string? Key { get; init; }

    /// <summary>Whether metadata of rasters count.</summary>
    public bool HasMetadata { get; init; } = true;

    /// <summary>Names or patterns of results that are left out, <c>*</c> and <c>?</c> in them.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Names of results of the first, and those of the second that they are compared with.</summary>
    public IReadOnlyDictionary<string, string> Pairs { get; init; } = new Dictionary<string, string>();
}

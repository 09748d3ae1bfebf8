namespace DpsAuthoring.Cli.Comparing;

/// <summary>How two files were compared.</summary>
internal enum ComparedAs
{
    Bytes,
    Text,
    Json,
    Table,
    Database,
    Raster,
    Archive,
}

/// <summary>What the comparison of two files has found.</summary>
/// <param name="As">How they were compared.</param>
/// <param name="Differences">What differs; empty where they are the same.</param>
internal sealed record FileResult(ComparedAs As, IReadOnlyList<Difference> Differences)
{
    /// <summary>What is to be known of the comparison; null for nothing.</summary>
    public string? Note { get; init; }

    public static FileResult Of(ComparedAs how, Difference? difference) => new(how, difference is null ? [] : [difference]);
}

using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Which rows are compared, and how they are run.</summary>
internal sealed record RowOptions
{
    /// <summary>The table of the rows; null where there is none.</summary>
    public string? Table { get; init; }

    /// <summary>A pattern of files that are a row each; null where there is none.</summary>
    public string? Files { get; init; }

    /// <summary>The rows that are compared; null for all.</summary>
    public RowRanges? Only { get; init; }

    /// <summary>How many are compared at most; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The contract of both sides' jobs; null for the one that each has configured.</summary>
    public string? Contract { get; init; }

    /// <summary>How many rows run at a time.</summary>
    public int Parallel { get; init; } = 1;
}

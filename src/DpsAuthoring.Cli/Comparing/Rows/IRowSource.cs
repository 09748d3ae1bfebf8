namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>Where the rows of a comparison come from, and what both have made of them.</summary>
internal interface IRowSource : IAsyncDisposable
{
    /// <summary>All rows, in order.</summary>
    IReadOnlyList<ComparedRow> Rows { get; }

    /// <summary>What differs before any row is looked at; a sentence each.</summary>
    IReadOnlyList<string> Differences { get; }

    /// <summary>Has both make something of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="worker">Which of the workers asks, from 0: each has one row at a time.</param>
    /// <param name="cancel">Stops it.</param>
    Task<(SideOutcome? Old, SideOutcome? New)> RunAsync(ComparedRow row, int worker, CancellationToken cancel);

    /// <summary>A row has been compared: what only it needed may go.</summary>
    void Done(SideOutcome? old, SideOutcome? other);
}

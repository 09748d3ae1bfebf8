namespace DpsAuthoring.Jobs.Reports;

/// <summary>What a report says of a batch that the batch itself does not know.</summary>
/// <param name="Title">What the batch is called.</param>
internal sealed record ReportHeading(string Title)
{
    /// <summary>The algorithm, its version and the contract; null where whoever looks does not know.</summary>
    public string? Algorithm { get; init; }

    /// <summary>How the batch was started.</summary>
    public string? Command { get; init; }

    /// <summary>The machine that it ran on.</summary>
    public string? Host { get; init; }
}

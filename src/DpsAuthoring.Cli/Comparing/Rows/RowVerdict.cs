namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>What the comparison of a row has come to.</summary>
internal enum Verdict
{
    Same,
    Differs,
    FailedInOld,
    FailedInNew,

    /// <summary>It failed in both, and alike.</summary>
    FailedInBoth,

    /// <summary>It failed in both, each in its own way.</summary>
    FailedDifferently,

    /// <summary>The one has no such row.</summary>
    OldOnly,
    NewOnly,
}

/// <summary>A row, and what both have made of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Old">What came of it in OLD; null where OLD has no such row.</param>
/// <param name="New">What came of it in NEW; null where NEW has no such row.</param>
/// <param name="Results">What differs between the results; null where there are not two.</param>
internal sealed record RowVerdict(ComparedRow Row, SideOutcome? Old, SideOutcome? New, ResultDifferences? Results)
{
    public Verdict Verdict => (Old, New) switch
    {
        (_, null) => Verdict.OldOnly,
        (null, _) => Verdict.NewOnly,
        ({ Failure: { } one }, { Failure: { } other }) => one.Cause == other.Cause ? Verdict.FailedInBoth : Verdict.FailedDifferently,
        ({ Failure: { } }, _) => Verdict.FailedInOld,
        (_, { Failure: { } }) => Verdict.FailedInNew,
        _ => Results is { Differences: [] } ? Verdict.Same : Verdict.Differs,
    };

    /// <summary>Whether it is a difference between the two.</summary>
    public bool IsDifference => Verdict is not (Verdict.Same or Verdict.FailedInBoth);
}

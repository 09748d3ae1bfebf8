using DpsAuthoring.Cli.Cataloguing;
using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>A job that has run.</summary>
/// <param name="Contract">The contract that it ran under.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Catalogue">The catalogue of its results; null where none was asked for, or there are none.</param>
internal sealed record RanJob(JobContract Contract, JobOutcome Outcome, WrittenCatalogue? Catalogue = null);

using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Comparing.Rows;

/// <summary>A job that both run, or have run.</summary>
/// <param name="Number">Its row, from 1.</param>
/// <param name="Inputs">The values of its inputs by their names.</param>
internal sealed record ComparedRow(long Number, IReadOnlyDictionary<string, string> Inputs);

/// <summary>What came of a job on one side.</summary>
/// <param name="Folder">The folder with its results; null where there is none.</param>
/// <param name="Failure">Why it failed; null for a success.</param>
/// <param name="Cost">What it cost; null where nobody has noted that.</param>
internal sealed record SideOutcome(string? Folder, SideFailure? Failure, SideCost? Cost);

/// <summary>Why a job failed.</summary>
/// <param name="Cause">What jobs that failed alike have in common.</param>
/// <param name="Message">A sentence.</param>
internal sealed record SideFailure(string Cause, string Message)
{
    public static SideFailure Of(JobFailure failure) => new(
        $"{failure.Kind} {failure.Subject}", failure.Reason is { } reason ? $"{failure.Summary.TrimEnd('.')}: {reason}" : failure.Summary);
}

/// <summary>What a job cost.</summary>
internal sealed record SideCost(DateTime Started, DateTime Ended, TimeSpan Cpu, long PeakMemory)
{
    public TimeSpan Duration => Ended - Started;

    public static SideCost Of(JobMetrics metrics) => new(metrics.Started, metrics.Ended, metrics.Use.Cpu, metrics.Use.PeakMemory);
}

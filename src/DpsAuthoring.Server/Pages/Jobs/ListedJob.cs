using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>A job as lists and exports tell it.</summary>
/// <param name="Record">The job.</param>
/// <param name="Algorithm">Its algorithm's name.</param>
/// <param name="Version">And version.</param>
/// <param name="Facts">What came of it.</param>
internal sealed record ListedJob(JobRecord Record, string Algorithm, string Version, JobFacts Facts)
{
    /// <summary>The page of a job.</summary>
    public static string AddressOf(string id) => $"/jobs/{Uri.EscapeDataString(id)}";

    public string Address => AddressOf(Record.Id);

    /// <summary>Its state for people, also that somebody has asked for its end.</summary>
    public string Word => Record.IsCancelled && !Record.State.IsFinal() ? "dismissing…" : JobIndex.Word(Record.State);

    /// <summary>How long it ran, or has run so far.</summary>
    public TimeSpan? Duration => Record.Started is not { } started ? null
        : Record.Ended is { } ended ? TimeSpan.FromSeconds(Moment.Seconds(started, ended))
        : Record.State == JobState.Started ? TimeSpan.FromSeconds(Moment.Seconds(started, Moment.Now))
        : null;

    /// <summary>What tells this state of it from others.</summary>
    public string Revision => $"{Record.Changed}-{(int)Record.State}{(Record.IsCancelled ? "c" : "")}";
}

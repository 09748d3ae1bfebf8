using DpsAuthoring.Jobs.Fingerprints;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>What a start does with a job.</summary>
/// <param name="IsRun">Whether it runs it.</param>
/// <param name="HasSucceeded">Whether it has succeeded before.</param>
/// <param name="Reason">Why it is run again, or might be; none for one that was not run to its end.</param>
/// <param name="ChangedInput">The input that has changed, where that is the reason.</param>
internal readonly record struct RerunDecision(bool IsRun, bool HasSucceeded, RerunReason Reason, string? ChangedInput = null);

/// <summary>What is known of a job from before.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Folder">Its results.</param>
/// <param name="Files">How many files these are; null where that is not known.</param>
/// <param name="Inputs">What it read, as <see cref="InputFingerprint"/> says it; null where that is not known.</param>
/// <param name="Algorithm">The id of what it was made by; null where that is not known.</param>
internal readonly record struct JobBefore(BatchJobState State, string? Folder, int? Files, string? Inputs, string? Algorithm);

/// <summary>Decides which jobs are run.</summary>
internal sealed class RerunRule(JobRequest template, BatchSelection selection)
{
    /// <summary>What the algorithm is made of now; null where that is not known.</summary>
    public AlgorithmFingerprint? Algorithm => selection.Algorithm;

    /// <param name="values">Its inputs.</param>
    /// <param name="job">Its row, and what is known of it; null where it is new.</param>
    public RerunDecision Decide(IReadOnlyDictionary<string, string> values, (long Row, JobBefore? Before) job)
    {
        (long row, JobBefore? before) = job;
        BatchJobState state = before?.State ?? BatchJobState.Pending;
        bool succeeded = state == BatchJobState.Succeeded;
        if (selection.Only?.Contains(row) == false)
        {
            return new RerunDecision(IsRun: false, succeeded, RerunReason.None);
        }

        if (state == BatchJobState.Failed)
        {
            return new RerunDecision(selection.Rerun != Rerun.Missing, HasSucceeded: false, RerunReason.Failed);
        }

        if (!succeeded)
        {
            return new RerunDecision(IsRun: true, HasSucceeded: false, RerunReason.None);
        }

        (RerunReason reason, string? input) = Reason(values, before!.Value);
        bool run = reason switch
        {
            RerunReason.Missing => true,
            RerunReason.None => selection.Rerun == Rerun.All,
            _ => selection.Rerun >= Rerun.Changed,
        };
        return new RerunDecision(run, succeeded, run && reason == RerunReason.None ? RerunReason.Asked : reason, input);
    }

    private (RerunReason Reason, string? Input) Reason(IReadOnlyDictionary<string, string> values, JobBefore before)
    {
        if (ResultCount.IsLess(before.Folder, before.Files))
        {
            return (RerunReason.Missing, null);
        }

        if (before.Inputs is { } inputs && InputFingerprint.Changed(inputs, template with { Values = values }) is { } input)
        {
            return (RerunReason.Input, input);
        }

        bool changed = before.Algorithm is { } algorithm && selection.Algorithm is { } now && now.Id != algorithm;
        return (changed ? RerunReason.Algorithm : RerunReason.None, null);
    }
}

using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What is said of jobs that have succeeded, and whose results are gone or no longer those that they would be now.</summary>
internal static class RerunSentences
{
    private const int ShownFiles = 5;

    /// <summary>None where there is nothing to say.</summary>
    public static IEnumerable<string> Of(BatchPlan plan, Rerun rerun)
    {
        string[] reasons =
        [
            .. Reason(plan.Again(RerunReason.Algorithm), $"the algorithm has changed ({Files(plan.ChangedFiles)})"),
            .. Reason(plan.Again(RerunReason.Input), $"an input has changed ({plan.ChangedInput})"),
            .. Reason(plan.Again(RerunReason.Missing), "results are gone"),
            .. Reason(plan.Again(RerunReason.Asked), "--rerun all asks for it"),
        ];
        if (reasons.Length > 0)
        {
            string others = plan.Again(RerunReason.Algorithm) + plan.Again(RerunReason.Input) > 0
                ? " What they published before stays. --rerun failed keeps what has succeeded."
                : "";
            yield return $"Jobs that have succeeded are run again: {string.Join(", ", reasons)}.{others}";
        }

        string[] kept =
        [
            .. Reason(plan.Kept(RerunReason.Algorithm), $"the algorithm has changed since ({Files(plan.ChangedFiles)})"),
            .. Reason(plan.Kept(RerunReason.Input), $"an input has changed since ({plan.ChangedInput})"),
        ];
        if (kept.Length > 0)
        {
            yield return
                $"Results of before are kept, as --rerun {rerun.ToString().ToLowerInvariant()} says, although they would be others now: {string.Join(", ", kept)}.";
        }
    }

    private static IEnumerable<string> Reason(int count, string why) => count > 0 ? [$"{count} because {why}"] : [];

    private static string Files(IReadOnlyList<string> files) => PlainText.Line(
        string.Join(", ", files.Take(ShownFiles)) + (files.Count > ShownFiles ? $" and {files.Count - ShownFiles} more files" : ""));
}

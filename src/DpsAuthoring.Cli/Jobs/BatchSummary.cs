using System.Globalization;
using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Reports;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What <c>dps batch</c> says at its end.</summary>
internal static class BatchSummary
{
    private const int ShownKinds = 10;
    private const int ShownNames = 8;

    /// <param name="say">Hears it.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="before">How many jobs had succeeded when it was started.</param>
    /// <param name="time">How long it took.</param>
    public static void Write(TextWriter say, BatchReader batch, int before, TimeSpan time)
    {
        BatchLoss? lost = batch.Lost();
        int left = ToBeRun(batch);
        say.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{batch.Count(BatchJobState.Succeeded)} succeeded{(before > 0 ? $" ({before} of them before)" : "")}{(lost is null ? "" : $", {lost.Count} of them lost files")}, {batch.Count(BatchJobState.Failed)} failed{(left > 0 ? $", {left} to be run" : "")}, in {time.TotalSeconds:0.0} s"));
        WriteDetails(say, batch);
    }

    /// <summary>What has failed, what was lost, and what is to be known besides.</summary>
    public static void WriteDetails(TextWriter say, BatchReader batch)
    {
        BatchLoss? lost = batch.Lost();
        WriteFailures(say, batch.Failures());
        if (lost is not null)
        {
            string names = string.Join(", ", lost.Files.Take(ShownNames).Select(name => PlainText.Line(name)));
            string more = lost.Files.Count > ShownNames ? ", …" : "";
            WriteKind(say, lost.Count, Terminal.Yellow($"lost files: {names}{more}"), $"row {lost.Row}: {lost.Folder}");
            say.WriteLine("         DPS takes output/ and nothing else: let the algorithm write them there.");
        }

        IReadOnlyList<BatchRemark> remarks = batch.Remarks();
        foreach (BatchRemark remark in remarks.Take(ShownKinds))
        {
            WriteKind(say, remark.Count, $"note: {PlainText.Line(remark.Text)}", $"row {remark.Row}: {remark.Folder}");
        }

        WriteMore(say, remarks.Count);
        if (BatchAdvice.Of(batch) is { } advice)
        {
            say.WriteLine($"In DPS: {advice}");
        }
    }

    /// <summary>How many jobs of a batch have not ended.</summary>
    public static int ToBeRun(BatchReader batch) => batch.Count(BatchJobState.Pending) + batch.Count(BatchJobState.Submitted);

    private static void WriteFailures(TextWriter say, IReadOnlyList<BatchFailureGroup> groups)
    {
        foreach (BatchFailureGroup group in groups.Take(ShownKinds))
        {
            WriteKind(
                say, group.Count, Terminal.Red(group.Failure.Subject), $"row {group.Row}: {group.Failure.Reason ?? group.Failure.Summary}");
            if (group.Folder is not null)
            {
                say.WriteLine($"         {group.Folder}");
            }
        }

        WriteMore(say, groups.Count);
    }

    private static void WriteKind(TextWriter say, int count, string what, string example)
    {
        say.WriteLine($"{count,7}  {what}");
        say.WriteLine($"         for example {example}");
    }

    private static void WriteMore(TextWriter say, int kinds)
    {
        if (kinds > ShownKinds)
        {
            int more = kinds - ShownKinds;
            say.WriteLine($"         … and {more} more {(more == 1 ? "kind" : "kinds")}");
        }
    }
}

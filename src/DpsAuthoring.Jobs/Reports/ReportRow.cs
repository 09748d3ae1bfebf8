using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>A job as a row of the page's table.</summary>
/// <param name="place">The page's folder.</param>
/// <param name="scale">The duration whose bar is as wide as bars get.</param>
internal sealed class ReportRow(BatchPlace place, TimeSpan scale)
{
    private const int ShownNames = 8;
    private const int ShownFiles = 5;

    /// <summary>The heads of the columns. What is a number is sorted as one.</summary>
    public static readonly string[] Columns = ["Row", "State", "Inputs", "Duration", "CPU", "Memory", "Results", "Quick look"];

    private static readonly string[] s_numbers = ["Row", "Jobs", "Duration", "CPU", "Memory"];

    public static string Header(params string[] names) =>
        $"<tr>{string.Concat(names.Select(name => $"<th scope=\"col\"{(s_numbers.Contains(name) ? " class=\"n\"" : "")}>{name}"))}</tr>";

    /// <param name="job">The job.</param>
    /// <param name="showsLog">Whether the last lines of its log are shown, if it failed.</param>
    /// <param name="picture">The quick look, as HTML; empty where there is none.</param>
    public string Write(BatchJobRecord job, bool showsLog, string picture)
    {
        string state = State(job);
        string inputs = string.Join("<br>", job.Values.Select(value => $"{ReportText.Html(value.Key)} <code>{ReportText.Html(value.Value)}</code>"));
        string numbers = job.Metrics is { } metrics
            ? ReportText.Number(
                $"<td class=\"n\">{metrics.Duration.TotalSeconds:0.00} s{Bar(metrics.Duration)}<td class=\"n\">{metrics.Use.Cpu.TotalSeconds:0.00} s<td class=\"n\">{metrics.Use.PeakMemory / 1e6:0} MB")
            : "<td class=\"n\"><td class=\"n\"><td class=\"n\">";
        string told = string.Concat(Told(job).Select(told => $"<div{(told.IsLoss ? " class=\"lost\"" : "")}>{ReportText.Html(told.Text)}</div>"));
        string log = showsLog && job is { State: BatchJobState.Failed, Failure: { } failure } ? LastLines(failure) : "";
        return $"<tr><td class=\"n\">{job.Row}<td class=\"{state}\">{state}<td>{inputs}{numbers}<td>{Link(job.Folder, ReportText.Html(Result(job)))}{Files(job)}{log}{told}<td>{picture}</tr>";
    }

    public string Link(string? folder, string html) => folder is null ? html : $"<a href=\"{ReportText.Html(place.Link(folder))}\">{html}</a>";

    public static string State(BatchJobRecord job) => job.State.ToString().ToLowerInvariant();

    /// <summary>What its folder is called.</summary>
    public static string Result(BatchJobRecord job) =>
        job.State == BatchJobState.Failed ? job.Failure!.Subject : job.Folder is null ? "" : "results";

    /// <summary>What is to be known of a job besides.</summary>
    public static IEnumerable<(bool IsLoss, string Text)> Told(BatchJobRecord job)
    {
        if (job is { State: BatchJobState.Succeeded, LostCount: > 0 })
        {
            yield return (true, $"{job.LostCount} {(job.LostCount == 1 ? "file" : "files")} lost: {Names(job.Lost, job.LostCount)}");
        }

        foreach (string remark in job.Remarks)
        {
            yield return (false, remark);
        }
    }

    public static string Names(IReadOnlyList<string> files, int count) =>
        string.Join(", ", files.Take(ShownNames).Select(name => PlainText.Line(name))) + (count > ShownNames ? ", …" : "");

    public static string LastLines(JobFailure failure) => failure.LastLines.Count == 0
        ? ""
        : $"<details><summary>the last lines of its log</summary><pre>{ReportText.Html(string.Join('\n', failure.LastLines))}</pre></details>";

    /// <summary>A bar that is cut off looks so: one job that takes a hundred times as long leaves the others' bars readable.</summary>
    private string Bar(TimeSpan duration) => ReportText.Number(
        $"<div class=\"bar{(duration > scale ? " cut" : "")}\" style=\"width:{Math.Clamp(100 * duration / scale, 0, 100):0}%\"></div>");

    /// <summary>Links to the first files: a web server, Jupyter's among them, may show files and no folders.</summary>
    private string Files(BatchJobRecord job)
    {
        if (job.Folder is not { } folder || job.State is not (BatchJobState.Succeeded or BatchJobState.Failed))
        {
            return "";
        }

        string[] files = job.State == BatchJobState.Succeeded ? ResultFolder.Files(folder) : ResultFolder.Logs(folder);
        string more = files.Length > ShownFiles ? $", and {files.Length - ShownFiles} more" : "";
        return files.Length == 0
            ? ""
            : $"<div>{string.Join(", ", files.Take(ShownFiles).Select(name => Link(Path.Combine(folder, name), ReportText.Html(name))))}{more}</div>";
    }
}

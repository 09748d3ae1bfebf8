using System.Globalization;
using System.Net;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>A batch's report for people: one page of HTML, and a folder of pictures beside it.</summary>
internal static class BatchReport
{
    /// <summary>Who has more kinds of failures reads results.jsonl.</summary>
    private const int ShownKinds = 100;

    private const int ShownNames = 8;

    private static readonly string[] s_numbers = ["Row", "Jobs", "Duration", "CPU", "Memory"];

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="path">The page's file.</param>
    /// <param name="pictures">How many jobs get a picture of their first raster.</param>
    /// <param name="draw">Draws the first raster of a folder into a file, and says what it is called; null where there is none.</param>
    public static void Write(BatchReader batch, string title, string path, int pictures, Func<string, string, string?> draw)
    {
        string folder = Path.GetDirectoryName(path)!;
        double longest = batch.Jobs().Select(job => job.Metrics?.Duration.TotalSeconds ?? 0).Append(0.001).Max();
        string temporary = path + ".new";
        using (StreamWriter page = File.CreateText(temporary))
        {
            page.WriteLine($"{ReportPage.Head}<title>{Escape(title)}</title></head><body><h1>{Escape(title)}</h1>");
            BatchLoss? lost = batch.Lost();
            page.WriteLine(
                $"<p><b class=\"succeeded\">{batch.Count(BatchJobState.Succeeded)} succeeded</b>{(lost is null ? "" : $" (<b class=\"lost\">{lost.Count} of them lost files</b>)")}, <b class=\"failed\">{batch.Count(BatchJobState.Failed)} failed</b>, {batch.Count(BatchJobState.Pending) + batch.Count(BatchJobState.Submitted)} to be run</p>"
            );
            WriteFailures(batch, page);
            WriteSuspicions(lost, batch.Remarks(), page);
            page.WriteLine(
                "<h2>Jobs</h2><p><label hidden>Show those with <input type=\"search\" placeholder=\"failed, a cause, a name\"></label></p>"
            );
            page.WriteLine(
                $"<table id=\"jobs\"><thead>{Header("Row", "State", "Inputs", "Duration", "CPU", "Memory", "Results", "Quick look")}</thead><tbody>"
            );

            // What somebody has to look into comes first.
            foreach (bool failed in new[] { true, false })
            {
                foreach (BatchJobRecord job in batch.Jobs().Where(job => job.State == BatchJobState.Failed == failed))
                {
                    bool hasPicture = job is { State: BatchJobState.Succeeded, Folder: not null } && pictures-- > 0;
                    WriteRow(page, job, longest, hasPicture ? Picture(job, folder, draw) : "");
                }
            }

            page.WriteLine($"</tbody></table>{ReportPage.Script}</body></html>");
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void WriteFailures(BatchReader batch, StreamWriter page)
    {
        IReadOnlyList<BatchFailureGroup> groups = batch.Failures();
        if (groups.Count > 0)
        {
            page.WriteLine($"<h2>Failures</h2><table><thead>{Header("Jobs", "Cause", "For example")}</thead><tbody>");
            foreach (BatchFailureGroup group in groups.Take(ShownKinds))
            {
                page.WriteLine(
                    $"<tr><td class=\"n\">{group.Count}<td>{Escape(group.Failure.Subject)}<td>row {group.Row}: {Link(group.Folder, Escape(group.Failure.Reason ?? group.Failure.Summary))}{LastLines(group.Failure)}</tr>"
                );
            }

            page.WriteLine("</tbody></table>");
            WriteMore(groups.Count, page);
        }
    }

    /// <summary>What is to be looked into although the job succeeded.</summary>
    private static void WriteSuspicions(BatchLoss? lost, IReadOnlyList<BatchRemark> remarks, StreamWriter page)
    {
        if (lost is null && remarks.Count == 0)
        {
            return;
        }

        page.WriteLine($"<h2>Lost files and remarks</h2><table><thead>{Header("Jobs", "What", "For example")}</thead><tbody>");
        if (lost is not null)
        {
            page.WriteLine(
                $"<tr><td class=\"n\">{lost.Count}<td class=\"lost\">files were written outside output/, and would be lost in DPS<td>row {lost.Row}: {Link(lost.Folder, Names(lost.Files, lost.Files.Count))}</tr>");
        }

        foreach (BatchRemark remark in remarks.Take(ShownKinds))
        {
            page.WriteLine($"<tr><td class=\"n\">{remark.Count}<td>{Escape(remark.Text)}<td>{Link(remark.Folder, $"row {remark.Row}")}</tr>");
        }

        page.WriteLine("</tbody></table>");
        WriteMore(remarks.Count, page);
    }

    private static void WriteMore(int kinds, StreamWriter page)
    {
        if (kinds > ShownKinds)
        {
            page.WriteLine($"<p>… and {kinds - ShownKinds} more kinds: all are in results.jsonl.</p>");
        }
    }

    private static string LastLines(JobFailure failure) => failure.LastLines.Count == 0
        ? ""
        : $"<details><summary>the last lines of its log</summary><pre>{Escape(string.Join('\n', failure.LastLines))}</pre></details>";

    private static string Names(IReadOnlyList<string> files, int count) =>
        Escape(string.Join(", ", files.Take(ShownNames).Select(name => PlainText.Line(name)))) + (count > ShownNames ? ", …" : "");

    private static void WriteRow(StreamWriter page, BatchJobRecord job, double longest, string picture)
    {
        string state = job.State.ToString().ToLowerInvariant();
        string inputs = string.Join("<br>", job.Values.Select(value => $"{Escape(value.Key)} <code>{Escape(value.Value)}</code>"));
        double seconds = job.Metrics?.Duration.TotalSeconds ?? 0;
        string bar = job.Metrics is null
            ? ""
            : Number($"{seconds:0.00} s<div class=\"bar\" style=\"width:{100 * seconds / longest:0}%\"></div>");
        string cpu = job.Metrics is null ? "" : Number($"{job.Metrics.Use.Cpu.TotalSeconds:0.00} s");
        string memory = job.Metrics is null ? "" : Number($"{job.Metrics.Use.PeakMemory / 1e6:0} MB");
        string results = job.State == BatchJobState.Failed ? Escape(job.Failure!.Subject) : job.Folder is null ? "" : "results";
        page.WriteLine(
            $"<tr><td class=\"n\">{job.Row}<td class=\"{state}\">{state}<td>{inputs}<td class=\"n\">{bar}<td class=\"n\">{cpu}<td class=\"n\">{memory}<td>{Link(job.Folder, results)}{Told(job)}<td>{picture}</tr>"
        );
    }

    private static string Told(BatchJobRecord job)
    {
        string lost = job is { State: BatchJobState.Succeeded, LostCount: > 0 }
            ? $"<div class=\"lost\">{job.LostCount} {(job.LostCount == 1 ? "file" : "files")} lost: {Names(job.Lost, job.LostCount)}</div>"
            : "";
        return lost + string.Concat(job.Remarks.Select(remark => $"<div>{Escape(remark)}</div>"));
    }

    private static string Picture(BatchJobRecord job, string folder, Func<string, string, string?> draw)
    {
        string name = $"quick_looks/{job.JobId}.png";
        string picture = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        return draw(job.Folder!, picture) is { } raster ? $"<img loading=\"lazy\" src=\"{name}\" alt=\"{Escape(raster)}\">" : "";
    }

    private static string Link(string? folder, string text) =>
        folder is null ? text : $"<a href=\"{Escape(new Uri(folder).AbsoluteUri)}\">{text}</a>";

    private static string Header(params string[] names) =>
        $"<tr>{string.Concat(names.Select(name => $"<th scope=\"col\"{(s_numbers.Contains(name) ? " class=\"n\"" : "")}>{name}"))}</tr>";

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        WebUtility.HtmlEncode(string.Join('\n', text.Split('\n').Select(line => PlainText.Line(line))));
}

using System.Globalization;
using System.Net;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>A batch's report for people: one page of HTML, and a folder of pictures beside it.</summary>
public static class BatchReport
{
    private const string Head = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <style>
          body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
          table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top }
          th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
          .bar { background: #8db8d8; height: .5rem; border-radius: 2px } .failed { color: #a01818 } .succeeded { color: #1d6b2f }
          code { font-size: 90%; overflow-wrap: anywhere } img { max-height: 6rem; image-rendering: pixelated; border: 1px solid #ddd }
          @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } th, td { border-color: #444 } .failed { color: #f08080 } .succeeded { color: #80d090 } }
        </style>
        """;

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="path">The page's file.</param>
    /// <param name="pictures">How many jobs get a picture of their first raster.</param>
    public static void Write(Batch batch, string title, string path, int pictures)
    {
        string folder = Path.GetDirectoryName(path)!;
        double longest = 0.001;
        batch.ForEach(job => longest = Math.Max(longest, job.Metrics?.Duration.TotalSeconds ?? 0));
        string temporary = path + ".new";
        using (StreamWriter page = File.CreateText(temporary))
        {
            page.WriteLine($"{Head}<title>{Escape(title)}</title></head><body><h1>{Escape(title)}</h1>");
            page.WriteLine($"<p><b class=\"succeeded\">{batch.Count(BatchJobState.Succeeded)} succeeded</b>, <b class=\"failed\">{batch.Count(BatchJobState.Failed)} failed</b>, {batch.Count(BatchJobState.Pending)} to be run</p>");
            WriteFailures(batch, page);
            page.WriteLine("<h2>Jobs</h2><table><tr><th class=\"n\">Row<th>State<th>Inputs<th class=\"n\">Duration<th class=\"n\">CPU<th class=\"n\">Memory<th>Results<th>Quick look</tr>");

            // What somebody has to look into comes first.
            foreach (bool failed in new[] { true, false })
            {
                batch.ForEach(job =>
                {
                    if (job.State == BatchJobState.Failed == failed)
                    {
                        WriteRow(page, job, longest, folder, job.State == BatchJobState.Succeeded && pictures-- > 0);
                    }
                });
            }

            page.WriteLine("</table></body></html>");
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void WriteFailures(Batch batch, StreamWriter page)
    {
        IReadOnlyList<BatchFailureGroup> groups = batch.Failures();
        if (groups.Count > 0)
        {
            page.WriteLine("<h2>Failures</h2><table><tr><th class=\"n\">Jobs<th>Cause<th>For example</tr>");
            foreach (BatchFailureGroup group in groups)
            {
                page.WriteLine($"<tr><td class=\"n\">{group.Count}<td>{Escape(group.Cause)}<td>row {group.Row}: {Link(group.Folder, Escape(Causes.Sentence(group.Example)))}</tr>");
            }

            page.WriteLine("</table>");
        }
    }

    private static void WriteRow(StreamWriter page, BatchJobRecord job, double longest, string folder, bool hasPicture)
    {
        string state = job.State.ToString().ToLowerInvariant();
        string inputs = string.Join("<br>", job.Values.Select(value => $"{Escape(value.Key)} <code>{Escape(value.Value)}</code>"));
        double seconds = job.Metrics?.Duration.TotalSeconds ?? 0;
        string bar = job.Metrics is null ? "" : Number($"{seconds:0.00} s<div class=\"bar\" style=\"width:{100 * seconds / longest:0}%\"></div>");
        string cpu = job.Metrics is null ? "" : Number($"{job.Metrics.Use.Cpu.TotalSeconds:0.00} s");
        string memory = job.Metrics is null ? "" : Number($"{job.Metrics.Use.PeakMemory / 1e6:0} MB");
        string results = job.State == BatchJobState.Failed ? Escape(job.Cause!) : job.Folder is null ? "" : "results";
        page.WriteLine($"<tr><td class=\"n\">{job.Row}<td class=\"{state}\">{state}<td>{inputs}<td class=\"n\">{bar}<td class=\"n\">{cpu}<td class=\"n\">{memory}<td>{Link(job.Folder, results)}<td>{(hasPicture ? Picture(job, folder) : "")}</tr>");
    }

    private static string Picture(BatchJobRecord job, string folder)
    {
        if (job.Folder is null || !Directory.Exists(job.Folder) || QuickLook.Rasters(job.Folder).FirstOrDefault() is not { } raster)
        {
            return "";
        }

        string name = $"quick_looks/{job.JobId}.png";
        string picture = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        return File.Exists(picture) || QuickLook.Draw(raster, picture, 256)
            ? $"<img loading=\"lazy\" src=\"{name}\" alt=\"{Escape(Path.GetFileName(raster))}\">"
            : "";
    }

    private static string Link(string? folder, string text) => folder is null ? text : $"<a href=\"{Escape(new Uri(folder).AbsoluteUri)}\">{text}</a>";

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

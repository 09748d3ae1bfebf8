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
          :root { color-scheme: light dark } body { font: 15px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
          table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top; overflow-wrap: anywhere }
          th { overflow-wrap: normal } th.n, td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap } #jobs td:nth-child(7) { min-width: 12rem } #jobs td:nth-child(2) { overflow-wrap: normal }
          th button { font: inherit; color: inherit; text-align: inherit; background: none; border: 0; padding: 0; cursor: pointer } input { font: inherit; width: 20rem; max-width: 100% }
          .bar { background: #8db8d8; height: .5rem; border-radius: 2px } .failed { color: #a01818 } .succeeded { color: #1d6b2f }
          code { font-size: 90%; white-space: pre-wrap } img { max-height: 6rem; max-width: 100%; image-rendering: pixelated; border: 1px solid #ddd }
          @media (max-width: 50rem) { body { margin: .7rem } th, td { padding: .3rem } #jobs :is(th, td):is(:nth-child(4), :nth-child(5), :nth-child(6)) { display: none } #jobs td:nth-child(7) { min-width: 0 } }
          @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } th, td { border-color: #444 } .failed { color: #f08080 } .succeeded { color: #80d090 } }
          @media print { body { margin: 0; font-size: 11px } tr { break-inside: avoid } label { display: none } }
        </style>
        """;

    /// <summary>Without it the page is as it is written: all jobs, the failed ones first.</summary>
    private const string Script = """
        <script>
          const body = document.querySelector('#jobs tbody'), rows = [...body.rows], filter = document.querySelector('input');
          filter.parentElement.hidden = false;
          filter.oninput = () => rows.forEach(row => row.hidden = !row.textContent.toLowerCase().includes(filter.value.toLowerCase()));
          document.querySelectorAll('#jobs thead th').forEach((head, column) => {
            const button = document.createElement('button');
            button.append(...head.childNodes);
            head.append(button);
            button.onclick = () => {
              const down = head.ariaSort === 'ascending' ? -1 : 1, keys = new Map(rows.map(row => [row, row.cells[column].textContent]));
              const compare = new Intl.Collator('en', { numeric: true }).compare;
              rows.sort((one, other) => down * (head.className ? (parseFloat(keys.get(one)) || 0) - (parseFloat(keys.get(other)) || 0) : compare(keys.get(one), keys.get(other))));
              document.querySelectorAll('#jobs th').forEach(each => each.ariaSort = null);
              head.ariaSort = down > 0 ? 'ascending' : 'descending';
              body.append(...rows);
            };
          });
        </script>
        """;

    private static readonly string[] s_numbers = ["Row", "Jobs", "Duration", "CPU", "Memory"];

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
            page.WriteLine("<h2>Jobs</h2><p><label hidden>Show those with <input type=\"search\" placeholder=\"failed, a cause, a name\"></label></p>");
            page.WriteLine($"<table id=\"jobs\"><thead>{Header("Row", "State", "Inputs", "Duration", "CPU", "Memory", "Results", "Quick look")}</thead><tbody>");

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

            page.WriteLine($"</tbody></table>{Script}</body></html>");
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void WriteFailures(Batch batch, StreamWriter page)
    {
        IReadOnlyList<BatchFailureGroup> groups = batch.Failures();
        if (groups.Count > 0)
        {
            page.WriteLine($"<h2>Failures</h2><table><thead>{Header("Jobs", "Cause", "For example")}</thead><tbody>");
            foreach (BatchFailureGroup group in groups)
            {
                page.WriteLine($"<tr><td class=\"n\">{group.Count}<td>{Escape(group.Cause)}<td>row {group.Row}: {Link(group.Folder, Escape(Causes.Sentence(group.Example)))}</tr>");
            }

            page.WriteLine("</tbody></table>");
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

    private static string Header(params string[] names) =>
        $"<tr>{string.Concat(names.Select(name => $"<th scope=\"col\"{(s_numbers.Contains(name) ? " class=\"n\"" : "")}>{name}"))}</tr>";

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

using System.Globalization;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>A batch's report for people: one page of HTML that needs no server, and a folder of pictures beside it.</summary>
internal sealed class BatchReport
{
    /// <summary>As many jobs are in the HTML, those first that somebody has to look into. A browser draws no more in a moment.</summary>
    private const int ShownJobs = 500;

    /// <summary>Of so many failed jobs the table shows the last lines.</summary>
    private const int ShownLogs = 100;

    /// <summary>Who has more kinds of failures reads results.jsonl.</summary>
    private const int ShownKinds = 100;

    private readonly BatchReader _batch;
    private readonly ReportHeading _heading;
    private readonly BatchPlace _place;
    private readonly BatchFigures _figures = new();
    private readonly List<BatchJobRecord> _suspicious = [];
    private readonly List<BatchJobRecord> _others = [];
    private readonly ReportRow _row;
    private readonly TimeSpan _scale;
    private int _count;

    private BatchReport(BatchReader batch, ReportHeading heading, string folder, int shown)
    {
        _batch = batch;
        _heading = heading;
        _place = new BatchPlace(folder);
        Look(shown);
        _scale = Scale();
        _row = new ReportRow(_place, _scale);
    }

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="heading">What it is called, and how it was run.</param>
    /// <param name="path">The page's file.</param>
    /// <param name="pictures">How many jobs get a picture of their first raster.</param>
    /// <param name="draw">Draws the first raster of a folder into a file, and says what it is called; null where there is none.</param>
    public static void Write(BatchReader batch, ReportHeading heading, string path, int pictures, Func<string, string, string?> draw)
    {
        string folder = Path.GetDirectoryName(path)!, temporary = path + ".new";
        var report = new BatchReport(batch, heading, folder, Math.Max(ShownJobs, pictures));
        using (StreamWriter page = File.CreateText(temporary))
        {
            report.Write(page, folder, pictures, draw);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Looks at all jobs, and keeps those that are in the HTML.</summary>
    private void Look(int shown)
    {
        foreach (BatchJobRecord job in _batch.Jobs())
        {
            _count++;
            _figures.Add(job);
            List<BatchJobRecord> kind = IsSuspicious(job) ? _suspicious : _others;
            if (kind.Count < shown)
            {
                kind.Add(job);
            }
        }

        _others.RemoveRange(Math.Min(_others.Count, shown - _suspicious.Count), Math.Max(0, _suspicious.Count + _others.Count - shown));
    }

    private static bool IsSuspicious(BatchJobRecord job) => job.State == BatchJobState.Failed || job.LostCount > 0 || job.Remarks.Count > 0;

    /// <summary>Bars are cut off where the longest would leave nothing to see of most others.</summary>
    private TimeSpan Scale()
    {
        TimeSpan median = _figures.Within(0.5), longest = _figures.Within(1);
        TimeSpan scale = longest > 10 * median && median > TimeSpan.Zero ? 4 * median : longest;
        return scale > TimeSpan.Zero ? scale : TimeSpan.FromMilliseconds(1);
    }

    private void Write(StreamWriter page, string folder, int pictures, Func<string, string, string?> draw)
    {
        string title = ReportText.Html(_heading.Title);
        page.WriteLine($"{ReportPage.Head}<title>{title}</title></head><body><h1>{title}</h1>");
        BatchLoss? lost = _batch.Lost();
        int left = _batch.Count(BatchJobState.Pending) + _batch.Count(BatchJobState.Submitted);
        page.WriteLine(
            $"<p><b class=\"succeeded\">{_batch.Count(BatchJobState.Succeeded)} succeeded</b>{(lost is null ? "" : $" (<b class=\"lost\">{lost.Count} of them lost files</b>)")}, <b class=\"failed\">{_batch.Count(BatchJobState.Failed)} failed</b>, {left} to be run</p>"
        );
        WriteHeading(page);
        WriteFailures(page);
        WriteSuspicions(lost, page);
        WriteJobs(page, folder, pictures, draw);
        page.WriteLine("</body></html>");
    }

    private void WriteHeading(StreamWriter page)
    {
        page.WriteLine("<dl>");
        Term("Algorithm", _heading.Algorithm is { } algorithm ? ReportText.Html(algorithm) : null);
        Term("Command", _heading.Command is { } command ? $"<code>{ReportText.Html(command)}</code>" : null);
        Term("Machine", _heading.Host is { } host ? ReportText.Html(host) : null);
        if (_figures.Count > 0)
        {
            Term("Jobs ran", $"{Time(_figures.Started)} to {Time(_figures.Ended)} UTC");
            Term(
                "In all",
                $"{ReportText.Duration(_figures.Duration)} of jobs, {ReportText.Duration(_figures.Cpu)} of processors; half of the jobs took up to {ReportText.Duration(_figures.Within(0.5))}, 95 % up to {ReportText.Duration(_figures.Within(0.95))}; at most {ReportText.Bytes(_figures.PeakMemory)} of memory and {ReportText.Bytes(_figures.LargestFolder)} of disk each");
            Term(
                "Slowest",
                string.Join(
                    ", ",
                    _figures.Slowest.Select(job => $"{_row.Link(job.Folder, $"row {job.Row}")} ({ReportText.Duration(job.Metrics!.Duration)})")));
        }

        Term("In DPS", BatchAdvice.Of(_batch) is { } advice ? ReportText.Html(advice) : null);
        page.WriteLine("</dl>");
        page.WriteLine(DurationPlot.Of(_figures.Seconds, ReportText.Duration).ToString());

        void Term(string name, string? html)
        {
            if (html is not null)
            {
                page.WriteLine($"<dt>{name}<dd>{html}");
            }
        }
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private void WriteFailures(StreamWriter page)
    {
        IReadOnlyList<BatchFailureGroup> groups = _batch.Failures();
        if (groups.Count > 0)
        {
            page.WriteLine($"<h2>Failures</h2><table><thead>{ReportRow.Header("Jobs", "Cause", "For example")}</thead><tbody>");
            foreach (BatchFailureGroup group in groups.Take(ShownKinds))
            {
                page.WriteLine(
                    $"<tr><td class=\"n\">{group.Count}<td>{ReportText.Html(group.Failure.Subject)}<td>row {group.Row}: {_row.Link(group.Folder, ReportText.Html(group.Failure.Reason ?? group.Failure.Summary))}{ReportRow.LastLines(group.Failure)}</tr>"
                );
            }

            page.WriteLine("</tbody></table>");
            WriteMore(groups.Count, page);
        }
    }

    /// <summary>What is to be looked into although the job succeeded.</summary>
    private void WriteSuspicions(BatchLoss? lost, StreamWriter page)
    {
        IReadOnlyList<BatchRemark> remarks = _batch.Remarks();
        if (lost is null && remarks.Count == 0)
        {
            return;
        }

        page.WriteLine($"<h2>Lost files and remarks</h2><table><thead>{ReportRow.Header("Jobs", "What", "For example")}</thead><tbody>");
        if (lost is not null)
        {
            page.WriteLine(
                $"<tr><td class=\"n\">{lost.Count}<td class=\"lost\">files were written outside output/, and would be lost in DPS<td>row {lost.Row}: {_row.Link(lost.Folder, ReportText.Html(ReportRow.Names(lost.Files, lost.Files.Count)))}</tr>");
        }

        foreach (BatchRemark remark in remarks.Take(ShownKinds))
        {
            page.WriteLine($"<tr><td class=\"n\">{remark.Count}<td>{ReportText.Html(remark.Text)}<td>{_row.Link(remark.Folder, $"row {remark.Row}")}</tr>");
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

    private void WriteJobs(StreamWriter page, string folder, int pictures, Func<string, string, string?> draw)
    {
        int shown = _suspicious.Count + _others.Count;
        page.WriteLine("<h2>Jobs</h2><p><label hidden>Show those with <input type=\"search\" placeholder=\"failed, a cause, a name\"></label></p>");
        if (_scale < _figures.Within(1))
        {
            page.WriteLine($"<p class=\"scale\">The bars end at {ReportText.Duration(_scale)}, four times what half of the jobs took; longer ones are cut off.</p>");
        }

        page.WriteLine(
            $"<p class=\"pages\" data-count=\"{_count}\">{(shown < _count ? $"{shown} of {_count} jobs, those first that are to be looked into; all are in results.csv." : "")}</p>");
        page.WriteLine($"<table id=\"jobs\"{(pictures > 0 ? "" : " class=\"plain\"")}><thead>{ReportRow.Header(ReportRow.Columns)}</thead><tbody>");
        int logs = ShownLogs;
        foreach (BatchJobRecord job in _suspicious.Concat(_others))
        {
            bool hasPicture = job is { State: BatchJobState.Succeeded, Folder: not null } && pictures-- > 0;
            page.WriteLine(_row.Write(job, showsLog: logs-- > 0, hasPicture ? Picture(job, folder, draw) : ""));
        }

        page.WriteLine("</tbody></table><p class=\"pages\"></p>");
        if (shown < _count)
        {
            page.Write("<script type=\"application/json\" id=\"more\">");
            page.Flush();
            var inHtml = _suspicious.Concat(_others).Select(job => job.Row).ToHashSet();
            new ReportData(_place).Write(page.BaseStream, _batch.Jobs().Where(job => !inHtml.Contains(job.Row)), _scale);
            page.WriteLine("</script>");
        }

        page.WriteLine(ReportPage.Script);
    }

    private static string Picture(BatchJobRecord job, string folder, Func<string, string, string?> draw)
    {
        string name = $"quick_looks/{job.JobId}.png";
        string picture = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        return draw(job.Folder!, picture) is { } raster ? $"<img loading=\"lazy\" src=\"{name}\" alt=\"{ReportText.Html(raster)}\">" : "";
    }
}

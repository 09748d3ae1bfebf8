using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using DpsAuthoring.Jobs.Batches;
using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Jobs.Tests.Support;

namespace DpsAuthoring.Jobs.Tests.Reports;

/// <summary>The page of a batch of any size.</summary>
public sealed partial class BatchReportTests
{
    private const string Failed =
        "state = 3, kind = 3, subject = 'run.sh ended with exit code 1: <b>', summary = 's', advice = '', reason = 'because <i>', last_lines = 'one' || char(10) || '</pre>two'";

    public static TheoryData<string> Texts =>
    [
        "plain", "</script><script>alert(1)</script>", "<!-- <script>", "]]>", "a & \"b\" 'c'", "\u2028\u2029", "two\nlines", "\U0001F600", "\U0001F601\U0001F600",
        "e\u0301", "", "=1+1", "\\u003c", "-1", "\e[2Jred", "\u202Ebackwards",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(501)]
    [InlineData(2600)]
    public async Task Every_job_is_in_the_page_once(int count)
    {
        using EndedBatch batch = await EndedBatch.OfAsync(
            Enumerable.Range(1, count).Select(n => $"scene {n}"), $"UPDATE job SET {Failed} WHERE row % 700 = 0");
        string page = Write(batch);
        var inHtml = RowsInHtml().Matches(page)
            .Select(match => match.Groups)
            .Select(job => (long.Parse(job[1].Value, CultureInfo.InvariantCulture), WebUtility.HtmlDecode(job[2].Value)))
            .ToList();
        var inData = Data(page).Select(job => (job.Row, job.Values[0])).ToList();
        Assert.Equal(Math.Min(count, 500), inHtml.Count);
        Assert.Equal(Enumerable.Range(1, count).Select(n => ((long)n, $"scene {n}")), inHtml.Concat(inData).Order());
        int failed = count / 700;
        Assert.Equal(Enumerable.Range(1, failed).Select(n => n * 700L), inHtml.Take(failed).Select(job => job.Item1));
        Assert.Equal(count > 500, page.Contains($"500 of {count} jobs, those first that are to be looked into", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_number_of_failed_jobs_leaves_a_page_that_can_be_drawn()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(Enumerable.Range(1, 2500).Select(n => $"{n}"), $"UPDATE job SET {Failed}");
        string page = Write(batch);
        Assert.Equal(500, RowsInHtml().Count(page));
        Assert.Equal(101, Regex.Count(page, "&lt;/pre&gt;two</pre>"));
        Assert.All(Data(page), job => Assert.Equal(("failed", "run.sh ended with exit code 1: <b>"), (job.State, job.Result)));
        Assert.Equal(2000, Data(page).Count);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task No_text_of_a_job_is_taken_for_the_pages_own(string text)
    {
        // Beside each other in the data, so that what the rows have in common is left out.
        string[] values = [.. Enumerable.Range(1, 500).Select(n => $"{n}"), text + "\U0001F600", text + "\U0001F601", text + text, text];
        using EndedBatch batch = await EndedBatch.OfAsync(values, "UPDATE job SET folder = '../../dps_output/' || inputs || row");
        string page = Write(batch);
        DataJob[] jobs = [.. Data(page)];
        Assert.Equal(values.Skip(500).Select(Shown), jobs.Select(job => job.Values[0]));
        Assert.Equal(
            batch.Read().Jobs().Skip(500).Select(job => job.Folder),
            jobs.Select(job => Path.GetFullPath(Uri.UnescapeDataString(job.Link), batch.Folder)));
        Assert.Equal(2, Regex.Count(page, "<script"));
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.DoesNotContain("<!--", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(Enumerable.Range(1, 1500).Select(n => $"{n}"));
        string page = Write(batch);
        Assert.DoesNotMatch("""https?:|url\(|@import|\bfetch\(|\bsrc=|<link|XMLHttp|\bimport\b""", page);
        Assert.All(Links().Matches(page), link => Assert.StartsWith("../../dps_output/", link.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_slow_job_leaves_the_bars_of_the_others_readable()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1", "2", "3", "4"], "UPDATE job SET seconds = 100 WHERE row = 2");
        string page = Write(batch);
        Assert.Equal(
            [("bar", "25"), ("bar cut", "100"), ("bar", "25"), ("bar", "25")],
            Bars().Matches(page).Select(match => (match.Groups[1].Value, match.Groups[2].Value)));
        Assert.Contains("The bars end at 4.00 s, four times what half of the jobs took; longer ones are cut off.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_of_jobs_that_are_alike_are_as_long_as_the_jobs()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1", "2", "3", "4"], "UPDATE job SET seconds = row * 10");
        string page = Write(batch);
        Assert.Equal(["25", "50", "75", "100"], Bars().Matches(page).Select(match => match.Groups[2].Value));
        Assert.DoesNotContain("cut off", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_says_what_ran_where_and_for_how_long()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(
            ["1", "2", "3"],
            "UPDATE job SET seconds = 4000 WHERE row = 3",
            "UPDATE job SET seconds = 70, memory = 5100000000, cpu = 65 WHERE row = 2",
            "UPDATE job SET started = started + 10000000 * row");
        string page = Write(batch, new ReportHeading("many")
        {
            Algorithm = "reduce <1>", Command = "dps batch . --rows 'a b.csv'", Host = "node & 1",
        });
        string head = page[page.IndexOf("<dl>", StringComparison.Ordinal)..page.IndexOf("</dl>", StringComparison.Ordinal)];
        Assert.Equal(
            """
            Algorithm: reduce <1>
            Command: dps batch . --rows 'a b.csv'
            Machine: node & 1
            Jobs ran: 2025-11-29 08:00:01 to 2025-11-29 09:06:43 UTC
            In all: 1 h 7 min of jobs, 1 min 6 s of processors; half of the jobs took up to 1 min 10 s, 95 % up to 1 h 6 min; at most 5.1 GB of memory and 1 kB of disk each
            Slowest: row 3 (1 h 6 min), row 2 (1 min 10 s), row 1 (1.00 s)
            In DPS: A job took up to 5.1 GB of memory and 1 h 6 min: queue maap-dps-worker-8gb, disk_space 1GB and what its inputs take (under OGC ram_min 7, outdir_max 1). 10,000 such jobs are about 3,769 hours of one worker.
            """,
            string.Join('\n', Terms().Matches(head).Select(match =>
                $"{match.Groups[1].Value}: {WebUtility.HtmlDecode(Regex.Replace(match.Groups[2].Value, "<[^>]*>", ""))}")));
    }

    [Fact]
    public async Task A_batch_of_which_nothing_has_run_has_a_page()
    {
        using EndedBatch batch = await EndedBatch.OfAsync(["1"], "UPDATE job SET state = 0, folder = NULL, started = NULL");
        Assert.Contains("1 to be run", Write(batch), StringComparison.Ordinal);
    }

    private static string Write(EndedBatch batch, ReportHeading? heading = null)
    {
        string path = Path.Combine(batch.Folder, "report.html");
        using BatchReader reader = batch.Read();
        BatchReport.Write(reader, heading ?? new ReportHeading("many"), path, 0, (_, _) => null);
        return File.ReadAllText(path);
    }

    /// <summary>A value as people see it, without what a terminal would obey.</summary>
    private static string Shown(string value) => string.Join('\n', value.Split('\n').Select(line => PlainText.Line(line)));

    /// <summary>Reads the jobs of the data as the page's script does.</summary>
    private static List<DataJob> Data(string page)
    {
        Match match = MoreJobs().Match(page);
        if (!match.Success)
        {
            return [];
        }

        JsonElement data = JsonDocument.Parse(match.Groups[1].Value).RootElement;
        var before = new List<string>();
        return [.. data.GetProperty("rows").EnumerateArray().Select(job =>
        {
            int at = 5;
            string link = Text(0), result = data.GetProperty("texts")[job[at++].GetInt32()].GetString()!;
            at++;
            int names = data.GetProperty("names")[job[at++].GetInt32()].GetArrayLength();
            string[] values = [.. Enumerable.Range(1, names).Select(Text)];
            Assert.Equal(at, job.GetArrayLength());
            return new DataJob(job[0].GetInt64(), data.GetProperty("states")[job[1].GetInt32()].GetString()!, link, result, values);

            string Text(int column)
            {
                while (before.Count <= column)
                {
                    before.Add("");
                }

                int same = job[at++].GetInt32();
                return before[column] = same < 0 ? before[column] : before[column][..same] + job[at++].GetString();
            }
        })];
    }

    private sealed record DataJob(long Row, string State, string Link, string Result, string[] Values);

    [GeneratedRegex("""<script type="application/json" id="more">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex MoreJobs();

    [GeneratedRegex("""<tr><td class="n">(\d+)<td class="(?:succeeded|failed)">\w+<td>n <code>([^<]*)</code>""")]
    private static partial Regex RowsInHtml();

    [GeneratedRegex("""href="([^"]*)""")]
    private static partial Regex Links();

    [GeneratedRegex("""<div class="(bar[^"]*)" style="width:(\d+)%"></div>""")]
    private static partial Regex Bars();

    [GeneratedRegex("<dt>(.*?)<dd>(.*)")]
    private static partial Regex Terms();
}

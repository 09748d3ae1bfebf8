using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using DpsAuthoring.Server.Tests.Support;

namespace DpsAuthoring.Server.Tests;

/// <summary>The list of jobs: what it shows is what a reader of all jobs would count, whatever is asked.</summary>
public sealed partial class JobsPageTests(JobsPageTests.Filled filled) : IClassFixture<JobsPageTests.Filled>
{
    private static readonly string[] s_times = ["queued", "started", "ended", "updated"];

    private static readonly string[] s_texts = ["", "", "mood", "MOOD bad", "counter", "n1", "tiles/n0", "été", "zzz", "-0000", "<b>"];

    private static readonly string[] s_sorts = ["", "queued", "-started", "started", "-ended", "ended", "updated", "-updated", "duration", "-duration"];

    private static readonly (string Key, Func<StoredJob, IEnumerable<string>> Of)[] s_facets =
    [
        ("status", job => [job.Word]),
        ("batch", job => job.Tags.Where(tag => Regex.IsMatch(tag, "^.*-[0-9a-f]{8}$"))),
        ("tag", job => job.Tags.Where(tag => !Regex.IsMatch(tag, "^.*-[0-9a-f]{8}-[0-9]+$"))),
        ("algorithm", job => [RandomJobs.Algorithms[job.Algorithm - 1].Name]),
        ("version", job => [RandomJobs.Algorithms[job.Algorithm - 1].Version]),
        ("queue", job => [job.Queue]),
        ("failure", job => Some(job.Kind)),
        ("cause", job => Some(job.Cause)),
        ("exit", job => Some(job.ExitCode?.ToString(CultureInfo.InvariantCulture))),
    ];

    private static readonly Gen<Query> s_query = Gen.Select(
        Gen.Select(Gen.Int[0, s_facets.Length - 1], Gen.Int[0, 6], Gen.Bool).List[0, 3],
        Gen.Int[0, s_texts.Length - 1].Select(at => s_texts[at]),
        Gen.Int[-1, 3],
        Gen.Int[0, 60],
        Gen.Int[0, s_sorts.Length - 1].Select(at => s_sorts[at]),
        (chosen, text, time, days, sort) => new Query(chosen, text, time, days, sort));

    private Browser Browser => filled.Browser;

    private IReadOnlyList<StoredJob> Jobs => filled.Jobs;

    [Fact]
    public void Counts_facets_and_pages_are_those_of_all_jobs() => s_query.Sample(
        query =>
        {
            List<(string Key, string Value)> chosen = [.. query.Chosen.Select(one => Choice(one.Item1, one.Item2, one.Item3)).Distinct()];
            string from = query.Time < 0 ? "" : StartOf(query.Days), to = query.Time < 0 ? "" : StartOf(query.Days + 3);
            string address = "/jobs?whole=batch" + string.Concat(chosen.Select(one => $"&{one.Key}={Uri.EscapeDataString(one.Value)}"))
                + $"&q={Uri.EscapeDataString(query.Text)}&sort={query.Sort}" + (query.Time < 0 ? "" : $"&time={s_times[query.Time]}&from={from}&to={to}");
            Page page = Browser.Get(address + "&size=200");
            Assert.Equal(200, page.Status);

            bool Matches(StoredJob job, string? but) =>
                s_facets.Where(facet => facet.Key != but).All(facet =>
                {
                    string[] values = [.. chosen.Where(one => one.Key == facet.Key).Select(one => one.Value)];
                    return values.Length == 0 || ValuesOf(facet, job).Any(values.Contains);
                })
                && query.Text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).All(TextOf(job).Contains)
                && (query.Time < 0
                    || (TimeOf(job, query.Time) is { } time && time >= StoredJob.At(from) && time < StoredJob.At(to) + 60_000_000));

            foreach ((string Key, Func<StoredJob, IEnumerable<string>> Of) facet in s_facets)
            {
                var expected = Jobs.Where(job => Matches(job, facet.Key)).SelectMany(job => ValuesOf(facet, job))
                    .GroupBy(value => value).ToDictionary(same => same.Key, same => same.Count());
                Dictionary<string, int> shown = FacetOf(page, facet.Key);
                foreach ((string value, int count) in shown)
                {
                    Assert.True(expected.GetValueOrDefault(value) == count, $"{address}: {facet.Key}={value} is {expected.GetValueOrDefault(value)}, and {count} is shown.");
                }

                int least = expected.Keys.All(value => value.Length == 0) ? 0 : Math.Min(expected.Count, 8); // "no values"
                Assert.True(shown.Count >= least, $"{address}: {facet.Key} shows {shown.Count} of {expected.Count}.");
            }

            string[] all = [.. Sorted(Jobs.Where(job => Matches(job, null)), query.Sort).Select(job => job.Id)];
            Assert.Equal(all, Walk(address + "&size=50", page));
        },
        iter: 60);

    /// <summary>The ids on all pages, of which none is missing or there twice.</summary>
    private List<string> Walk(string address, Page first)
    {
        var ids = new List<string>();
        Page page = Browser.Get(address);
        for (int turn = 0; turn < 40; turn++)
        {
            ids.AddRange(RowIds(page));
            if (NextLink().Match(page.Body) is not { Success: true } next)
            {
                break;
            }

            page = Browser.Get(WebUtility.HtmlDecode(next.Groups[1].Value));
        }

        Assert.Equal(RowIds(first), ids.Take(200));
        return ids;
    }

    [Fact]
    public void Exports_hold_all_that_match()
    {
        StoredJob[] failed = [.. Jobs.Where(job => job.State == 3).Reverse()];
        var json = JsonElement.Parse(Browser.Get("/jobs/export.json?status=failed&size=25").Body);
        Assert.Equal(failed.Select(job => job.Id), json.EnumerateArray().Select(job => job.GetProperty("job_id").GetString()!));
        JsonElement first = json[0];
        Assert.Equal(failed[0].Cause, first.GetProperty("failure_cause").GetString());
        Assert.Equal((failed[0].Ended - failed[0].Started) / 1e6, first.GetProperty("duration_seconds").GetDouble());
        Assert.Equal(failed[0].Inputs["tile"], first.GetProperty("inputs").GetProperty("tile").GetString());

        Page csv = Browser.Get("/jobs/export.csv?status=failed");
        Assert.Equal(failed.Length + 1, csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("job_id,status,algorithm,version,tag,queue,priority,queued,started,ended,updated,duration_seconds", csv.Body, StringComparison.Ordinal);
        Assert.Contains("attachment", csv.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(failed.Select(job => job.Id), Browser.Get("/jobs/export.txt?status=failed").Body.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Many_are_acted_on_only_where_their_number_is_as_it_was_seen()
    {
        int offline = Jobs.Count(job => job.State == 6);
        Page asked = Browser.Get("/jobs/actions?status=offline");
        Assert.Contains($"Cancel {offline} jobs", asked.Body, StringComparison.Ordinal);
        Page refused = Browser.Submit("/jobs", "/jobs/actions", new() { ["status"] = "offline", ["act"] = "cancel", ["count"] = "1" });
        Assert.Equal(409, refused.Status);
        Assert.Contains($"They were 1 jobs, and are {offline} now", refused.Body, StringComparison.Ordinal);
        Assert.Equal(400, Browser.Submit("/jobs", "/jobs/actions", new() { ["act"] = "delete" }).Status);
        Assert.Equal(400, Browser.Submit("/jobs", "/jobs/actions", new() { ["act"] = "cancel" }).Status);
    }

    [Theory]
    [InlineData("/jobs?after=x~y&before=1&sort=nothing&size=-1&time=when&from=yesterday&cols=x,y&whole=z")]
    [InlineData("/jobs?status=&tag=%00&q=%ff%fe&exit='%20OR%201=1")]
    [InlineData("/jobs?status=failed&status=failed&status=succeeded&after=9223372036854775807~9223372036854775807")]
    [InlineData("/jobs?from=2026-11-01T00:00&to=9999-12-31")]
    [InlineData("/jobs?q=%3Cscript%3Ealert(1)%3C/script%3E&tag=%22%3E%3Cimg%20src=x%3E")]
    public void An_address_that_makes_no_sense_is_a_page_all_the_same(string address)
    {
        Page page = Browser.Get(address);
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("<script>alert", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_tells_how_many_succeeded_which_did_not_and_why()
    {
        const string Tag = "table-00000001";
        StoredJob[] jobs = [.. Jobs.Where(job => job.Tags.Contains(Tag))];
        string page = WebUtility.HtmlDecode(Browser.Get($"/jobs/batch?tag={Tag}").Body);
        Assert.Contains($"{jobs.Count(job => job.State == 2)} of {jobs.Length}</b> succeeded", page, StringComparison.Ordinal);
        Assert.All(jobs.Where(job => job.State == 3), job =>
        {
            Assert.Contains($"/jobs/{job.Id}", page, StringComparison.Ordinal);
            Assert.Contains(job.Cause!, page, StringComparison.Ordinal);
            Assert.Contains("row " + job.Tags[^1].Split('-')[^1], page, StringComparison.Ordinal);
        });
        Assert.Contains("queue maap-dps-worker-", page, StringComparison.Ordinal);
        Assert.Contains($"{jobs.Count(job => job.State is 2 or 3)} jobs: half took up to ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_maap_and_of_figaro_are_there()
    {
        string page = WebUtility.HtmlDecode(Browser.Get("/jobs?cols=status,job,tag,queue,queued,started,ended,updated,duration,cause").Body);
        Assert.All((string[])["Tag", "Payload ID", "Resource", "Short Error", "Job Type", "Job Queue", "Queued", "Started", "Ended", "Updated", " UTC"], word => Assert.Contains(word, page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> ValuesOf((string Key, Func<StoredJob, IEnumerable<string>> Of) facet, StoredJob job) =>
        facet.Of(job).Distinct().DefaultIfEmpty("");

    private static IEnumerable<string> Some(string? value) => value is null ? [] : [value];

    private (string Key, string Value) Choice(int facet, int at, bool isNone)
    {
        string[] values = [.. Jobs.SelectMany(job => ValuesOf(s_facets[facet], job)).Distinct().Order(StringComparer.Ordinal)];
        return (s_facets[facet].Key, isNone && values.Contains("") ? "" : values[at % values.Length]);
    }

    private static string StartOf(int days) => new DateTime(2026, 11, 1).AddHours(days).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static string TextOf(StoredJob job)
    {
        (string name, string version) = RandomJobs.Algorithms[job.Algorithm - 1];
        return string.Join('\n', [job.Id, $"job-{name}:{version}", job.Queue, job.Tag, .. job.Inputs.Select(input => $"{input.Key} {input.Value}"), job.Cause, job.Reason]).ToLowerInvariant();
    }

    private static long? TimeOf(StoredJob job, int time) =>
        time switch { 0 => job.Created, 1 => job.Started, 2 => job.Ended, _ => job.Changed };

    private IEnumerable<StoredJob> Sorted(IEnumerable<StoredJob> jobs, string sort)
    {
        var order = Jobs.Select((job, at) => (job, at)).ToDictionary(each => each.job, each => (long)each.at);
        bool descends = sort.Length == 0 || sort[0] == '-';
        long Key(StoredJob job)
        {
            long? key = sort.TrimStart('-') switch
            {
                "started" => job.Started,
                "ended" => job.Ended,
                "updated" => job.Changed,
                "duration" => job.Ended - job.Started,
                _ => order[job],
            };
            return key ?? (descends ? long.MinValue : long.MaxValue);
        }

        return descends ? jobs.OrderByDescending(Key).ThenByDescending(job => order[job]) : jobs.OrderBy(Key).ThenBy(job => order[job]);
    }

    private static string[] RowIds(Page page) => [.. Row().Matches(page.Body).Select(row => row.Groups[1].Value)];

    /// <summary>What a facet shows: the values that its links would toggle, with their numbers.</summary>
    private static Dictionary<string, int> FacetOf(Page page, string key)
    {
        string section = Regex.Match(page.Body, $"<section class=\"facet\" id=\"facet-{key}\".*?</section>", RegexOptions.Singleline).Value;
        return Value().Matches(section).ToDictionary(
            value => key == "failure" ? Nameless(value).Replace(' ', '_') : Nameless(value),
            value => int.Parse(WebUtility.HtmlDecode(value.Groups[2].Value).Replace("\u202F", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

        string Nameless(Match value) => WebUtility.HtmlDecode(Markup().Replace(value.Groups[1].Value, "")).Trim() switch
        {
            "none" or "did not fail" => "",
            string text => text,
        };
    }

    [GeneratedRegex("<tr data-job=\"([^\"]+)\"")]
    private static partial Regex Row();

    [GeneratedRegex("<span class=\"value\">(.*?)</span><span class=\"count\">([^<]+)</span>", RegexOptions.Singleline)]
    private static partial Regex Value();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex("<a class=\"button\" href=\"([^\"]+)\">Next</a>")]
    private static partial Regex NextLink();

    private sealed record Query(List<(int, int, bool)> Chosen, string Text, int Time, int Days, string Sort);

    /// <summary>A server with jobs of every kind.</summary>
    public sealed class Filled : IDisposable
    {
        private readonly Support.Server _server = new();

        public Filled()
        {
            _server.Stop();
            Jobs = [.. RandomJobs.Make(1500, 200)];
            StoredJob.Store(_server.Data, RandomJobs.Algorithms, Jobs);
            _server.Start();
            Browser = Browser.LoggedIn(_server);
        }

        internal Browser Browser { get; }

        internal IReadOnlyList<StoredJob> Jobs { get; }

        public void Dispose()
        {
            Browser.Dispose();
            _server.Dispose();
        }
    }
}

using DpsAuthoring.Server.Logs;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>A job's logs, apart: their ends, which grow while it runs, and what is looked for in them.</summary>
internal static class JobLogView
{
    private const int MostFound = 200;
    private const int LongestSearch = 200;

    /// <summary>The parameter of what is looked for.</summary>
    private const string Search = "find";

    public static async Task<Html> OfAsync(PageCall call, JobRecord job, JobLogs logs)
    {
        string find = call.Query(Search) ?? "";
        var parts = new List<Html>();
        foreach ((string name, _) in JobLogs.Streams)
        {
            parts.Add(await OneAsync(job, logs, name, find, call.Cancel).ConfigureAwait(false));
        }

        return Html.Of(
            $"""
            <section class="card" id="logs"><div class="row spread"><h2>Logs</h2>
            <form class="row" action="{ListedJob.AddressOf(job.Id)}#logs"><label for="find">Find in the logs</label><input id="find" type="search" name="{Search}" value="{find}" maxlength="{LongestSearch}"><button>Find</button></form></div>
            {parts}</section>
            """);
    }

    private static async Task<Html> OneAsync(JobRecord job, JobLogs logs, string name, string find, CancellationToken cancel)
    {
        string title = name == "stderr" ? "Standard error (stderr)" : "Standard output (stdout)";
        if (logs.Find(job, name) is not { } path)
        {
            string why = job.State switch { JobState.Queued => "It has not started.", JobState.Started => "Nothing is written yet.", _ => "None was kept." };
            return Html.Of($"""<h3>{title}</h3><pre class="log" id="log-{name}" data-stream="{name}" data-to="0" tabindex="0" role="region" aria-label="{title}"><span class="none">{why}</span></pre>""");
        }

        try
        {
            long size = new FileInfo(path).Length;
            LogPart tail = LogFile.Tail(path);
            string text = find[..Math.Min(find.Length, LongestSearch)];
            Html found = text.Length == 0
                ? default
                : Found(await LogFile.FindAsync(path, text, MostFound, cancel).ConfigureAwait(false), logs);
            return Html.Of(
                $"""
                <h3>{title} <a class="button" href="{ListedJob.AddressOf(job.Id)}/logs/{name}" download>Download<span class="unseen"> {name}</span></a></h3>{found}
                {Html.If(tail.From > 0, $"""<p class="hint">The end of {ShownNumber.Of(size)} bytes.</p>""")}
                <pre class="log" id="log-{name}" data-stream="{name}" data-to="{tail.To}" tabindex="0" role="region" aria-label="{title}">{logs.Shown(tail.Text)}</pre>
                """);
        }
        catch (IOException)
        {
            return Html.Of($"""<h3>{title}</h3><p class="hint">It was moved while it was read: load the page again.</p>""");
        }
    }

    private static Html Found(IReadOnlyList<LogLine> lines, JobLogs logs)
    {
        IEnumerable<Html> rows = lines.Select(line => Html.Of($"""<tr><td class="number">{ShownNumber.Of(line.Number)}</td><td><code>{logs.Shown(line.Text)}</code></td></tr>"""));
        string count = lines.Count == MostFound ? $"The first {MostFound} lines" : ShownNumber.Of(lines.Count, "line", "lines");
        return Html.Of(
            $"""<div class="found" role="status"><p>{count} with it</p>{Html.If(lines.Count > 0, $"""<div class="scroll" tabindex="0" role="region" aria-label="Lines found"><table><thead><tr><th scope="col" class="number">Line</th><th scope="col">Text</th></tr></thead><tbody>{rows}</tbody></table></div>""")}</div>""");
    }
}

using System.Text.Json;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>Why a job failed, and what else is to be known of it.</summary>
internal static class JobErrors
{
    public static Html Of(ListedJob job) => Html.Of($"""<section class="card" id="errors"><h2>Errors</h2>{Failure(job)}{Remarks(job, "remarks", "To be known")}{Remarks(job, "lost", "Files that were written outside output/ and would be lost in DPS")}</section>""");

    private static Html Failure(ListedJob job)
    {
        if (job.Record.Failure is not { } failure || !job.Record.State.IsFinal())
        {
            return Html.Of($"""<p class="none">No errors detected</p>""");
        }

        string Text(string name) => failure.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        string[] lines = failure.TryGetProperty("last_lines", out JsonElement last) ? [.. last.EnumerateArray().Select(line => line.GetString() ?? "")] : [];
        string alike = new JobsView { Query = new JobQuery().With(Facet.Cause, Text("cause")) }.Address;
        return Html.Of(
            $"""
            <div class="problem"><p id="error-text"><b>{Text("message")}</b></p>{Html.If(Text("reason").Length > 0, $"""<p><code>{Text("reason")}</code></p>""")}</div>
            <p class="row"><button type="button" class="script" data-copy="#error-text">Copy</button> <a href="{alike}">Jobs that failed alike</a></p>
            {Html.If(lines.Length > 0, $"""<details><summary>Traceback: the last {ShownNumber.Of(lines.Length, "line", "lines")} of its standard error</summary><pre class="log" tabindex="0">{string.Join('\n', lines)}</pre></details>""")}
            """);
    }

    private static Html Remarks(ListedJob job, string name, string title)
    {
        if (!job.Record.State.IsFinal()
            || job.Record.Outcome is not { } outcome
            || !outcome.TryGetProperty(name, out JsonElement texts)
            || texts.ValueKind != JsonValueKind.Array)
        {
            return default;
        }

        IEnumerable<Html> items = texts.EnumerateArray().Take(100).Select(text => Html.Of($"<li><bdi>{text.GetString()}</bdi></li>"));
        return Html.Of($"""<h3>{title}</h3><ul>{items}</ul>""");
    }
}

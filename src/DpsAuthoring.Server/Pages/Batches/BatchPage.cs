using DpsAuthoring.Jobs.Reports;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Batches;

/// <summary>The jobs of a tag as one thing: how many succeeded, which did not and why, what they took, and where they fit.</summary>
internal static class BatchPage
{
    private const int ShownFailed = 100;

    public static void Add(PageRoutes pages, JobLists lists) => pages.Get(BatchAddress.Path, call => Show(call, lists));

    private static Reply Show(PageCall call, JobLists lists)
    {
        string tag = call.Query("tag") ?? throw Refusal.Framework(404, "No batch is named: its address ends with ?tag= and its tag.");
        var batch = JobBatchState.Of(tag, lists);
        if (batch.Jobs.Count == 0)
        {
            throw Refusal.Framework(404, $"No job has the tag {tag}.");
        }

        var view = new JobsView { Query = new JobQuery().With(Facet.Tag, tag) };
        return call.Page($"Batch {tag}", Html.Of(
            $"""
            <p><a href="{JobsView.Path}">Jobs</a> / batch</p>
            <div class="row spread head"><h1><bdi>{tag}</bdi></h1><div class="row"><a class="button" href="{view.Address}">All its jobs</a> <a class="button" href="{JobExport.Csv}{view.QueryString}" download>CSV</a> <a class="button" href="{JobExport.Json}{view.QueryString}" download>JSON</a></div></div>
            <div id="live-batch" data-live>{Summary(batch, view)}{Failed(batch, view)}{Cost(batch)}</div>
            """));
    }

    private static Html Summary(JobBatchState batch, JobsView view)
    {
        int succeeded = batch.Count("succeeded"), all = batch.Jobs.Count;
        IEnumerable<Html> states = StatusMark.All.Select(state => (state.Word, Count: batch.Count(state.Word)))
            .Where(state => state.Count > 0)
            .Select(state => Html.Of($"""<li><a href="{view.With(view.Query.With(Facet.Status, state.Word)).Address}">{StatusMark.Of(state.Word)} {ShownNumber.Of(state.Count)}</a></li>"""));
        string retried = batch.Superseded == 0 ? "" : $" {ShownNumber.Of(batch.Superseded, "job was", "jobs were")} submitted again; the last one counts.";
        string left = batch.IsCut ? $" They are the last {ShownNumber.Of(all)} of this tag." : "";
        return Html.Of(
            $"""
            <section class="card"><p class="sum"><b>{ShownNumber.Of(succeeded)} of {ShownNumber.Of(all)}</b> succeeded.{retried}{left}</p>
            {Bar(batch)}<ul class="plain states">{states}</ul>
            <dl class="facts"><dt>First queued</dt><dd>{ShownTime.At(batch.Jobs.Min(job => job.Record.Created))}</dd><dt>Last ended</dt><dd>{ShownTime.At(batch.Jobs.Max(job => job.Record.Ended))}</dd></dl></section>
            """);
    }

    private static Html Bar(JobBatchState batch)
    {
        double at = 0;
        var parts = new List<Html>();
        foreach ((string word, _) in StatusMark.All)
        {
            double wide = 600.0 * batch.Count(word) / batch.Jobs.Count;
            parts.Add(Html.If(wide > 0, $"""<rect class="{word}" x="{at}" y="0" width="{wide}" height="12"/>"""));
            at += wide;
        }

        return Html.Of($"""<svg class="share" viewBox="0 0 600 12" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>""");
    }

    private static Html Failed(JobBatchState batch, JobsView view)
    {
        ListedJob[] failed = [.. batch.Jobs.Where(job => job.Record.State is JobState.Failed or JobState.Revoked)];
        if (failed.Length == 0)
        {
            return default;
        }

        JobsView unwell = view.With(view.Query.With(Facet.Status, "failed", "dismissed"));
        IEnumerable<IGrouping<string, ListedJob>> groups = failed.GroupBy(job => job.Facts.Cause ?? job.Word, StringComparer.Ordinal);
        IEnumerable<Html> rows = groups.OrderByDescending(alike => alike.Count()).Select(alike =>
        {
            ListedJob example = alike.First();
            string why = example.Facts.Reason ?? "";
            return Html.Of(
                $"""<tr><td class="number">{ShownNumber.Of(alike.Count())}</td><td><bdi>{alike.Key}</bdi>{Html.If(why.Length > 0, $"""<br><code>{why}</code>""")}</td><td><a href="{example.Address}">{batch.RowOf(example)}</a></td></tr>""");
        });
        IEnumerable<Html> which = failed.Take(ShownFailed).Select(job => Html.Of(
            $"""<li><a href="{job.Address}">{batch.RowOf(job)}</a> {StatusMark.Of(job.Word)} <bdi>{job.Facts.Reason ?? job.Facts.Cause}</bdi></li>"""));
        return Html.Of(
            $"""
            <section class="card"><div class="row spread"><h2>{ShownNumber.Of(failed.Length, "job that did not succeed", "jobs that did not succeed")}, and why</h2><a class="button" href="{JobActions.Path}{unwell.QueryString}">Resubmit them …</a></div>
            <div class="scroll" tabindex="0" role="region" aria-label="Causes"><table><thead><tr><th scope="col" class="number">Jobs</th><th scope="col">Cause</th><th scope="col">For example</th></tr></thead><tbody>{rows}</tbody></table></div>
            <h3>Which</h3><ul class="which">{which}</ul>{Html.If(failed.Length > ShownFailed, $"""<p><a href="{unwell.Address}">All {ShownNumber.Of(failed.Length)}</a></p>""")}</section>
            """);
    }

    private static Html Cost(JobBatchState batch)
    {
        IEnumerable<ListedJob> ended = batch.Jobs.Where(job => job.Record.State.IsFinal());
        Html plot = DurationPlot.Of([.. ended.Select(job => job.Record.Seconds).OfType<double>()], ShownTime.Duration);
        IEnumerable<Html> slowest = batch.Slowest.Select(job => Html.Of($"""<li><a href="{job.Address}">{batch.RowOf(job)}</a> {ShownTime.Duration(job.Duration!.Value)}</li>"""));
        string? advice = batch.Cost is { } cost ? BatchAdvice.Of(cost) : null;
        return Html.Of(
            $"""
            <section class="card"><h2>Durations</h2>{(plot.IsEmpty ? Html.Of($"""<p class="none">None has ended yet.</p>""") : plot)}{Html.If(batch.Slowest.Count > 0, $"<h3>Slowest</h3><ul>{slowest}</ul>")}</section>
            <section class="card"><h2>Resources, and the queue they fit</h2><p>{advice ?? "It is known when a job has succeeded."}</p></section>
            """);
    }
}

using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Index;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>All jobs: counts, facets, search, and the table.</summary>
internal static class JobsPage
{
    public static void Add(PageRoutes pages, JobLists lists)
    {
        pages.Get(JobsView.Path, call => Show(call, lists));
        pages.Get(JobsView.ChoosePath, call => Reply.SeeOther((JobsView.Of(call.Context.Request) with
        {
            Columns = [.. JobColumn.All.Select(column => column.Key).Where(key => call.Context.Request.Query["col"].Contains(key))],
        }).Address));
    }

    private static Reply Show(PageCall call, JobLists lists)
    {
        var view = JobsView.Of(call.Context.Request);
        JobMatches matches = lists.Index.Page(view.Query, view.Size, view.After, view.Before);
        IReadOnlyList<ListedJob> jobs = lists.Read(matches.Sequences);
        bool showsFailures = view.Query.ChosenOf(Facet.Status) is ["failed"] && view.Query.ChosenOf(Facet.Cause).Count == 0;
        return call.Page("Jobs", Html.Of(
            $"""
            <div class="row spread head"><h1>Jobs</h1><p class="row live script"><span id="live-state" class="hint">Live</span> <button type="button" id="pause" aria-pressed="false">Pause</button></p><p class="scriptless"><a class="button" href="{view.Address}">Reload</a></p></div>
            <div id="counts">{CountsBanner.Of(view, matches)}</div>
            {JobsForm.Of(view)}
            <div class="jobs-columns">
            <aside id="facets" aria-label="Filters">{FacetList.Of(view, matches)}</aside>
            <section class="jobs-list" id="list">
            {JobsForm.Chips(view)}
            {FailureGroups.Of(view, matches.Facets[Facet.Cause], showsFailures)}
            <div id="toolbar">{Toolbar(call, view, matches, jobs.Count)}</div>
            <p id="newer" class="newer script" hidden><button type="button">Show the newest state</button></p>
            <div id="table">{JobTable.Of(view, matches, jobs)}</div>
            {Html.If(matches.Count > jobs.Count, $"""<div id="turn-below">{JobTable.Turn(view, matches, jobs.Count, " below")}</div>""")}
            <p class="hint keys script"><kbd>/</kbd> search, <kbd>j</kbd> <kbd>k</kbd> down and up, <kbd>Enter</kbd> open, <kbd>x</kbd> select</p>
            </section></div>
            """));
    }

    /// <summary>What is done with the ticked jobs, and with all that match.</summary>
    private static Html Toolbar(PageCall call, JobsView view, JobMatches matches, int shown)
    {
        string query = view.Top.QueryString;
        string matching = ShownNumber.Of(matches.Count, "job", "jobs");
        return Html.Of(
            $"""
            <div class="row spread toolbar">{JobTable.Turn(view, matches, shown)}
            <div class="row acts"><form id="{JobTable.TickedForm}" method="post" action="{JobActions.Path}" class="row">{call.TokenField}{view.Hidden()}<span id="picked" class="hint script" aria-live="off">0 selected</span>
            <button name="act" value="cancel" data-picked>Cancel<span class="unseen"> selected jobs</span></button> <button name="act" value="resubmit" data-picked>Resubmit<span class="unseen"> selected jobs</span></button></form>
            <a class="button" href="{JobActions.Path}{query}">All {matching} …</a>
            <a class="button" href="{JobExport.Csv}{query}" download>CSV</a> <a class="button" href="{JobExport.Json}{query}" download>JSON</a></div></div>
            """);
    }
}

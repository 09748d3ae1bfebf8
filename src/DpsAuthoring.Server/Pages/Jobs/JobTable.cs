using DpsAuthoring.Server.Index;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>The table of jobs, and what turns its pages.</summary>
internal static class JobTable
{
    /// <summary>The form that the ticked jobs are sent by; its buttons are beside the table.</summary>
    public const string TickedForm = "ticked";

    public static Html Of(JobsView view, JobMatches matches, IReadOnlyList<ListedJob> jobs)
    {
        IReadOnlyList<JobColumn> columns = JobColumn.Chosen(view);
        if (jobs.Count == 0)
        {
            string why = matches.All == 0 ? "There are no jobs yet." : "No job matches all of that.";
            return Html.Of(
                $"""
                <div class="card empty"><p>{why} {Html.If(matches.All > 0, $"""<a href="{JobsView.Path}">Show all {matches.All} jobs</a>""")}{Html.If(matches.All == 0, $"""<a href="/submit">Submit the first</a>""")}</p></div>
                """);
        }

        return Html.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="Jobs"><table class="jobs"><caption class="unseen">Jobs {matches.Before + 1} to {matches.Before + jobs.Count} of {matches.Count}</caption>
            <thead><tr><th scope="col" class="pick"><span class="unseen">Select</span><input type="checkbox" class="script" id="pick-all" aria-label="Select all on this page"></th>{columns.Select(column => Head(view, column))}</tr></thead>
            <tbody id="rows">{jobs.Select(job => Row(columns, job))}</tbody></table></div>
            """);
    }

    /// <summary>Where in the list it is, with ways to its other parts.</summary>
    public static Html Turn(JobsView view, JobMatches matches, int shown, string where = "")
    {
        bool hasOlder = matches.Before + shown < matches.Count;
        Html first = Link(matches.Before > 0, view.Top, "First");
        Html back = Link(matches.Before > 0 && matches.First is not null, view.Top with { Before = matches.First }, "Previous");
        Html on = Link(hasOlder && matches.Last is not null, view.Top with { After = matches.Last }, "Next");
        string place = shown == 0 ? "0 of 0" : $"{ShownNumber.Of(matches.Before + 1)}–{ShownNumber.Of(matches.Before + shown)} of {ShownNumber.Of(matches.Count)}";
        return Html.Of($"""<nav class="turn row" aria-label="Pages of the list{where}"><span class="place">{place}</span> {first}{back}{on}</nav>""");

        static Html Link(bool isThere, JobsView to, string name) => isThere
            ? Html.Of($"""<a class="button" href="{to.Address}">{name}</a>""")
            : Html.Of($"""<span class="button off" aria-hidden="true">{name}</span>""");
    }

    private static Html Head(JobsView view, JobColumn column)
    {
        var style = Html.If(column.IsNumber, $""" class="number" """);
        if (column.Sort is not { } sort)
        {
            return Html.Of($"""<th scope="col"{style}>{column.Name}</th>""");
        }

        bool isSorted = view.Query.Sort == sort;
        bool ascends = isSorted && !view.Query.IsAscending;
        var order = Html.If(isSorted, $""" aria-sort="{(view.Query.IsAscending ? "ascending" : "descending")}" """);
        string mark = !isSorted ? "" : view.Query.IsAscending ? " ▲" : " ▼";
        string address = view.With(view.Query with { Sort = sort, IsAscending = ascends }).Address;
        return Html.Of($"""<th scope="col"{style}{order}><a href="{address}">{column.Name}<span aria-hidden="true">{mark}</span></a></th>""");
    }

    private static Html Row(IReadOnlyList<JobColumn> columns, ListedJob job)
    {
        IEnumerable<Html> cells = columns.Select(column =>
            Html.Of($"""<td data-label="{column.Name}"{Html.If(column.IsNumber, $""" class="number" """)}><div>{column.Cell(job)}</div></td>"""));
        return Html.Of(
            $"""
            <tr data-job="{job.Record.Id}" data-revision="{job.Revision}"><td class="pick"><input type="checkbox" name="id" value="{job.Record.Id}" form="{TickedForm}" aria-label="Select job {job.Record.Id}"></td>{cells}</tr>

            """);
    }
}

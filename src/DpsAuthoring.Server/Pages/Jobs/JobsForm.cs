using DpsAuthoring.Server.Index;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>The search, the times, and what else is chosen of the list.</summary>
internal static class JobsForm
{
    private static readonly (JobTime Time, string Name)[] s_times =
        [(JobTime.Queued, "Queued"), (JobTime.Started, "Started"), (JobTime.Ended, "Ended"), (JobTime.Updated, "Updated")];

    public static Html Of(JobsView view)
    {
        IEnumerable<Html> times = s_times.Select(time => Option(time.Time.Word(), time.Name, view.Query.Time == time.Time));
        IEnumerable<Html> sizes = JobsView.Sizes.Select(size => Option($"{size}", $"{size} rows", view.Size == size));
        IReadOnlyList<JobColumn> shown = JobColumn.Chosen(view);
        IEnumerable<Html> columns = JobColumn.All.Select(column => Html.Of(
            $"""<label class="choice"><input type="checkbox" name="col" value="{column.Key}"{Html.If(shown.Contains(column), $" checked")}> {column.Name}</label>"""));
        bool hasTimes = view.From.Length > 0 || view.To.Length > 0;
        return Html.Of(
            $"""
            <div class="row searches">
            <form class="row search" role="search" action="{JobsView.Path}">{view.Top.Hidden(JobsView.TextKey)}
            <label class="unseen" for="search">Search jobs</label><input id="search" type="search" name="{JobsView.TextKey}" value="{view.Query.Text}" placeholder="Id, tag, algorithm, input, error" autocomplete="off"><button>Search</button></form>
            <a class="button to-filters" href="#facets">Filters</a>
            <details class="menu"{Html.If(hasTimes, $" open")}><summary class="button">Times</summary><form class="panel" action="{JobsView.Path}">{view.Top.Hidden("time", "from", "to")}
            <div class="field"><label for="time">Which time</label><select id="time" name="time">{times}</select></div>
            <div class="field"><label for="from">From, in UTC</label><input id="from" name="from" type="datetime-local" step="1" value="{view.From}"></div>
            <div class="field"><label for="to">To and including, in UTC</label><input id="to" name="to" type="datetime-local" step="1" value="{view.To}"></div>
            <button>Apply</button></form></details>
            <details class="menu"><summary class="button">Columns</summary><form class="panel" action="{JobsView.ChoosePath}">{view.Top.Hidden("cols", "size")}
            <fieldset><legend>Columns</legend>{columns}</fieldset><div class="field"><label for="size">Rows</label><select id="size" name="size">{sizes}</select></div>
            <button>Apply</button></form></details>
            <span class="row presets"><a href="{Preset("running", "queued")}">Running and queued</a> <a href="{Preset("failed")}">Failed</a></span>
            </div>
            """);

        string Preset(params string[] states) =>
            new JobsView { Columns = view.Columns, Size = view.Size, Query = new JobQuery().With(Facet.Status, states) }.Address;
    }

    /// <summary>What is chosen, each with a way to choose it no more.</summary>
    public static Html Chips(JobsView view)
    {
        JobQuery query = view.Query;
        var chips = new List<Html>();
        foreach ((Facet facet, _, string name) in Facets.All)
        {
            chips.AddRange(query.ChosenOf(facet).Select(value => Chip($"{name}: {FacetList.NameOf(facet, value)}", view.With(query.Toggle(facet, value)))));
        }

        if (query.Text.Length > 0)
        {
            chips.Add(Chip($"Search: {query.Text}", view.With(query with { Text = "" })));
        }

        if (view.From.Length > 0 || view.To.Length > 0)
        {
            string problem = (view.From.Length > 0 && query.From is null) || (view.To.Length > 0 && query.To is null) ? " (not a time, and so ignored)" : "";
            chips.Add(Chip(
                $"{query.Time}: {(view.From.Length > 0 ? view.From : "…")} to {(view.To.Length > 0 ? view.To : "…")} UTC{problem}",
                view.With(query with { From = null, To = null }) with { From = "", To = "" }));
        }

        return Html.If(chips.Count > 0, $"""<p class="chips">{chips} <a href="{new JobsView { Columns = view.Columns, Size = view.Size }.Address}">Clear all</a></p>""");

        static Html Chip(string text, JobsView without) => Html.Of(
            $"""<span class="chip"><bdi>{text}</bdi> <a href="{without.Address}" aria-label="Remove {text}">✕</a></span> """);
    }

    private static Html Option(string value, string name, bool isChosen) =>
        Html.Of($"""<option value="{value}"{Html.If(isChosen, $" selected")}>{name}</option>""");
}

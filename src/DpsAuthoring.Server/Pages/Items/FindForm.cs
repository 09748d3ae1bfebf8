using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>The form of a search. It is sent as an address.</summary>
internal static class FindForm
{
    public static Html Of(
        FindView view,
        IReadOnlyList<string> known,
        IReadOnlyList<StacCollection> collections,
        string description,
        FieldProblems problems,
        bool isOpen)
    {
        var catalogue = new FormField(FindView.CatalogueKey, "catalogue", "Catalogue")
        {
            Value = view.Catalogue,
            IsRequired = true,
            Keys = "url",
            Suggestions = known,
            Hint = "The address of a STAC API, of a catalogue of files, or of NASA's CMR.",
            HasFocus = view.Catalogue.Length == 0,
        };
        if (view.Catalogue.Length == 0)
        {
            IEnumerable<Html> links = known.Select(address => Html.Of($"""<li><a href="{new FindView { Catalogue = address }.Address}"><bdi>{address}</bdi></a></li>"""));
            return Html.Of(
                $"""
                <form class="card" action="{FindView.Path}">{catalogue.Show(problems)}<p><button class="main">Open</button></p>
                <h2>Known</h2><ul>{links}</ul></form>
                """);
        }

        string[] said = [.. view.Collections, view.Box, view.Time, view.Filter, view.Query, view.Ids, view.Sort];
        string summary = string.Join(" · ", said.Where(part => part.Length > 0).Prepend(view.Catalogue));
        return Html.Of(
            $"""
            <details class="card searched"{Html.If(isOpen, $" open")}><summary>Search <bdi class="said">{summary}</bdi></summary>
            <form action="{FindView.Path}">
            {catalogue.Show(problems)}{Html.If(description.Length > 0, $"""<p class="hint">It is <bdi>{description}</bdi>.</p>""")}
            <div class="fields"><div>{Collections(view, collections)}{Time(view).Show(problems)}{Order(view).Show(problems)}</div>
            <div>{Box(view).Show(problems)}<figure class="map box-map">{FootprintMap.Box(view.Box)}<figcaption class="script">Draw a box on the map, or type it above.</figcaption></figure></div></div>
            <details{Html.If(view.Filter.Length + view.Query.Length + view.Ids.Length > 0 || problems.IsWrong(FindView.QueryKey) || problems.IsWrong(FindView.FilterKey), $" open")}><summary>More conditions</summary><div class="fields">{Filter(view).Show(problems)}{Query(view).Show(problems)}{Ids(view).Show(problems)}</div></details>
            <div class="row"><button class="main" name="{FindView.ShowKey}" value="items">Search</button><button name="{FindView.ShowKey}" value="count">Count</button><a class="button" href="{new FindView { Catalogue = view.Catalogue }.Address}">Clear</a><a class="button" href="{FindView.Path}">Another catalogue</a></div>
            </form></details>
            """);
    }

    private static Html Collections(FindView view, IReadOnlyList<StacCollection> collections)
    {
        IEnumerable<(string Id, string Title)> all = view.Collections.Where(id => collections.All(one => one.Id != id)).Select(id => (id, ""))
            .Concat(collections.Select(one => (one.Id, one.Title ?? "")));
        IEnumerable<Html> options = all.Where(one => one.Id.Length > 0).Select(one => Html.Of(
            $"""<option value="{one.Id}"{Html.If(view.Collections.Contains(one.Id), $" selected")}>{one.Id}{Html.If(one.Title.Length > 0 && one.Title != one.Id, $" – {Short(one.Title)}")}</option>"""));
        return Html.Of(
            $"""
            <div class="field"><label for="collections">Collections</label><input class="script narrow" type="search" data-narrows="collections" aria-label="Show only collections with" placeholder="Show only those with …" autocomplete="off">
            <div class="control"><select id="collections" name="{FindView.CollectionKey}" multiple size="8" aria-describedby="collections-hint">{options}</select></div><p class="hint" id="collections-hint">{ShownNumber.Of(collections.Count, "collection", "collections")}. None chosen is all of them; several with Ctrl.</p></div>
            """);
    }

    private static FormField Box(FindView view) => new(FindView.BoxKey, "bbox", "Box")
    {
        Value = view.Box, Hint = "West,south,east,north in degrees; a west greater than the east crosses 180°.",
    };

    private static FormField Time(FindView view) => new(FindView.TimeKey, "datetime", "Time (UTC)")
    {
        Value = view.Time, Hint = "2026-01-02, 2026-01, 2026-01-01/2026-02-01 or 2026-01-01/..",
    };

    private static FormField Order(FindView view) => new(FindView.SortKey, "sort", "Order")
    {
        Value = view.Sort, Suggestions = ["-datetime", "datetime", "id", "properties.eo:cloud_cover"], Hint = "Fields with commas; - for the greatest first. Needs a STAC API or CMR.",
    };

    private static FormField Filter(FindView view) => new(FindView.FilterKey, "filter", "Filter (CQL2)")
    {
        Value = view.Filter, Lines = 2, Hint = "eo:cloud_cover < 10 AND platform = 'landsat-8'. Needs a STAC API.",
    };

    private static FormField Query(FindView view) => new(FindView.QueryKey, "query", "Query (JSON)")
    {
        Value = view.Query, Lines = 2, Hint = "{\"eo:cloud_cover\": {\"lt\": 10}}",
    };

    private static FormField Ids(FindView view) => new(FindView.IdsKey, "ids", "Items of these names")
    {
        Value = view.Ids, Lines = 2, Hint = "With commas or blanks between them.",
    };

    private static string Short(string title) => title.Length <= 80 ? title : title[..80] + "…";
}

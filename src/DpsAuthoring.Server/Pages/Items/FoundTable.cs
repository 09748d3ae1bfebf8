using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Catalogues;
using DpsAuthoring.Server.Pages.Submitting;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>The items that were found, where they are, and what is made of those that are ticked.</summary>
internal static class FoundTable
{
    private const string TickedForm = "ticked";

    public static Html Of(ServerParts parts, PageCall call, FindView view, FoundPart part)
    {
        if (part.Items.Count == 0)
        {
            return Html.Of($"""<div class="card empty" role="status"><p>{(part.Before == 0 ? "No item matches all of that." : "There are no items on this page.")}</p></div>""");
        }

        IReadOnlyList<ItemColumn> columns = ItemColumn.Of(part.Items);
        IEnumerable<Html> head = columns.Select(column => Html.Of($"""<th scope="col"{Html.If(column.IsNumber, $""" class="number" """)}><bdi>{column.Name}</bdi></th>"""));
        IEnumerable<Html> rows = part.Items.Select((item, at) => Row(call, view, columns, item, at));
        return Html.Of(
            $"""
            <div id="found">{Turn(view, part)}
            <div class="found-parts">{FootprintMap.Of(part.Items, view.Box)}{AssetFacets.Of(part.Items)}</div>
            {Acts(parts, call, view, part)}
            <div class="scroll" tabindex="0" role="region" aria-label="Items"><table class="jobs found"><caption class="unseen">Items {part.Before + 1} to {part.Before + part.Items.Count}</caption>
            <thead><tr><th scope="col" class="pick"><span class="unseen">Select</span><input type="checkbox" class="script" id="pick-items" aria-label="Select all on this page"></th><th scope="col">Picture</th><th scope="col">Item</th><th scope="col">Time</th>{head}<th scope="col">Assets</th></tr></thead>
            <tbody>{rows}</tbody></table></div>
            {Html.If(part.HasMore || part.Before > 0, $"{Turn(view, part, " below")}")}
            <p class="hint keys script"><kbd>j</kbd> <kbd>k</kbd> down and up, <kbd>x</kbd> select</p></div>
            """);
    }

    private static Html Turn(FindView view, FoundPart part, string where = "")
    {
        string all = part.Matched is { } matched ? ShownNumber.Of(matched) : part.HasMore ? "more than that" : ShownNumber.Of(part.Before + part.Items.Count);
        bool isLast = part.HasMore && (view.Page + 1) * FindView.Size > FoundItems.Most;
        return Html.Of(
            $"""
            <nav class="turn row" aria-label="Pages of the items{where}"><span class="place">{ShownNumber.Of(part.Before + 1)}–{ShownNumber.Of(part.Before + part.Items.Count)} of {all}</span> {Link(part.Before > 0, view.Page - 1, "Previous")}{Link(part.HasMore && !isLast, view.Page + 1, "Next")}{Html.If(isLast, $"""<span class="hint">More are not shown: narrow the search.</span>""")}</nav>
            """);

        Html Link(bool isThere, int page, string name) => isThere
            ? Html.Of($"""<a class="button" href="{(view with { Page = page }).Address}">{name}</a>""")
            : Html.Of($"""<span class="button off" aria-hidden="true">{name}</span>""");
    }

    private static Html Acts(ServerParts parts, PageCall call, FindView view, FoundPart part)
    {
        if (parts.Algorithms.Deployed().Count == 0)
        {
            return Html.Of($"""<p class="card">Jobs can be made of these when an algorithm is there. <a href="/register">Register one</a></p>""");
        }

        string all = part.Matched is { } matched ? ShownNumber.Of(matched, "item", "items") : "items";
        Html whole = part.Matched > ItemJobsPage.Most
            ? Html.Of($"""<span class="hint">All {all} are too many for this page, which takes {ShownNumber.Of(ItemJobsPage.Most)}: narrow the search, or use dps submit --find.</span>""")
            : Html.Of($"""<button name="{ItemJobsPage.ActKey}" value="{ItemJobsPage.All}">Jobs of all {all} …</button>""");
        return Html.Of(
            $"""
            <form id="{TickedForm}" class="card row acts" method="post" action="{ItemJobsPage.Path}">{call.TokenField}{view.Hidden()}<input type="hidden" name="{ItemJobsPage.SeenKey}" value="{part.Matched ?? 0}">
            <label for="algorithm">Algorithm</label><select id="algorithm" name="algorithm">{SubmitPage.Choices(parts)}</select>
            <button class="main" name="{ItemJobsPage.ActKey}" value="{ItemJobsPage.Ticked}">Jobs of the ticked items …</button>{whole}<span id="items-picked" class="hint script">0 selected</span></form>
            """);
    }

    private static Html Row(PageCall call, FindView view, IReadOnlyList<ItemColumn> columns, StacItem item, int at)
    {
        IEnumerable<Html> cells = columns.Select(column => Html.Of(
            $"""<td data-label="{column.Name}"{Html.If(column.IsNumber, $""" class="number" """)}><div><bdi>{column.ValueOf(item)}</bdi></div></td>"""));
        IEnumerable<Html> assets = item.Assets.Keys.Take(12).Select(key => Html.Of($"""<bdi class="tag">{key}</bdi> """));
        Html name = item.Link("self")?.Href is { } self && FetchableItem.IsWeb(self)
            ? Html.Of($"""<a class="job" href="{self}" rel="noreferrer noopener"><bdi>{item.Id}</bdi></a>""")
            : Html.Of($"""<bdi class="job">{item.Id}</bdi>""");
        return Html.Of(
            $"""
            <tr data-row="{at}"><td class="pick"><input type="checkbox" name="{ItemKey.Field}" value="{ItemKey.Of(item).ToString()}" form="{TickedForm}" aria-label="Select item {item.Id}"></td><td data-label="Picture"><div>{Thumbnails.Of(call.Session, view.Catalogue, item)}</div></td><td data-label="Item"><div>{name}<span class="id"><bdi>{item.Collection}</bdi></span></div></td><td data-label="Time"><div>{ItemColumn.TimeOf(item)}</div></td>{cells}<td data-label="Assets"><div>{assets}{Html.If(item.Assets.Count > 12, $"… {item.Assets.Count} in all")}</div></td></tr>

            """);
    }
}

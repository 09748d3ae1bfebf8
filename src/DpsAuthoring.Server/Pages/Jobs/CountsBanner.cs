using DpsAuthoring.Server.Index;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>How many jobs are in each state, whichever of them is chosen.</summary>
internal static class CountsBanner
{
    public static Html Of(JobsView view, JobMatches matches)
    {
        IReadOnlyList<string> chosen = view.Query.ChosenOf(Facet.Status);
        int total = matches.Facets[Facet.Status].Sum(count => count.Count);
        IEnumerable<Html> states = StatusMark.All
            .Select(state => (state.Word, state.Others, Count: matches.CountOf(Facet.Status, state.Word)))
            .Where(state => state.Count > 0 || state.Word is "queued" or "running" or "succeeded" or "failed" || chosen.Contains(state.Word))
            .Select(state => Cell(
                view.With(view.Query.With(Facet.Status, chosen is [var only] && only == state.Word ? [] : [state.Word])).Address,
                chosen.Contains(state.Word),
                StatusMark.Of(state.Word),
                state.Count,
                state.Others));
        Html all = Cell(view.With(view.Query.With(Facet.Status)).Address, chosen.Count == 0, Html.Of($"total"), total, "all states");
        return Html.Of($"""<ul class="banner">{all}{states}</ul>""");
    }

    private static Html Cell(string address, bool isChosen, Html name, int count, string others) => Html.Of(
        $"""<li><a href="{address}" title="{others}"{Html.If(isChosen, $""" aria-current="true" """)}><b>{ShownNumber.Of(count)}</b>{name}</a></li>""");
}

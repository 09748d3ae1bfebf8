using DpsAuthoring.Server.Index;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>The facets beside the table, with numbers over all jobs.</summary>
internal static class FacetList
{
    private const int Shown = 8;
    private const int ShownWhole = 500;

    public static Html Of(JobsView view, JobMatches matches) =>
        Html.All(Facets.All.Select(facet => One(view, facet.Facet, matches.Facets[facet.Facet])));

    /// <summary>What a value is called; jobs without one are a kind too.</summary>
    public static string NameOf(Facet facet, string value) => value.Length == 0 ? facet is Facet.Failure or Facet.Cause ? "did not fail" : "none"
        : facet == Facet.Failure ? value.Replace('_', ' ')
        : value;

    private static Html One(JobsView view, Facet facet, IReadOnlyList<FacetCount> counts)
    {
        IReadOnlyList<string> chosen = view.Query.ChosenOf(facet);
        bool hasValues = counts.Any(count => count.Value.Length > 0) || chosen.Count > 0;
        int most = view.Whole == facet ? ShownWhole : Shown;
        FacetCount[] shown =
        [
            .. counts.Take(most),
            .. counts.Skip(most).Where(count => chosen.Contains(count.Value)),
            .. chosen.Where(value => counts.All(count => count.Value != value)).Select(value => new FacetCount(value, 0)),
        ];
        IEnumerable<Html> values = shown.Select(count => Value(view, facet, count, chosen.Contains(count.Value)));
        string more = view.Whole == facet ? $"The first {ShownWhole} of {ShownNumber.Of(counts.Count)}" : $"All {ShownNumber.Of(counts.Count)} values";
        Html rest = counts.Count <= most ? default
            : view.Whole == facet ? Html.Of($"""<p class="hint">{more}</p>""")
            : Html.Of($"""<a class="more" href="{(view with { Whole = facet }).Address}#facet-{facet.Key()}">{more}</a>""");
        return Html.Of(
            $"""
            <section class="facet" id="facet-{facet.Key()}" aria-labelledby="facet-{facet.Key()}-name"><h2 id="facet-{facet.Key()}-name">{facet.Name()}{Html.If(chosen.Count > 0, $""" <a class="clear" href="{view.With(view.Query.With(facet)).Address}" aria-label="Clear {facet.Name()}">clear</a>""")}</h2>
            {(hasValues ? Html.Of($"<ul>{values}</ul>{rest}") : Html.Of($"""<p class="hint">no values</p>"""))}</section>
            """);
    }

    private static Html Value(JobsView view, Facet facet, FacetCount count, bool isChosen)
    {
        string name = NameOf(facet, count.Value);
        Html label = facet == Facet.Status ? StatusMark.Of(name) : Html.Of($"<bdi>{name}</bdi>");
        var state = Html.If(isChosen, $""" aria-current="true" """);
        return Html.Of(
            $"""<li><a href="{view.With(view.Query.Toggle(facet, count.Value)).Address}"{state}><span class="value">{label}</span><span class="count">{ShownNumber.Of(count.Count)}</span></a></li>""");
    }
}

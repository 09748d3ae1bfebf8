using DpsAuthoring.Server.Index;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>The failed jobs by what they have in common, the most frequent first.</summary>
internal static class FailureGroups
{
    private const int Shown = 12;

    /// <param name="view">What is seen.</param>
    /// <param name="causes">The causes with their numbers.</param>
    /// <param name="isOpen">Whether they are shown at once.</param>
    public static Html Of(JobsView view, IReadOnlyList<FacetCount> causes, bool isOpen)
    {
        FacetCount[] failed = [.. causes.Where(cause => cause.Value.Length > 0)];
        if (failed.Length == 0)
        {
            return default;
        }

        IEnumerable<Html> rows = failed.Take(Shown).Select(cause => Html.Of(
            $"""<tr><td class="number">{ShownNumber.Of(cause.Count)}</td><td><a href="{view.With(view.Query.With(Facet.Cause, cause.Value)).Address}"><bdi>{cause.Value}</bdi></a></td></tr>"""));
        return Html.Of(
            $"""
            <details class="card causes"{Html.If(isOpen, $" open")}><summary>{ShownNumber.Of(failed.Sum(cause => cause.Count), "failure", "failures")} of {ShownNumber.Of(failed.Length, "kind", "kinds")}, by cause</summary>
            <table><thead><tr><th scope="col" class="number">Jobs</th><th scope="col">Cause (Short Error)</th></tr></thead><tbody>{rows}</tbody></table>
            {Html.If(failed.Length > Shown, $"""<p><a href="{(view with { Whole = Facet.Cause }).Address}#facet-cause">All {ShownNumber.Of(failed.Length)} causes</a></p>""")}</details>
            """);
    }
}

using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Catalogues;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>
/// Looks for items in a catalogue, so that jobs can be made of them. The server asks the catalogue; the browser asks nobody else.
/// </summary>
internal static class FindPage
{
    public static void Add(PageRoutes pages, ServerParts parts, OpenCatalogues catalogues) =>
        pages.Get(FindView.Path, call => ShowAsync(parts, catalogues, call));

    private static async Task<Reply> ShowAsync(ServerParts parts, OpenCatalogues catalogues, PageCall call)
    {
        var view = FindView.Of(call.Context.Request.Query);
        var problems = new List<FieldProblem>();
        StacSearch search = view.Search(problems);
        OpenCatalogue? open = null;
        IReadOnlyList<StacCollection> collections = [];
        Html found = default;
        if (view.Catalogue.Length > 0)
        {
            try
            {
                await OpenCatalogues.AskAsync(OpenCatalogues.Patience, async cancel =>
                {
                    open = await catalogues.OpenAsync(view.Catalogue, cancel).ConfigureAwait(false);
                    KnownCollections known = await open.CollectionsAsync(cancel).ConfigureAwait(false);
                    collections = known.All;
                    if (known.Problem is { } problem)
                    {
                        problems.Add(new("", Severity.Warning, $"These may not be all collections: {problem}"));
                    }

                    if (!problems.Exists(problem => problem.Severity == Severity.Error))
                    {
                        found = view.Show switch
                        {
                            "items" => await ItemsAsync(parts, call, open, view, search, cancel).ConfigureAwait(false),
                            "count" => Counted(await open.CountAsync(search, cancel).ConfigureAwait(false)),
                            _ => default,
                        };
                    }
                }, call.Cancel).ConfigureAwait(false);
            }
            catch (StacException e)
            {
                problems.Add(new(open is null ? FindView.CatalogueKey : FindView.FieldOf(e), Severity.Error, e.Message));
            }
        }

        return call.Page("Find", Html.Of(
            $"""
            <h1>Find items for a batch</h1>
            {Told(problems)}
            {FindForm.Of(view, catalogues.Known, collections, open?.Description ?? "", new FieldProblems(problems), isOpen: found.IsEmpty || view.Show == "count")}
            {found}
            """));
    }

    /// <summary>What concerns the search as a whole, and that something is wrong with its fields.</summary>
    private static Html Told(List<FieldProblem> problems)
    {
        IEnumerable<Html> whole = problems.Where(problem => problem.Field.Length == 0).Select(problem => problem.Severity == Severity.Error
            ? Html.Of($"""<p class="problem" role="alert"><bdi>{problem.Message}</bdi></p>""")
            : Html.Of($"""<p class="hint"><bdi>{problem.Message}</bdi></p>"""));
        bool isWrong = problems.Exists(problem => problem is { Field.Length: > 0, Severity: Severity.Error });
        return Html.Of(
            $"""{Html.If(isWrong, $"""<p class="problem" role="alert">Nothing is searched yet: what is to be mended is told at its field.</p>""")}{whole}""");
    }

    private static async Task<Html> ItemsAsync(
        ServerParts parts, PageCall call, OpenCatalogue open, FindView view, StacSearch search, CancellationToken cancel)
    {
        FoundPart part = await open.FindAsync(view.SearchKey, search, isBegun: view.Page > 1, view.Before, FindView.Size, cancel)
            .ConfigureAwait(false);
        return FoundTable.Of(parts, call, view, part);
    }

    private static Html Counted(long? count) => Html.Of(
        $"""<p class="notice" role="status">{(count is { } known ? $"{ShownNumber.Of(known, "item matches", "items match")}." : "This catalogue does not count: search, and see.")}</p>""");
}

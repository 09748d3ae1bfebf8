using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Catalogues;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>Looks for items in a catalogue, so that jobs can be made of them. The server asks the catalogue; the browser asks nobody
/// else.</summary>
internal static class FindPage
{
    /// <summary>In a catalogue of files they may be far apart.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static void Add(PageRoutes pages, ServerParts parts, OpenCatalogues catalogues) =>
        pages.Get(FindView.Path, call => ShowAsync(parts, catalogues, call));

    private static async Task<Reply> ShowAsync(ServerParts parts, OpenCatalogues catalogues, PageCall call)
    {
        var view = FindView.Of(call.Context.Request.Query);
        var problems = new List<FieldProblem>();
        StacSearch search = view.Search(problems);
        IReadOnlyList<StacCollection> collections = [];
        string description = "";
        Html found = default;
        if (view.Catalogue.Length > 0)
        {
            try
            {
                await OpenCatalogues.AskAsync(OpenCatalogues.Patience, async cancel =>
                {
                    OpenCatalogue open = await catalogues.OpenAsync(view.Catalogue, cancel).ConfigureAwait(false);
                    description = open.Description;
                    collections = await CollectionsAsync(open, problems, cancel).ConfigureAwait(false);
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
                problems.Add(new("", Severity.Error, e.Message));
            }
        }

        IEnumerable<Html> told = problems.Where(problem => problem.Field.Length == 0).Select(problem => problem.Severity == Severity.Error
            ? Html.Of($"""<p class="problem" role="alert"><bdi>{problem.Message}</bdi></p>""")
            : Html.Of($"""<p class="hint"><bdi>{problem.Message}</bdi></p>"""));
        return call.Page("Find", Html.Of(
            $"""
            <h1>Find items for a batch</h1>
            {told}
            {FindForm.Of(view, catalogues.Known, collections, description, new FieldProblems(problems), isOpen: found.IsEmpty || view.Show == "count")}
            {found}
            """));
    }

    /// <summary>The collections to choose from; a catalogue that does not tell them can be searched all the same.</summary>
    private static async Task<IReadOnlyList<StacCollection>> CollectionsAsync(OpenCatalogue open, List<FieldProblem> problems,
        CancellationToken cancel)
    {
        IReadOnlyList<StacCollection> collections = [];
        try
        {
            await OpenCatalogues.AskAsync(
                s_patience, async stop => collections = await open.CollectionsAsync(stop).ConfigureAwait(false),
                    cancel).ConfigureAwait(false);
        }
        catch (StacException e)
        {
            problems.Add(new("", Severity.Warning, $"The collections are not known: {e.Message}"));
        }

        return collections;
    }

    private static async Task<Html> ItemsAsync(
        ServerParts parts, PageCall call, OpenCatalogue open, FindView view, StacSearch search, CancellationToken cancel)
    {
        FoundPart part = await open.Find(view.SearchKey, search, isBegun: view.Page > 1).PartAsync(view.Before, FindView.Size,
            cancel).ConfigureAwait(false);
        return FoundTable.Of(parts, call, view, part);
    }

    private static Html Counted(long? count) => Html.Of(
        $"""<p class="notice" role="status">{(count is { } known ? $"{ShownNumber.Of(known, "item matches", "items match")}." : "This catalogue does not count: search, and see.")}</p>""");
}

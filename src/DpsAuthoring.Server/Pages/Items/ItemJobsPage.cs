using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Catalogues;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Algorithms;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Pages.Submitting;
using DpsAuthoring.Server.Store;
using DpsAuthoring.Stac;
using JobTable = DpsAuthoring.Server.Pages.Submitting.JobTable;

namespace DpsAuthoring.Server.Pages.Items;

/// <summary>Makes jobs of items. What is seen is a table of jobs, and that table is what is submitted.</summary>
internal static class ItemJobsPage
{
    public const string Path = FindView.Path + "/jobs";
    public const string ActKey = "act";
    public const string Ticked = "ticked";
    public const string All = "all";
    public const string SeenKey = "seen";

    /// <summary>How many jobs are made at once here.</summary>
    public const int Most = 10_000;

    private const string BoundKey = "bound";
    private const string BoundForKey = "bound-for";
    private const int Shown = 5;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static void Add(PageRoutes pages, ServerParts parts, OpenCatalogues catalogues)
    {
        pages.Get(Path, _ => Reply.SeeOther(FindView.Path));
        pages.Post(Path, call => AnswerAsync(parts, catalogues, call));
    }

    private static async Task<Reply> AnswerAsync(ServerParts parts, OpenCatalogues catalogues, PageCall call)
    {
        RegisteredAlgorithm algorithm = SubmitPage.AlgorithmOf(parts, call.Field("algorithm"));
        bool isFirst = call.Field(BoundForKey) != $"{algorithm.Id}";
        JobForm form = isFirst
            ? JobForm.Begin(parts, algorithm) with { Typed = new Dictionary<string, string>() }
            : JobForm.Of(parts, algorithm, call);
        var problems = new List<FieldProblem>();
        ItemBindings? bindings = isFirst ? null : ItemBindings.Of(form, call);
        if (!isFirst)
        {
            problems.AddRange(JobFormCheck.Of(parts, form, isWhole: false));
            if (call.Field(ActKey) == "submit" && bindings!.Text == call.Field(BoundKey) && problems.Count == 0)
            {
                JobTable sent = await JobTable.OfAsync(call).ConfigureAwait(false);
                List<IReadOnlyDictionary<string, string>> rows = sent.Read(form, problems);
                if (problems.Count == 0)
                {
                    await sent.SubmitAsync(parts, form, rows, call.Cancel).ConfigureAwait(false);
                    return Reply.SeeOther(BatchAddress.Of(sent.Batch));
                }

                problems.Clear(); // They are found again in the table that is made anew.
            }
        }

        return await ShowAsync(parts, catalogues, call, form, bindings, problems).ConfigureAwait(false);
    }

    private static async Task<Reply> ShowAsync(
        ServerParts parts, OpenCatalogues catalogues, PageCall call, JobForm form, ItemBindings? sent, List<FieldProblem> problems)
    {
        var view = FindView.Of(call.Form);
        var choice = ItemChoice.Of(call);
        ItemBindings bindings = sent ?? new(form.Inputs.ToDictionary(input => input.Name, _ => "", StringComparer.Ordinal));
        IReadOnlyList<StacBinding> bound = [];
        ItemJobs jobs = ItemJobs.None;
        var unread = new List<FieldProblem>();
        StacSearch search = view.Search(unread);
        try
        {
            if (unread.Count > 0)
            {
                throw new StacException(StacErrorKind.Refused, unread[0].Message); // A condition that is left out finds what nobody wants.
            }

            await OpenCatalogues.AskAsync(s_patience, async cancel =>
            {
                OpenCatalogue open = await catalogues.OpenAsync(view.Catalogue, cancel).ConfigureAwait(false);
                IReadOnlyList<StacItem> sample = await choice.SampleAsync(open, view, search, cancel).ConfigureAwait(false);
                bindings = sent ?? ItemBindings.Propose(form, sample);
                bound = sent is null && bindings.Text.Length == 0 ? [] : bindings.Read(form, problems);
                jobs = bound.Count == 0
                    ? ItemJobs.None with { Sample = sample }
                    : await ItemJobs.MakeAsync(sample, choice.ReadAsync(open, search, sample, cancel), bound, cancel).ConfigureAwait(false);
            }, call.Cancel).ConfigureAwait(false);
        }
        catch (StacException e)
        {
            problems.Add(new("", Severity.Error, e.Message));
        }

        JobTable table = sent is null ? JobTable.Begin(NameOf(view)) : await JobTable.OfAsync(call).ConfigureAwait(false);
        table = table with { Text = jobs.Rows };
        var found = new List<FieldProblem>();
        List<IReadOnlyDictionary<string, string>> rows = jobs.Count > 0 ? table.Read(form, found) : [];
        bool isEmpty = choice is { IsAll: false, Keys.Count: 0 };
        if (!choice.IsAll && jobs.Sample.Count > 0 && jobs.Sample.Count < choice.Keys.Count)
        {
            problems.Add(new("", Severity.Warning, $"The catalogue no longer has {ShownNumber.Of(choice.Keys.Count - jobs.Sample.Count, "item", "items")} of those that were ticked."));
        }

        if (isEmpty)
        {
            problems.Add(new("", Severity.Error, "No item is ticked: go back, and tick some."));
        }
        else if (sent is null && found.Count > 0)
        {
            problems.Add(new("", Severity.Info, $"Something is still to be said: {found[0].Message}"));
        }
        else
        {
            problems.AddRange(found);
        }

        return Page(parts, call, new(view, choice, form, bindings, bound, table), jobs, rows, new FieldProblems(problems));
    }

    /// <summary>As the command names it.</summary>
    private static string NameOf(FindView view) => view.Collections.Count > 0 ? string.Join('+', view.Collections)
        : Uri.TryCreate(view.Catalogue, UriKind.Absolute, out Uri? address) ? address.Host
        : "items";

    private static Reply Page(
        ServerParts parts,
        PageCall call,
        Choices chosen,
        ItemJobs jobs,
        List<IReadOnlyDictionary<string, string>> rows,
        FieldProblems problems)
    {
        JobForm form = chosen.Form;
        string count = ShownNumber.Of(jobs.Count, "job", "jobs");
        string[] fields = [.. form.Fields(), .. form.Inputs.Select(ItemBindings.FieldOf), ItemBindings.Field, JobTable.NameField];
        var name = new FormField(JobTable.NameField, JobTable.NameField, "Name of the batch")
        {
            Value = chosen.Table.Name, Hint = $"All its jobs get the tag {chosen.Table.Batch}.",
        };
        bool isOtherCount = chosen.Choice is { IsAll: true, Seen: > 0 } && jobs.Items > 0 && jobs.Items != chosen.Choice.Seen;
        return call.Page("Find", Html.Of(
            $"""
            <h1>Jobs of <bdi>{AlgorithmText.NameOf(form.Algorithm)}</bdi> of what was found</h1>
            <p><a href="{chosen.View.Address}">Back to the items</a></p>
            <form method="post" action="{Path}" novalidate>{call.TokenField}{chosen.View.Hidden()}{chosen.Choice.Hidden()}
            <input type="hidden" name="{BoundForKey}" value="{form.Algorithm.Id}"><input type="hidden" name="{BoundKey}" value="{chosen.Bindings.Text}">
            <input type="hidden" name="{JobTable.KeyField}" value="{chosen.Table.Key}"><input type="hidden" name="{JobTable.TextField}" value="{chosen.Table.Text}">
            {problems.Summary(fields)}
            {Html.If(jobs.Count > 0, $"""<p class="notice" role="status">{count} of {ShownNumber.Of(jobs.Items, "item", "items")}; nothing is sent yet.{Html.If(isOtherCount, $" There were {ShownNumber.Of(chosen.Choice.Seen)} when they were chosen.")}</p>""")}
            {jobs.Warnings.Select(warning => Html.Of($"""<p class="finding warning"><b>warning</b> <bdi>{warning.Message}</bdi></p>"""))}
            {Html.If(rows.Count > 0, $"{TablePage.Preview(form, rows, Shown)}")}
            <div class="split"><div>{chosen.Bindings.Show(form, jobs.Sample, problems)}{JobFields.Of(parts, form, problems, isTable: true)}</div>
            <div class="side"><div class="card"><div class="field"><label for="algorithm">Algorithm</label><div class="control"><select id="algorithm" name="algorithm">{SubmitPage.Choices(parts, form.Algorithm)}</select></div></div>{name.Show(problems)}</div>
            {Html.If(chosen.Bound.Count > 0, $"{Copies(chosen)}")}</div></div>
            <div class="row"><button name="{ActKey}" value="preview">Show the jobs</button>{Html.If(jobs.Count > 0, $"""<button class="main" name="{ActKey}" value="submit">Submit {count}</button><button name="{ActKey}" value="check" formaction="{TablePage.Path}">Open as a table</button>""")}</div>
            </form>
            """));
    }

    private static Html Copies(Choices chosen)
    {
        string[] ids = chosen.Choice.IsAll ? [] : [.. chosen.Choice.Keys.Select(key => key.Id)];
        IEnumerable<Html> copies = FindCommands.All(chosen.View, ids, chosen.Bound, chosen.Form).Select(copy => Html.Of(
            $"""
            <details><summary>{copy.Title}</summary><div class="scroll code" tabindex="0" role="region" aria-label="As {copy.Title}"><pre id="copy-{copy.Key}">{copy.Text}</pre></div>
            <button class="quiet script" type="button" data-copy="#copy-{copy.Key}">Copy<span class="unseen"> as {copy.Title}</span></button></details>
            """));
        return Html.Of($"""<div class="card"><h2>Copy as</h2>{copies}</div>""");
    }

    /// <summary>All that the page's form holds.</summary>
    private sealed record Choices(
        FindView View, ItemChoice Choice, JobForm Form, ItemBindings Bindings, IReadOnlyList<StacBinding> Bound, JobTable Table);
}

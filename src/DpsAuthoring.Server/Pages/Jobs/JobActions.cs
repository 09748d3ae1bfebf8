using System.Globalization;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Index;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Jobs;

/// <summary>
/// What is done with many jobs: those that are ticked, or all that match. Who does it says how many they are, and where that is not so any
/// more it is asked again.
/// </summary>
internal static class JobActions
{
    public const string Path = "/jobs/actions";

    private const int Part = 500;
    private const int ShownIds = 5000;

    private static readonly string[] s_open = ["queued", "running", "offline"];

    public static void Add(PageRoutes pages, JobLists lists)
    {
        pages.Get(Path, call => Show(call, lists, JobsView.Of(call.Context.Request), null));
        pages.Post(Path, call => ActAsync(call, lists));
    }

    private static Reply Show(PageCall call, JobLists lists, JobsView view, string? problem)
    {
        JobMatches matches = lists.Index.Page(view.Query, 1);
        IReadOnlyList<long> all = lists.Index.All(view.Query);
        int open = s_open.Where(word => IsMeant(view, word)).Sum(word => matches.CountOf(Facet.Status, word));
        IEnumerable<Html> states = matches.Facets[Facet.Status].Where(count => IsMeant(view, count.Value)).Select(count =>
            Html.Of($"<li>{StatusMark.Of(count.Value)} {ShownNumber.Of(count.Count)}</li>"));
        string count = ShownNumber.Of(matches.Count, "job", "jobs");
        string ids = string.Join('\n', all.Take(ShownIds).Chunk(Part).SelectMany(part => lists.Read(part)).Select(job => job.Record.Id));
        return call.Page("Jobs that match", Html.Of(
            $"""
            <p><a href="{view.Address}">Back to the list</a></p><h1>{count} of {ShownNumber.Of(matches.All)}</h1>
            {JobsForm.Chips(view)}{Html.If(problem is not null, $"""<p class="problem" role="alert">{problem}</p>""")}
            <ul class="plain states">{states}</ul>
            <div class="card"><h2>Cancel</h2><p>{ShownNumber.Of(open, "job has", "jobs have")} not ended. Those that wait are dismissed at once, those that run are stopped; none vanishes from the list.</p>
            {Form(call, view, "cancel", matches.Count, $"Cancel {ShownNumber.Of(open, "job", "jobs")}", open > 0)}</div>
            <div class="card"><h2>Resubmit</h2><p>Each is submitted once more, with the same inputs, tags and queue, to its algorithm as it is registered now.</p>
            {Form(call, view, "resubmit", matches.Count, $"Resubmit {count}", matches.Count > 0)}</div>
            <div class="card"><h2>Ids and export</h2><p class="row"><button type="button" class="script" data-copy="#ids">Copy {ShownNumber.Of(Math.Min(all.Count, ShownIds), "id", "ids")}</button>
            <a class="button" href="{JobExport.Ids}{view.Top.QueryString}" download>Ids as text</a> <a class="button" href="{JobExport.Csv}{view.Top.QueryString}" download>CSV</a> <a class="button" href="{JobExport.Json}{view.Top.QueryString}" download>JSON</a></p>
            <label class="unseen" for="ids">Ids</label><textarea id="ids" readonly rows="6" class="mono wide">{ids}</textarea></div>
            """), problem is null ? 200 : 409);
    }

    private static Html Form(PageCall call, JobsView view, string act, int count, string name, bool isPossible) => Html.Of(
        $"""
        <form method="post" action="{Path}">{call.TokenField}{view.Hidden()}<input type="hidden" name="count" value="{count}"><button name="act" value="{act}"{Html.If(!isPossible, $" disabled")}>{name}</button></form>
        """);

    private static bool IsMeant(JobsView view, string state) =>
        view.Query.ChosenOf(Facet.Status) is { Count: 0 } || view.Query.ChosenOf(Facet.Status).Contains(state);

    private static async Task<Reply> ActAsync(PageCall call, JobLists lists)
    {
        var view = JobsView.Of(call.Form);
        string act = call.Field("act") ?? "";
        if (act is not ("cancel" or "resubmit"))
        {
            throw Refusal.Framework(400, "There is no such thing to be done with jobs: cancel and resubmit are.");
        }

        if (call.Field("count") is not { } expected)
        {
            // Those that are ticked.
            JobRecord[] ticked = [.. call.Form["id"].OfType<string>().Distinct().Select(lists.Parts.Jobs.Find).OfType<JobRecord>()];
            return ticked.Length == 0
                ? throw Refusal.Framework(400, "No job is selected: tick some in the list, or choose what is to be done with all that match.")
                : await DoAsync(call, lists, view, act, ticked).ConfigureAwait(false);
        }

        IReadOnlyList<long> all = lists.Index.All(view.Query);
        if (expected == all.Count.ToString(CultureInfo.InvariantCulture))
        {
            JobRecord[] jobs = [.. all.Chunk(Part).SelectMany(part => lists.Parts.Jobs.Find(part))];
            return await DoAsync(call, lists, view, act, jobs).ConfigureAwait(false);
        }

        return Show(call, lists, view, $"They were {expected} jobs, and are {all.Count} now; nothing was done. Look again.");
    }

    private static async Task<Reply> DoAsync(PageCall call, JobLists lists, JobsView view, string act, JobRecord[] jobs)
    {
        var orders = new JobOrders(lists.Parts);
        string said;
        IReadOnlyList<string> problems = [];
        if (act == "cancel")
        {
            int count = await orders.CancelAsync(jobs).ConfigureAwait(false);
            said = $"{ShownNumber.Of(count, "job is", "jobs are")} cancelled; {ShownNumber.Of(jobs.Length - count, "had ended", "had ended")} before.";
        }
        else
        {
            (IReadOnlyList<JobRecord> again, problems) = await orders.ResubmitAsync(jobs).ConfigureAwait(false);
            said = $"{ShownNumber.Of(again.Count, "job is", "jobs are")} submitted.";
        }

        IEnumerable<Html> told = problems.Select(problem => Html.Of($"""<p class="problem">{problem}</p>"""));
        return call.Page("Done", Html.Of(
            $"""<h1>Done</h1><p class="notice" role="status">{said}</p>{told}<p><a class="button main" href="{view.Address}">Back to the list</a></p>"""));
    }
}

using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>All that is known of one job, at one address.</summary>
internal static class JobPage
{
    private const string Path = "/jobs/{id}";

    public static void Add(PageRoutes pages, JobLists lists)
    {
        pages.Get(Path, call => ShowAsync(call, lists));
        pages.Post(Path, call => ActAsync(call, lists));
    }

    /// <summary>The job of an address.</summary>
    public static JobRecord Find(PageCall call, ServerParts parts) => parts.Jobs.Find(call.Part("id"))
        ?? throw Refusal.Framework(404, $"There is no job {call.Part("id")}.");

    /// <summary>What is registered of its algorithm; null where that cannot be read any more.</summary>
    public static AlgorithmDefinition? DefinitionOf(JobRecord job, ServerParts parts)
    {
        try
        {
            return parts.Algorithms.Find(job.Registration) is null ? null : parts.Algorithms.Define(job.Registration);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static async Task<Reply> ShowAsync(PageCall call, JobLists lists)
    {
        ServerParts parts = lists.Parts;
        JobRecord record = Find(call, parts);
        ListedJob job = lists.Of(record);
        AlgorithmDefinition? definition = DefinitionOf(record, parts);
        JobResults results = await JobResults.OfAsync(record, parts, call.Cancel).ConfigureAwait(false);
        Html logs = await JobLogView.OfAsync(call, record, parts.Logs).ConfigureAwait(false);
        return call.Page($"Job {record.Id}", Html.Of(
            $"""
            <p><a href="{JobsView.Path}">Jobs</a> / {job.Algorithm}:{job.Version}</p>
            <div id="job" data-job="{record.Id}" data-ended="{(record.State.IsFinal() ? "yes" : "")}">
            <div class="row spread head"><h1><bdi>{job.Algorithm}:{job.Version}</bdi> <span id="state">{StatusMark.Of(job.Word)}</span></h1>{Actions(call, job)}</div>
            <p class="mono id"><span id="job-id">{record.Id}</span> <button type="button" class="quiet script" data-copy="#job-id">Copy</button></p>
            {Html.If(call.Query("said") is not null, $"""<p class="notice" role="status">{call.Query("said")}</p>""")}
            <nav class="parts" aria-label="Parts of this page"><ul><li><a href="#general">General</a></li><li><a href="#errors">Errors</a></li><li><a href="#inputs">Inputs</a></li><li><a href="#logs">Logs</a></li><li><a href="#outputs">Outputs</a></li><li><a href="#metrics">Metrics</a></li><li><a href="#again">Run it here</a></li></ul></nav>
            <div id="live-facts">{JobFactsView.Of(job, definition)}</div>
            {JobErrors.Of(job)}
            {JobInputs.Of(record, definition)}
            {logs}
            {JobOutputs.Of(record, results, parts.Looks)}
            {JobMetricsView.Of(record, definition)}
            {RunAgain.Of(record, definition, parts)}
            </div>
            """));
    }

    private static Html Actions(PageCall call, ListedJob job)
    {
        string id = job.Record.Id;
        bool isOpen = !job.Record.State.IsFinal() && !job.Record.IsCancelled;
        return Html.Of(
            $"""
            <div class="row" id="acts"><form method="post" action="{job.Address}" class="row">{call.TokenField}
            {Html.If(isOpen, $"""<button class="danger" name="act" value="cancel" data-ask="Cancel this job?">Cancel</button>""")}
            <button name="act" value="resubmit">Resubmit</button></form>
            <a class="button" href="/submit?from={id}">Configure new job</a>
            {Html.If(job.Record.State.IsFinal() && job.Record.Folder is not null, $"""<a class="button" href="{job.Address}/folder.zip" download>Folder as zip</a>""")}</div>
            """);
    }

    private static async Task<Reply> ActAsync(PageCall call, JobLists lists)
    {
        JobRecord job = Find(call, lists.Parts);
        var orders = new JobOrders(lists.Parts);
        switch (call.Field("act"))
        {
            case "cancel":
                int count = await orders.CancelAsync([job]).ConfigureAwait(false);
                return Back(job.Id, count == 0 ? "It had ended already." : "It is asked to end.");
            case "resubmit":
                Resubmission again = await orders.ResubmitAsync([job]).ConfigureAwait(false);
                return again.Jobs is [var one]
                    ? Back(one.Id, "Submitted again; this is the new job.")
                    : throw Refusal.Framework(409, string.Join(' ', again.Problems));
            default:
                throw Refusal.Framework(400, "There is no such thing to be done with a job: cancel and resubmit are.");
        }
    }

    private static Reply Back(string id, string said) => Reply.SeeOther($"{ListedJob.AddressOf(id)}?said={Uri.EscapeDataString(said)}");
}

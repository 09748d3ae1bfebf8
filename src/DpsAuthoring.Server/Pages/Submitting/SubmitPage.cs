using System.Text.Json.Nodes;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Algorithms;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Server.Pages.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>
/// Submits a job: a form that the algorithm's own inputs make, checked while it is filled in, with the command that it will run.
/// </summary>
internal static class SubmitPage
{
    public const string Path = "/submit";

    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get(Path, call => Begin(parts, call));
        pages.Post(Path, call => AnswerAsync(parts, call), Uploads.Largest);
        pages.Post(Path + "/check", call => Task.FromResult(Check(parts, call)));
    }

    /// <summary>The algorithm that a form is for.</summary>
    /// <exception cref="Refusal">There is none, or no more.</exception>
    public static RegisteredAlgorithm AlgorithmOf(ServerParts parts, string? number) =>
        AlgorithmText.Find(parts.Algorithms, number) is { } found
            ? found.IsDeployed ? found : throw Refusal.Framework(410, $"{AlgorithmText.NameOf(found)} is deleted: register it again to submit jobs of it.")
            : throw Refusal.Framework(404, "There is no algorithm of that number: choose one from the list.");

    /// <summary>The choice of an algorithm, where none is named yet.</summary>
    public static Reply Choose(ServerParts parts, PageCall call, string path)
    {
        return call.Page("Submit", Html.Of(
            $"""
            <h1>Submit a job</h1>
            {(parts.Algorithms.Deployed().Count == 0
                ? Html.Of($"""<p class="card">Nothing is registered yet. <a href="/register">Register an algorithm</a> first.</p>""")
                : Html.Of($"""<form class="card row" action="{path}"><label for="algorithm">Algorithm (process)</label><select id="algorithm" name="algorithm">{Choices(parts)}</select><button class="main">Go on</button></form>"""))}
            """));
    }

    /// <summary>All algorithms, to choose one of.</summary>
    /// <param name="parts">The server.</param>
    /// <param name="chosen">The one that is.</param>
    public static Html Choices(ServerParts parts, RegisteredAlgorithm? chosen = null) =>
        Html.All(parts.Algorithms.Ordered().Select(algorithm => Html.Of(
        $"""<option value="{algorithm.Id}"{Html.If(algorithm.Id == chosen?.Id, $" selected")}>{AlgorithmText.NameOf(algorithm)}{Html.If(algorithm.Contract == JobContract.Legacy, $" (legacy)")}</option>""")));

    /// <summary>What is above both forms: of one job, and of a table.</summary>
    public static Html Head(JobForm form, bool isTable)
    {
        Html Tab(string path, string name, bool isHere) => Html.Of($"""<li><a href="{path}?algorithm={form.Algorithm.Id}"{Html.If(isHere, $""" aria-current="page" """)}>{name}</a></li>""");
        return Html.Of(
            $"""
            <h1>Submit {(isTable ? "jobs" : "a job")} of <bdi>{AlgorithmText.NameOf(form.Algorithm)}</bdi></h1>
            <p>{form.Definition.Description} <a href="{AlgorithmPage.PathOf(form.Algorithm)}">More of it</a> · <a href="{Path}">another algorithm</a></p>
            <nav class="tabs" aria-label="How many"><ul>{Tab(Path, "One job", !isTable)}{Tab(TablePage.Path, "A table of jobs", isTable)}</ul></nav>
            """);
    }

    private static Reply Begin(ServerParts parts, PageCall call)
    {
        if (call.Query("from") is { } job)
        {
            JobRecord old = parts.Jobs.Find(job) ?? throw Refusal.Framework(404, $"There is no job {job} to begin from.");
            return Show(parts, call, JobForm.Of(parts, Successor(parts, old), old), FieldProblems.None, old);
        }

        return call.Query("algorithm") is { } number
            ? Show(parts, call, JobForm.Begin(parts, AlgorithmOf(parts, number)), FieldProblems.None)
            : Choose(parts, call, Path);
    }

    /// <summary>What an old job ran, or what has its name today.</summary>
    private static RegisteredAlgorithm Successor(ServerParts parts, JobRecord old) =>
        parts.Algorithms.FindAlgorithm(old.Algorithm) is not { } ran ? throw Refusal.Framework(404, "The job's algorithm is unknown here.")
        : ran.IsDeployed ? ran
        : parts.Algorithms.Deployed().FirstOrDefault(one =>
            one.Name == ran.Name && one.Version == ran.Version && one.Contract == ran.Contract)
            ?? AlgorithmOf(parts, ran.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<Reply> AnswerAsync(ServerParts parts, PageCall call)
    {
        var form = JobForm.Of(parts, AlgorithmOf(parts, call.Field("algorithm")), call);
        form = await WithUploadsAsync(parts, form, call).ConfigureAwait(false);
        List<FieldProblem> problems = JobFormCheck.Of(parts, form, isWhole: true);
        if (call.Field("act") == "submit" && problems.Count == 0)
        {
            try
            {
                JobRecord job = await form.SubmissionOf(form.Values).AcceptAsync(parts).ConfigureAwait(false);
                return Reply.SeeOther(ListedJob.AddressOf(job.Id));
            }
            catch (FormatException e)
            {
                problems.Add(new FieldProblem("", Severity.Error, e.Message));
            }
        }

        return Show(parts, call, form, new FieldProblems(problems), isChecked: true);
    }

    /// <summary>Files that came with the form are files of this machine from now on.</summary>
    private static async Task<JobForm> WithUploadsAsync(ServerParts parts, JobForm form, PageCall call)
    {
        var typed = new Dictionary<string, string>(form.Typed, StringComparer.Ordinal);
        foreach (AlgorithmInput input in form.Inputs.Where(input => input.IsStaged))
        {
            if (call.Form.Files.GetFile(JobForm.UploadFieldOf(input)) is { } file && SentText.NameOf(file) is not null)
            {
                typed[input.Name] = await Uploads.KeepAsync(parts.Options, file, call.Cancel).ConfigureAwait(false);
            }
        }

        return form with { Typed = typed };
    }

    private static Reply Check(ServerParts parts, PageCall call)
    {
        var form = JobForm.Of(parts, AlgorithmOf(parts, call.Field("algorithm")), call);
        var texts = new JsonObject { ["command"] = CommandOf(form) };
        foreach ((string key, _, string text) in CopiedJob.All(form, call.Origin))
        {
            texts[key] = text;
        }

        return Reply.Json(new JsonObject
        {
            ["problems"] = new FieldProblems(JobFormCheck.Of(parts, form, isWhole: true)).Json(form.Fields()),
            ["texts"] = texts,
        });
    }

    /// <summary>The command that the job will run, as far as it can be told yet.</summary>
    private static string CommandOf(JobForm form)
    {
        IReadOnlyDictionary<string, string> given = form.Values;
        string[] missing = [.. form.Inputs.Where(input => input.IsRequired && !given.ContainsKey(input.Name)).Select(input => input.Name)];
        if (missing.Length > 0)
        {
            return $"Not yet: {string.Join(", ", missing)} must be given.";
        }

        try
        {
            JobRequest request = form.RequestOf(form.Values);
            return JobCommand.InImage(request, JobValues.Of(request), "input").ToString();
        }
        catch (JobException e)
        {
            return $"Not yet: {e.Message}";
        }
    }

    private static Reply Show(
        ServerParts parts, PageCall call, JobForm form, FieldProblems problems, JobRecord? old = null, bool isChecked = false)
    {
        IEnumerable<Html> copies = CopiedJob.All(form, call.Origin).Select(copy => Html.Of(
            $"""
            <details><summary>{copy.Title}</summary><div class="scroll code" tabindex="0" role="region" aria-label="As {copy.Title}"><pre id="copy-{copy.Key}" data-text-of="{copy.Key}">{copy.Text}</pre></div>
            <button class="quiet script" type="button" data-copy="#copy-{copy.Key}">Copy<span class="unseen"> as {copy.Title}</span></button></details>
            """));
        return call.Page("Submit", Html.Of(
            $"""
            {Head(form, isTable: false)}
            {Html.If(old is not null, $"""<p class="notice" role="status">Filled in from job <a href="{ListedJob.AddressOf(old?.Id ?? "")}">{old?.Id}</a>.</p>""")}
            <form method="post" action="{Path}" enctype="multipart/form-data" data-check="{Path}/check" novalidate>{call.TokenField}
            <input type="hidden" name="algorithm" value="{form.Algorithm.Id}">
            {problems.Summary(form.Fields())}
            {Html.If(isChecked && !problems.HasErrors, $"""<p class="notice" role="status">A job can be made of this.</p>""")}
            <div class="split"><div>{JobFields.Of(parts, form, problems, isTable: false)}
            <div class="row"><button class="main" name="act" value="submit">Submit</button><button name="act" value="check">Check</button><a class="button" href="{Path}?algorithm={form.Algorithm.Id}">Clear</a></div></div>
            <div class="side"><div class="card"><h2>The command that it runs</h2><div class="scroll code" tabindex="0" role="region" aria-label="The command"><pre data-text-of="command">{CommandOf(form)}</pre></div></div>
            <div class="card"><h2>Copy as</h2>{copies}<p class="hint">The token stands in none of them: they read it from <code>MAAP_PGT</code>.</p></div></div></div>
            </form>
            """));
    }
}

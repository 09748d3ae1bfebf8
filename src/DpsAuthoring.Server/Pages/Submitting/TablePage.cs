using System.Text.Json.Nodes;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Server.Pages.Jobs;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>Submits a table with a job in each row: all rows are checked first.</summary>
internal static class TablePage
{
    public const string Path = SubmitPage.Path + "/table";

    /// <summary>Rows that are shown before they are sent.</summary>
    private const int Shown = 10;

    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get(Path, call => call.Query("algorithm") is not { } number
            ? SubmitPage.Choose(parts, call, Path)
            : Begin(parts, call, JobForm.Begin(parts, SubmitPage.AlgorithmOf(parts, number))));
        pages.Post(Path, call => AnswerAsync(parts, call), Uploads.Largest);
        pages.Post(Path + "/check", call => CheckAsync(parts, call));
    }

    /// <summary>A column takes the place of what all have in common, so that there is no default to see here.</summary>
    private static Reply Begin(ServerParts parts, PageCall call, JobForm form) => Show(
        parts,
        call,
        form with { Typed = new Dictionary<string, string>() },
        JobTable.Begin(form.Algorithm.Name),
        [],
        FieldProblems.None);

    private static async Task<Reply> AnswerAsync(ServerParts parts, PageCall call)
    {
        var form = JobForm.Of(parts, SubmitPage.AlgorithmOf(parts, call.Field("algorithm")), call);
        JobTable table = await JobTable.OfAsync(call).ConfigureAwait(false);
        List<FieldProblem> problems = JobFormCheck.Of(parts, form, isWhole: false);
        List<IReadOnlyDictionary<string, string>> rows = table.Read(form, problems);
        if (call.Field("act") != "submit" || problems.Count > 0)
        {
            return Show(parts, call, form, table, rows, new FieldProblems(problems), isChecked: true);
        }

        await table.SubmitAsync(parts, form, rows, call.Cancel).ConfigureAwait(false);
        return Reply.SeeOther(BatchAddress.Of(table.Batch));
    }

    private static async Task<Reply> CheckAsync(ServerParts parts, PageCall call)
    {
        var form = JobForm.Of(parts, SubmitPage.AlgorithmOf(parts, call.Field("algorithm")), call);
        JobTable table = await JobTable.OfAsync(call).ConfigureAwait(false);
        List<FieldProblem> problems = JobFormCheck.Of(parts, form, isWhole: false);
        if (table.Text.Trim().Length > 0)
        {
            _ = table.Read(form, problems);
        }

        return Reply.Json(new JsonObject { ["problems"] = new FieldProblems(problems).Json(FieldsOf(form)) });
    }

    private static IReadOnlyCollection<string> FieldsOf(JobForm form) => [.. form.Fields(), JobTable.TextField, JobTable.NameField];

    private static Reply Show(
        ServerParts parts,
        PageCall call,
        JobForm form,
        JobTable table,
        List<IReadOnlyDictionary<string, string>> rows,
        FieldProblems problems,
        bool isChecked = false)
    {
        string example = string.Join(',', form.Inputs.Select(input => input.Name));
        var text = new FormField(JobTable.TextField, JobTable.TextField, "Rows")
        {
            Value = table.Text,
            Lines = 10,
            Hint = $"A CSV with the inputs' names in its first line ({example}), or JSON objects, one a line. An empty cell takes what all have in common, or the default.",
        };
        var name = new FormField(JobTable.NameField, JobTable.NameField, "Name of the table")
        {
            Value = table.Name, Hint = $"All its jobs get the tag {table.Batch}.",
        };
        bool canBeSent = isChecked && !problems.HasErrors;
        return call.Page("Submit", Html.Of(
            $"""
            {SubmitPage.Head(form, isTable: true)}
            <form method="post" action="{Path}" enctype="multipart/form-data" data-check="{Path}/check" novalidate>{call.TokenField}
            <input type="hidden" name="algorithm" value="{form.Algorithm.Id}"><input type="hidden" name="{JobTable.KeyField}" value="{table.Key}">
            {problems.Summary(FieldsOf(form))}
            {Html.If(canBeSent, $"""<p class="notice" role="status">{rows.Count} jobs can be made of this; nothing is sent yet.</p>{Preview(form, rows, Shown)}""")}
            <div class="split"><div class="card"><h2>The table</h2>
            <div class="field"><label for="table-file">A file</label><input id="table-file" type="file" name="file" accept=".csv,.jsonl,.ndjson,.json"></div>
            {text.Show(problems)}{name.Show(problems)}</div>
            <div>{JobFields.Of(parts, form, problems, isTable: true)}</div></div>
            <div class="row"><button name="act" value="check">Check all rows</button><button class="main" name="act" value="submit">{(canBeSent ? $"Submit {rows.Count} jobs" : "Submit all rows")}</button><a class="button" href="{Path}?algorithm={form.Algorithm.Id}">Clear</a></div>
            </form>
            """));
    }

    /// <summary>The first rows, with what all have in common.</summary>
    public static Html Preview(JobForm form, List<IReadOnlyDictionary<string, string>> rows, int shown)
    {
        IEnumerable<Html> head = form.Inputs.Select(input => Html.Of($"""<th scope="col"><bdi>{input.Name}</bdi></th>"""));
        IEnumerable<Html> lines = rows.Take(shown).Select((row, at) => Html.Of(
            $"""<tr><th scope="row" class="number">{at + 1}</th>{form.Inputs.Select(input => Html.Of($"<td>{Cell(input, row)}</td>"))}</tr>"""));
        return Html.Of(
            $"""
            <div class="scroll" tabindex="0" role="region" aria-label="The first rows"><table><thead><tr><th scope="col" class="number row-number">Row</th>{head}</tr></thead><tbody>{lines}</tbody></table></div>
            {Html.If(rows.Count > shown, $"""<p class="hint">… and {rows.Count - shown} more.</p>""")}
            """);
    }

    private static Html Cell(AlgorithmInput input, IReadOnlyDictionary<string, string> row) =>
        row.TryGetValue(input.Name, out string? value)
        ? Html.Of($"{value}")
        : Html.Of($"""<span class="hint">{input.Default ?? "–"}</span>""");
}

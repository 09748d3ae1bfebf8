using System.Text.Json.Nodes;

namespace DpsAuthoring.Server.Pages.Forms;

/// <summary>What is wrong with a form, at each field and as a whole. Scripts change it while somebody types.</summary>
internal sealed class FieldProblems(IReadOnlyList<FieldProblem> all)
{
    /// <summary>Of a form that nobody has filled in yet.</summary>
    public static FieldProblems None { get; } = new([]);

    public bool HasErrors => all.Any(problem => problem.Severity == Severity.Error);

    /// <summary>Whether a field cannot be sent as it is.</summary>
    public bool IsWrong(string field) => all.Any(problem => problem.Field == field && problem.Severity == Severity.Error);

    /// <summary>The place below a field where what is wrong with it stands.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="id">The place's id, which the field is described by.</param>
    public Html At(string field, string id) => Html.Of(
        $"""<div class="problems" id="{id}" data-problems-of="{field}">{all.Where(problem => problem.Field == field).Select(Show)}</div>""");

    /// <summary>What concerns no single field, and how many there are in all.</summary>
    /// <param name="fields">The fields that the form shows.</param>
    public Html Summary(IReadOnlyCollection<string> fields)
    {
        int errors = all.Count(problem => problem.Severity == Severity.Error);
        string count = errors == 1 ? "One thing is" : $"{errors} things are";
        return Html.Of(
            $"""
            <div data-problems-of="" tabindex="-1"{Html.If(errors > 0, $" autofocus")}>{Html.If(errors > 0, $"""<p class="problem" role="alert">{count} to be mended before this can be sent; each is marked at its field.</p>""")}
            {all.Where(problem => !fields.Contains(problem.Field)).Select(Show)}</div>
            """);
    }

    /// <summary>For the scripts, which write it at the fields.</summary>
    /// <param name="fields">The fields that the form shows.</param>
    public JsonArray Json(IReadOnlyCollection<string> fields) => new([.. all.Select(problem => (JsonNode)new JsonObject
    {
        ["field"] = fields.Contains(problem.Field) ? problem.Field : "",
        ["severity"] = Word(problem.Severity),
        ["message"] = problem.Message,
        ["rule"] = problem.Rule,
    })]);

    private static Html Show(FieldProblem problem) => Html.Of(
        $"""<p class="finding {Word(problem.Severity)}"><b>{Word(problem.Severity)}</b> {problem.Message} {Html.If(problem.Rule is not null, $"<small>{problem.Rule}</small>")}</p>""");

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "advice",
    };
}

using System.Text.Json.Nodes;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Registering;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Algorithms;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>Registers an algorithm by an application package: its text, or its address.</summary>
internal static class PackagePage
{
    public const string Path = RegisterPage.Path + "/cwl";
    private const string TextField = "cwl";
    private const string AddressField = "address";
    private const string Replace = "replace";

    private static readonly string[] s_fields = [TextField, AddressField];

    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get(Path, call => Show(
            call,
            AlgorithmText.Find(parts.Algorithms, call.Query("from")) is { Registration.Kind: RegistrationKind.Package } known
                ? known.Registration.Definition
                : "",
            "",
            FieldProblems.None));
        pages.Post(Path, call => AnswerAsync(parts, call));
        pages.Post(Path + "/check", call => Task.FromResult(Reply.Json(new JsonObject
        {
            ["problems"] = new FieldProblems(ProblemsOf(parts, call, (call.Field(TextField) ?? "").ReplaceLineEndings("\n"))).Json(s_fields),
        })));
    }

    private static async Task<Reply> AnswerAsync(ServerParts parts, PageCall call)
    {
        string text = await SentText.OfAsync(call, TextField, "file").ConfigureAwait(false);
        string address = call.Field(AddressField)?.Trim() ?? "";
        List<FieldProblem> problems = ProblemsOf(parts, call, text);
        if (text.Trim().Length == 0 && address.Length == 0)
        {
            problems.Add(new FieldProblem(TextField, Severity.Error, "There is no package: choose a file, paste its text, or give its address."));
        }

        if (call.Field("act") == "register" && !problems.Any(problem => problem.Severity == Severity.Error))
        {
            bool isSent = text.Trim().Length > 0;
            try
            {
                bool replaces = call.Field(Replace) is not null;
                (_, Registration registration) = await ProcessApi
                    .AcceptAsync(parts, isSent ? text : null, isSent ? null : address, replaces, call.Cancel).ConfigureAwait(false);
                return Reply.SeeOther(RegistrationPath.Of(registration));
            }
            catch (Refusal refusal)
            {
                string advice = refusal.Reply.Status == 409 ? " Tick “Take its place” to put this one there." : "";
                problems.Add(new FieldProblem(isSent ? TextField : AddressField, Severity.Error, refusal.Message + advice));
            }
        }

        return Show(call, text, address, new FieldProblems(problems), isChecked: true);
    }

    private static List<FieldProblem> ProblemsOf(ServerParts parts, PageCall call, string text)
    {
        if (text.Trim().Length == 0)
        {
            return [];
        }

        var file = new TextFile("process.cwl", text);
        List<FieldProblem> problems = [.. PackageChecks.Run(file).Select(finding =>
            new FieldProblem(TextField, finding.Rule.Severity, $"Line {file.Position(finding.Span.Start).Line}: {finding.Message}", finding.Rule.Id))];
        if (RegisteredPackage.Read(file, out string refusal) is not { } package)
        {
            if (!problems.Exists(problem => problem.Severity == Severity.Error))
            {
                problems.Add(new FieldProblem(TextField, Severity.Error, refusal));
            }
        }
        else if (call.Field(Replace) is null && parts.Algorithms.Deployed().Any(one =>
            one.Contract == JobContract.Ogc && one.Name == package.Id && one.Version == package.Version))
        {
            problems.Add(new FieldProblem(
                TextField, Severity.Error, $"{package.Id}:{package.Version} is registered already: write another s:version, or tick “Take its place”."));
        }

        return problems;
    }

    private static Reply Show(PageCall call, string text, string address, FieldProblems problems, bool isChecked = false)
    {
        var package = new FormField(TextField, TextField, "The package's text")
        {
            Lines = 16, Value = text, Hint = "A CWL with one Workflow, as `dps package` or MAAP's pipeline makes it.",
        };
        var place = new FormField(AddressField, AddressField, "or its address")
        {
            Value = address, Keys = "url", Hint = "An http, https or file address, as an s:codeRepository's raw file has.",
        };
        return call.Page("Register", Html.Of(
            $"""
            <h1>Register an algorithm</h1>
            {RegisterTabs.Of(RegisterTabs.Package)}
            <form method="post" action="{Path}" enctype="multipart/form-data" data-check="{Path}/check" novalidate>{call.TokenField}
            <div class="row spread"><h2>Application package (CWL)</h2><button name="act" value="check">Check</button></div>
            {problems.Summary(s_fields)}
            {Html.If(isChecked && !problems.HasErrors, $"""<p class="notice" role="status">Nothing here keeps it from being deployed.</p>""")}
            <div class="card"><div class="field"><label for="cwl-file">A file</label><input id="cwl-file" type="file" name="file" accept=".cwl,.yml,.yaml,.json"></div>
            {package.Show(problems)}{place.Show(problems)}</div>
            <p><label class="tick"><input type="checkbox" name="{Replace}"{Html.If(call.Field(Replace) is not null, $" checked")}> Take its place where one of this name and version is registered</label></p>
            <div class="row"><button class="main" name="act" value="register">Deploy</button><a class="button" href="{Path}">Clear</a></div></form>
            """));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using DpsAuthoring.Configuration;
using DpsAuthoring.Configuration.Endpoints;
using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Http;
using DpsAuthoring.Server.Pages.Algorithms;
using DpsAuthoring.Server.Pages.Forms;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>
/// Registers an algorithm by a configuration of either schema: a form that writes the YAML, and is checked while it is filled in.
/// </summary>
internal static class RegisterPage
{
    public const string Path = "/register";
    private const string Replace = "replace";

    public static void Add(PageRoutes pages, ServerParts parts)
    {
        pages.Get(Path, call => Begin(parts, call));
        pages.Post(Path, call => AnswerAsync(parts, call));
        pages.Post(Path + "/load", call => LoadAsync(parts, call));
        pages.Post(Path + "/check", call => Task.FromResult(Check(parts, call)));
    }

    /// <summary>The form of a schema as it is first shown.</summary>
    public static string PathOf(ConfigurationSchema schema) => schema == ConfigurationSchema.Ogc ? Path : Path + "?schema=legacy";

    private static Reply Begin(ServerParts parts, PageCall call)
    {
        if (AlgorithmText.Find(parts.Algorithms, call.Query("from")) is { } known)
        {
            return parts.Algorithms.Define(known.Registration).Configuration is { } configuration
                ? Show(parts, call, ConfigurationForm.Of(configuration), FieldProblems.None)
                : Reply.SeeOther($"{PackagePage.Path}?from={known.Id}");
        }

        return Show(parts, call, ConfigurationForm.Empty(SchemaOf(call.Query("schema"))), FieldProblems.None);
    }

    private static async Task<Reply> AnswerAsync(ServerParts parts, PageCall call)
    {
        var form = ConfigurationForm.Of(SchemaOf(call.Field("schema")), call);
        var text = ConfigurationText.Of(form);
        string act = call.Field("act") ?? "check";
        if (act == "add")
        {
            ConfigurationForm longer = form with { Inputs = [.. form.Inputs, new InputRow()] };
            return Show(parts, call, longer, FieldProblems.None, newRow: form.Inputs.Count);
        }

        if (act.StartsWith("remove.", StringComparison.Ordinal))
        {
            return Show(parts, call, form with { Inputs = [.. form.Inputs.Where((_, row) => act != $"remove.{row}")] }, FieldProblems.None);
        }

        if (act == "save")
        {
            string name = form.Schema == ConfigurationSchema.Ogc ? "algorithm_config.yml" : "algorithm_config.legacy.yml";
            call.Context.Response.Headers.ContentDisposition = $"attachment; filename={name}";
            return Reply.Text(text.File.Text, "application/yaml; charset=utf-8");
        }

        List<FieldProblem> problems = ProblemsOf(parts, form, text, call.Field(Replace) is not null);
        if (act == "register" && !problems.Any(problem => problem.Severity == Severity.Error))
        {
            try
            {
                Registration registration = await AcceptAsync(parts, form, text).ConfigureAwait(false);
                return Reply.SeeOther(RegistrationPath.Of(registration));
            }
            catch (Refusal refusal)
            {
                problems.Add(new FieldProblem("", Severity.Error, refusal.Message));
            }
        }

        return Show(parts, call, form, new FieldProblems(problems), isChecked: true);
    }

    private static Task<Registration> AcceptAsync(ServerParts parts, ConfigurationForm form, ConfigurationText text)
    {
        var body = JsonElement.Parse(RegistrationRequest.Of(YamlText.Read(text.File)));
        return form.Schema == ConfigurationSchema.Ogc ? BuildApi.AcceptAsync(parts, body) : LegacyAlgorithmApi.AcceptAsync(parts, body);
    }

    private static List<FieldProblem> ProblemsOf(ServerParts parts, ConfigurationForm form, ConfigurationText text, bool replaces)
    {
        List<FieldProblem> problems = [.. text.Check()];
        JobContract contract = form.Schema == ConfigurationSchema.Ogc ? JobContract.Ogc : JobContract.Legacy;
        if (!replaces
            && parts.Algorithms.Deployed().Any(one => one.Name == form.Name && one.Version == form.Version && one.Contract == contract))
        {
            problems.Add(new FieldProblem(
                ConfigurationForm.FieldOf("algorithm_version"),
                Severity.Error,
                $"{form.Name}:{form.Version} is registered already. Name another version, or tick “Take its place” at the end: jobs that come are then of this one."));
        }

        if (form["queue"] is { Length: > 0 } queue && form.Schema == ConfigurationSchema.Legacy && !parts.QueueNames.Contains(queue))
        {
            problems.Add(new FieldProblem(
                ConfigurationForm.FieldOf("queue"), Severity.Error, $"There is no queue {queue} here: choose one of {string.Join(", ", parts.QueueNames)}."));
        }

        return problems;
    }

    /// <summary>What scripts ask for while somebody types.</summary>
    private static Reply Check(ServerParts parts, PageCall call)
    {
        var form = ConfigurationForm.Of(SchemaOf(call.Field("schema")), call);
        var text = ConfigurationText.Of(form);
        return Reply.Json(new JsonObject
        {
            ["problems"] = new FieldProblems(ProblemsOf(parts, form, text, call.Field(Replace) is not null)).Json(form.Fields()),
            ["texts"] = new JsonObject { ["yaml"] = text.File.Text },
        });
    }

    private static async Task<Reply> LoadAsync(ServerParts parts, PageCall call)
    {
        string pasted = await SentText.OfAsync(call, "yaml", "file").ConfigureAwait(false);
        var loaded = LoadedConfiguration.Of(pasted);
        return loaded.Form is { } form
            ? Show(parts, call, form, new FieldProblems(ProblemsOf(parts, form, ConfigurationText.Of(form), true)), loaded, isChecked: true)
            : Show(parts, call, ConfigurationForm.Empty(SchemaOf(call.Field("schema"))), FieldProblems.None, loaded);
    }

    private static ConfigurationSchema SchemaOf(string? name) => name == "legacy" ? ConfigurationSchema.Legacy : ConfigurationSchema.Ogc;

    private static Reply Show(
        ServerParts parts,
        PageCall call,
        ConfigurationForm form,
        FieldProblems problems,
        LoadedConfiguration? loaded = null,
        int? newRow = null,
        bool isChecked = false)
    {
        bool isOgc = form.Schema == ConfigurationSchema.Ogc;
        string schema = isOgc ? "ogc" : "legacy";
        return call.Page("Register", Html.Of(
            $"""
            <h1>Register an algorithm</h1>
            {RegisterTabs.Of(isOgc ? RegisterTabs.Ogc : RegisterTabs.Legacy)}
            {Load(call, schema, loaded)}
            <form method="post" action="{Path}" enctype="multipart/form-data" data-check="{Path}/check" novalidate>{call.TokenField}
            <input type="hidden" name="schema" value="{schema}"><input type="hidden" name="rows" value="{form.Inputs.Count}">
            <div class="row spread"><h2>{(isOgc ? "Configuration (OGC schema)" : "Configuration (legacy schema)")}</h2><button name="act" value="check">Check</button></div>
            {problems.Summary(form.Fields())}
            {Html.If(isChecked && !problems.HasErrors, $"""<p class="notice" role="status">Nothing here keeps it from being registered.</p>""")}
            {ConfigurationFields.Of(form, parts.QueueNames, problems, newRow)}
            <details class="card" open><summary>The YAML to save</summary>
            <p class="hint">Keep it in the repository: <code>dps register</code> and MAAP's own form take it.</p>
            <div class="scroll code" tabindex="0" role="region" aria-label="The YAML"><pre id="yaml" data-text-of="yaml">{ConfigurationText.Of(form).File.Text}</pre></div>
            <div class="row"><button name="act" value="save">Save YAML</button><button class="quiet script" type="button" data-copy="#yaml">Copy</button></div></details>
            <p><label class="tick"><input type="checkbox" name="{Replace}"{Html.If(call.Field(Replace) is not null, $" checked")}> Take its place where one of this name and version is registered</label></p>
            <div class="row"><button class="main" name="act" value="register">Register</button><a class="button" href="{PathOf(form.Schema)}">Clear</a></div>
            </form>
            """));
    }

    private static Html Load(PageCall call, string schema, LoadedConfiguration? loaded) => Html.Of(
        $"""
        <details class="card"{Html.If(loaded is { Form: null }, $" open")}><summary>Load YAML</summary>
        <form method="post" action="{Path}/load" enctype="multipart/form-data">{call.TokenField}<input type="hidden" name="schema" value="{schema}">
        <div class="field"><label for="load-file">A file</label><input id="load-file" type="file" name="file" accept=".yml,.yaml,.json"></div>
        <div class="field"><label for="load-yaml">or its text</label><textarea id="load-yaml" name="yaml" rows="6" spellcheck="false" aria-describedby="load-hint">
        {loaded?.Text}</textarea><p class="hint" id="load-hint">Any of the schemas; it takes the place of what the form below holds.</p></div>
        <button>Fill the form</button></form></details>
        {loaded?.Show() ?? default}
        """);
}

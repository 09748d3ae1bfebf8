using System.Globalization;
using DpsAuthoring.Configuration;
using DpsAuthoring.Server.Pages.Forms;

namespace DpsAuthoring.Server.Pages.Registering;

/// <summary>The fields of a configuration.</summary>
internal static class ConfigurationFields
{
    /// <summary>What MAAP's own form calls them; the others go by their keys.</summary>
    private static readonly Dictionary<string, string> s_labels = new(StringComparer.Ordinal)
    {
        ["algorithm_name"] = "Algorithm name",
        ["algorithm_version"] = "Version (branch or tag)",
        ["algorithm_description"] = "Description",
        ["code_repository"] = "Repository URL",
        ["repository_url"] = "Repository URL",
        ["algorithm_container_url"] = "Algorithm container URL (pre-built)",
        ["base_container_url"] = "Base container URL",
        ["docker_container_url"] = "Container URL",
        ["build_command"] = "Build command",
        ["run_command"] = "Run command",
        ["ram_min"] = "Minimum RAM (GB)",
        ["cores_min"] = "Minimum number of cores",
        ["outdir_max"] = "Most disk for results (GB)",
        ["disk_space"] = "Disk space",
        ["queue"] = "Queue (Resource)",
        ["release_notes"] = "Release notes",
        ["ecosml_verified"] = "EcoSML verified",
        ["ade_webhook_url"] = "Webhook URL",
        ["author"] = "Author",
        ["contributor"] = "Contributor",
        ["license"] = "License",
        ["citation"] = "Citation",
        ["keywords"] = "Keywords",
    };

    /// <summary>What nobody must say of an algorithm.</summary>
    private static readonly HashSet<string> s_about =
        ["keywords", "author", "contributor", "license", "release_notes", "citation", "ecosml_verified", "ade_webhook_url"];

    /// <param name="form">What is typed.</param>
    /// <param name="queues">The server's queues.</param>
    /// <param name="problems">What is wrong with it.</param>
    /// <param name="newRow">The input that was added just now, which is typed next.</param>
    public static Html Of(ConfigurationForm form, IReadOnlyList<string> queues, FieldProblems problems, int? newRow)
    {
        Html Fields(bool isAbout) => Html.All(
            form.Keys.Where(key => s_about.Contains(key.Name) == isAbout).Select(key => FieldOf(key, form, queues).Show(problems)));
        bool isAboutOpen = form.Keys.Any(key =>
            s_about.Contains(key.Name)
            && (form[key.Name].Length > 0 || problems.IsWrong(ConfigurationForm.FieldOf(key.Name))));
        return Html.Of(
            $"""
            <div class="card fields">{Fields(false)}</div>
            <details class="card"{Html.If(isAboutOpen, $" open")}><summary>About it: author, license, keywords …</summary><div class="fields">{Fields(true)}</div></details>
            <div class="card"><h2 id="inputs">Inputs</h2>{Inputs(form, problems, newRow)}<div class="row"><button name="act" value="add">Add an input</button></div>
            {problems.At(ConfigurationForm.FieldOf("inputs"), "inputs-problems")}</div>
            """);
    }

    private static FormField FieldOf(ConfigurationKey key, ConfigurationForm form, IReadOnlyList<string> queues)
    {
        string name = ConfigurationForm.FieldOf(key.Name);
        return new FormField(name, name.Replace('.', '-'), s_labels.GetValueOrDefault(key.Name, key.Name))
        {
            IsRequired = key.IsRequired,
            Hint = key.Meaning,
            Value = form[key.Name],
            Keys = key.Shape == KeyShape.Number ? "numeric" : key.Name.EndsWith("_url", StringComparison.Ordinal) ? "url" : "text",
            Lines = key.Name is "algorithm_description" or "release_notes" ? 2 : 1,
            Suggestions = key.Name == "queue" ? queues : [],
            Choices = key.Shape == KeyShape.Flag ? [("", "not said"), ("true", "true"), ("false", "false")] : null,
        };
    }

    private static Html Inputs(ConfigurationForm form, FieldProblems problems, int? newRow)
    {
        if (form.Inputs.Count == 0)
        {
            return Html.Of($"""<p class="hint">None yet: a job then takes no values.</p>""");
        }

        string note = form.Schema == ConfigurationSchema.Ogc
            ? "Each reaches the script as --name value, a file as a path."
            : "Files lie in input/; positional values are arguments in this order; what is under config stands in _context.json alone.";
        IEnumerable<Html> rows = form.Inputs.Select((input, row) => Row(form.Schema, input, row, problems, row == newRow));
        return Html.Of($"""<p class="hint">{note}</p><ol class="inputs">{rows}</ol>""");
    }

    private static Html Row(ConfigurationSchema schema, InputRow input, int row, FieldProblems problems, bool isNew)
    {
        string number = (row + 1).ToString(CultureInfo.InvariantCulture);
        FormField Field(string part, string label, string value)
        {
            string name = ConfigurationForm.FieldOf(row, part);
            return new FormField(name, name.Replace('.', '-'), label) { Value = value, IsCell = true };
        }

        // The legacy schema has no labels.
        FormField[] fields =
        [
            Field("name", "Name", input.Name) with { IsRequired = true, HasFocus = isNew },
            .. schema == ConfigurationSchema.Ogc
                ? (FormField[])[Field("type", "Type", input.Type) with { Choices = Types(input.Type) }, Field("label", "Label", input.Label)]
                : [Field("section", "Section", input.Section) with { Choices = [.. ConfigurationKeys.Sections.Select(name => (name, name))] }],
            Field("doc", "Description", input.Description),
            Field("given", "In a job", input.HasDefault ? "default" : "must") with { Choices = [("must", "must be given"), ("default", "has this default")] },
            Field("default", "Default", input.Default),
        ];
        return Html.Of(
            $"""
            <li class="input-row"><fieldset><legend>Input {number}</legend>
            {fields.Select(field => field.Show(problems))}<div class="wrong">{fields.Select(field => field.Wrong(problems))}</div>
            <button class="quiet" name="act" value="remove.{row}" formaction="{RegisterPage.Path}#inputs">Remove<span class="unseen"> input {number}</span></button></fieldset></li>
            """);
    }

    /// <summary>
    /// All types that a registration knows; one that it does not know stays as it was loaded, with what is wrong beside it.
    /// </summary>
    private static IReadOnlyList<(string Value, string Text)> Types(string current)
    {
        IEnumerable<string> known = RegisteredTypes.Names.Concat(RegisteredTypes.Names.Select(name => name + "?"));
        return [.. (known.Contains(current) ? known : known.Prepend(current)).Select(name => (name, name.EndsWith('?') ? $"{name} (may be left out)" : name))];
    }
}

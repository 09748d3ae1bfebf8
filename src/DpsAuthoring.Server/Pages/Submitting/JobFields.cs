using System.Globalization;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Api;
using DpsAuthoring.Server.Pages.Forms;

namespace DpsAuthoring.Server.Pages.Submitting;

/// <summary>The fields of a job, made of the algorithm's declared inputs.</summary>
internal static class JobFields
{
    public static Html Of(ServerParts parts, JobForm form, FieldProblems problems, bool isTable)
    {
        IEnumerable<Html> inputs = form.Inputs.Select((input, at) => FieldOf(form, input, at, isTable).Show(problems));
        var none = Html.If(form.Inputs.Count == 0, $"""<p class="hint">Its jobs take no inputs.</p>""");
        return Html.Of(
            $"""
            <div class="card"><h2>{(isTable ? "What all rows have in common" : "Inputs")}</h2>{none}{inputs}</div>
            <div class="card fields">{Queue(parts, form).Show(problems)}{Tag(form, isTable).Show(problems)}</div>
            """);
    }

    private static FormField FieldOf(JobForm form, AlgorithmInput input, int at, bool isTable)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"in-{at}");
        InputType type = form.TypeOf(input);
        string label = form.Definition.Labels.GetValueOrDefault(input.Name) is { Length: > 0 } other && other != input.Name
            ? $"{input.Name} – {other}"
            : input.Name;
        return new FormField(JobForm.FieldOf(input), id, label)
        {
            IsRequired = input.IsRequired && !isTable,
            Hint = HintOf(input, type),
            Value = form.Typed.GetValueOrDefault(input.Name, ""),
            Choices = ChoicesOf(input, type, form.Typed.GetValueOrDefault(input.Name, "")),
            Keys = type.Kind switch
            {
                _ when type.IsList => "text",
                InputKind.Whole or InputKind.LongWhole => "numeric",
                InputKind.Real or InputKind.LongReal => "decimal",
                _ => "text",
            },
            Beside = input.IsStaged ? Upload(input, id, isTable) : form.CanBeEmpty(input) ? EmptyTick(form, input, id) : default,
        };
    }

    private static string HintOf(AlgorithmInput input, InputType type)
    {
        string what = input.Type.Registered switch
        {
            InputKind.File => "A file: a path of this machine, or an http, https or s3 address",
            InputKind.Directory => "A directory: a path of this machine or an s3 address",
            _ => InputCheck.Expected(type) is { } expected ? char.ToUpperInvariant(expected[0]) + expected[1..] : "A text",
        };
        string without = input switch
        {
            { Default: "" } => "Empty: an empty text.",
            { Default: { } value } => $"Empty: the default, {value}.",
            { IsOptional: true } => "It may be left out.",
            _ => "",
        };
        string description = input.Description.Length == 0 || input.Description.EndsWith('.') ? input.Description : input.Description + ".";
        return string.Join(' ', ((string[])[description, what + ".", without]).Where(part => part.Length > 0));
    }

    /// <summary>What a value must be one of; a value that is none stays, with what is wrong below it.</summary>
    private static List<(string, string)>? ChoicesOf(AlgorithmInput input, InputType type, string current)
    {
        IEnumerable<string>? known = type switch
        {
            { IsList: true } => null,
            { Choices: { } choices } => choices,
            { Kind: InputKind.Flag or InputKind.TrueOrFalse } => ["true", "false"],
            _ => null,
        };
        if (known is null)
        {
            return null;
        }

        var all = known.Select(name => (name, name.Length == 0 ? "(empty)" : name)).ToList();
        if (current.Length > 0 && !known.Contains(current))
        {
            all.Insert(0, (current, current));
        }

        if (!known.Contains(""))
        {
            all.Insert(0, ("", input switch { { Default: { } value } => $"the default, {value}", { IsOptional: true } => "left out", _ => "choose …" }));
        }

        return all;
    }

    private static Html Upload(AlgorithmInput input, string id, bool isTable) => Html.If(
        !isTable && !input.IsDirectory,
        $"""<label class="unseen" for="{id}-file">Upload a file for {input.Name}</label><input id="{id}-file" type="file" name="{JobForm.UploadFieldOf(input)}">""");

    private static Html EmptyTick(JobForm form, AlgorithmInput input, string id) => Html.Of(
        $"""<label class="tick" for="{id}-empty"><input id="{id}-empty" type="checkbox" name="{JobForm.EmptyFieldOf(input)}"{Html.If(form.Empty.Contains(input.Name), $" checked")}> an empty text<span class="unseen"> for {input.Name}</span></label>""");

    private static FormField Queue(ServerParts parts, JobForm form) => new(JobForm.QueueField, JobForm.QueueField, "Queue (Resource)")
    {
        IsRequired = true,
        Value = form.Queue,
        Hint = "After its time limit a job is stopped.",
        Choices = [.. parts.Options.Queues.Select(queue => (queue.Name, $"{queue.Name}: at most {ShownTime.Duration(queue.TimeLimit)}"))],
    };

    private static FormField Tag(JobForm form, bool isTable) => new(JobForm.TagField, JobForm.TagField, "Tag (job identifier)")
    {
        Value = form.Tag,
        Hint = $"Sorts your jobs and their outputs; several with commas. {(isTable ? "Each job has the table's besides." : $"Without one: {(form with { Tag = "" }).TagOrDefault}.")}",
    };
}

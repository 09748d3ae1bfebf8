using System.Text.Json;
using DpsAuthoring.Jobs;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Pages.JobDetails;

/// <summary>A job's inputs, as they were sent and as its program saw them.</summary>
internal static class JobInputs
{
    public static Html Of(JobRecord job, AlgorithmDefinition? definition)
    {
        Dictionary<string, string> sent = Values(job);
        (JobValues? values, string command, string? problem) = Seen(job, definition, sent);
        IEnumerable<AlgorithmInput> declared = definition?.Algorithm.Inputs ?? [];
        IEnumerable<Html> rows = declared.Select(input => Row(
                input.Name,
                RegisteredTypes.NameOf(input.Type.Registered),
                sent.GetValueOrDefault(input.Name),
                values?.All.FirstOrDefault(value => value.Input.Name == input.Name) is { } value ? value.Path is { } path ? "input/" + path : value.Text : null,
                isDefault: !sent.ContainsKey(input.Name)))
            .Concat(sent.Where(value => declared.All(input => input.Name != value.Key)).Select(value => Row(value.Key, "", value.Value, null, isDefault: false)));
        bool hasAny = sent.Count > 0 || declared.Any();
        return Html.Of(
            $"""
            <section class="card" id="inputs"><h2>Inputs</h2>
            {Html.If(problem is not null, $"""<p class="problem">{problem}</p>""")}
            {(hasAny ? Table(rows) : Html.Of($"""<p class="none">It has no inputs.</p>"""))}
            {Html.If(command.Length > 0, $"""<h3>Command in DPS</h3><div class="row copyable"><pre id="command" class="log" tabindex="0">{command}</pre><button type="button" class="script" data-copy="#command">Copy</button></div>""")}
            </section>
            """);
    }

    /// <summary>The values that it was sent with.</summary>
    public static Dictionary<string, string> Values(JobRecord job)
    {
        using var json = JsonDocument.Parse(job.Inputs);
        return json.RootElement.EnumerateObject().ToDictionary(input => input.Name, input => input.Value.GetString() ?? "", StringComparer.Ordinal);
    }

    private static Html Table(IEnumerable<Html> rows) => Html.Of(
        $"""<div class="scroll" tabindex="0" role="region" aria-label="Inputs"><table><thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">As sent</th><th scope="col">As the program saw it</th></tr></thead><tbody>{rows}</tbody></table></div>""");

    private static Html Row(string name, string type, string? sent, string? seen, bool isDefault) => Html.Of(
        $"""
        <tr><th scope="row"><bdi>{name}</bdi></th><td>{type}</td><td>{(sent is null ? Html.Of($"""<span class="none">not sent</span>""") : Value(sent))}</td>
        <td>{(seen is null ? Html.Of($"""<span class="none">nothing</span>""") : Value(seen))}{Html.If(isDefault && seen is not null, $""" <span class="hint">default</span>""")}</td></tr>
        """);

    private static Html Value(string value)
    {
        string shown = PlainText.Line(value);
        return Html.Of($"""<code>{(shown.Length == 0 ? "''" : shown)}</code> <button type="button" class="quiet script" data-copy-text="{shown}" aria-label="Copy the value">Copy</button>""");
    }

    private static (JobValues? Values, string Command, string? Problem) Seen(
        JobRecord job, AlgorithmDefinition? definition, Dictionary<string, string> sent)
    {
        if (definition is null)
        {
            return (null, "", "What its algorithm was registered with cannot be read any more.");
        }

        try
        {
            var request = new JobRequest(definition.Algorithm, definition.Contract, sent) { Id = job.Id, Tag = job.Tag };
            var values = JobValues.Of(request);
            return (values, PlainText.Line(JobCommand.InImage(request, values, "input").ToString()), null);
        }
        catch (JobException e)
        {
            return (null, "", e.Message);
        }
    }
}

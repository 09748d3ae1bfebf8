using DpsAuthoring.Configuration.Yaml;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4005: the configuration is of the schema before the legacy one.</summary>
internal sealed class OlderSchemaCheck()
    : ConfigurationCheck("DPS4005", Severity.Error, "The configuration is of a schema that no registration takes")
{
    private static readonly Dictionary<string, string> s_keys = new()
    {
        ["algo_name"] = "algorithm_name",
        ["version"] = "algorithm_version",
        ["description"] = "algorithm_description",
        ["docker_url"] = "docker_container_url",
    };

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema != ConfigurationSchema.Older)
        {
            yield break;
        }

        var edits = configuration.Entries
            .Where(entry => entry.Name is not null && s_keys.TryGetValue(entry.Name, out string? now) && configuration.Find(now) is null)
            .Select(entry => new Edit(entry.Key.Span, s_keys[entry.Name!]))
            .ToList();
        if (Sections(configuration) is { } sections)
        {
            edits.Add(sections);
        }

        yield return At(
            configuration, configuration.Name!.Key.Span,
            "'algo_name' is of the schema before the legacy one, and both registrations answer that the name is missing; "
            + "write algorithm_name, algorithm_version, algorithm_description and docker_container_url, and the inputs under file, positional and config",
            FixOf("Write it in the legacy schema", [.. edits]));
    }

    /// <summary>
    /// The flat list as sections: files by <c>type: file</c> or <c>download: true</c>, what only <c>_context.json</c> is told of by
    /// <c>type: config</c>, the rest positional.
    /// </summary>
    private static Edit? Sections(AlgorithmConfiguration configuration)
    {
        if (configuration.Find("inputs")?.Value.Resolved is not YamlSequence { IsFlow: false } list
            || configuration.Inputs.Count != list.Items.Count
            || configuration.Inputs.Any(input => input.Node.IsFlow))
        {
            return null;
        }

        TextFile file = configuration.File;
        int start = file.LineStart(list.Span.Start);
        int end = file.NextLine(list.Span.End);
        string indent = new string(' ', 2);
        var chunks = configuration.Inputs.Select((input, i) =>
        {
            int from = i == 0 ? start : file.LineStart(input.Node.Span.Start);
            int to = i + 1 < list.Items.Count ? file.LineStart(configuration.Inputs[i + 1].Node.Span.Start) : end;
                    IEnumerable<string> lines = file
                        .Text.Substring(from, to - from)
                        .TrimEnd()
                        .Split('\n')
                        .Select(line => indent + line.TrimEnd('\r'));
            return (Section: SectionOf(input), Text: string.Join("\n", lines) + "\n");
        }).ToList();

        string Section(string name)
        {
            string own = string.Concat(chunks.Where(chunk => chunk.Section == name).Select(chunk => chunk.Text));
            return own.Length == 0 ? $"  {name}: []\n" : $"  {name}:\n{own}";
        }

        return new Edit(new TextSpan(start, end - start), Section("file") + Section("positional") + (chunks.Any(chunk => chunk.Section == "config") ? Section("config") : ""));
    }

    private static string SectionOf(ConfiguredInput input) => input.Type.Text() switch
    {
        "file" => "file",
        "config" => "config",
        null when input.Node.Find("download").Text() is { } download && PythonText.IsTrue(download) => "file",
        _ => "positional",
    };
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4017: the outputs are not one Directory whose name begins with <c>out</c>.</summary>
internal sealed class OutputCheck()
    : ConfigurationCheck("DPS4017", Severity.Error, "The output is not one Directory whose name begins with 'out'")
{
    private const string Remedy = "write one output, of the name 'out' and the type Directory";

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema != ConfigurationSchema.Ogc)
        {
            yield break;
        }

        YamlEntry? outputs = configuration.Find("outputs");
        if (outputs?.Value.Resolved is not YamlSequence { Items.Count: > 0 } list)
        {
            yield return outputs is null
                ? At(
                    configuration,
                    new TextSpan(configuration.Yaml.Root!.Span.Start, 0),
                    "There are no 'outputs', so nothing of a job's results is kept; " + Remedy,
                    Append(configuration))
                : At(configuration, outputs.Key.Span, "'outputs' lists nothing, so nothing of a job's results is kept; " + Remedy);
            yield break;
        }

        foreach (YamlNode item in list.Items)
        {
            if (item.Resolved is not YamlMapping output)
            {
                yield return At(configuration, item.Span, "The CWL cannot be made of an output without name and type; " + Remedy);
                continue;
            }

            if (Wrong(output.Find("name"), name => name.StartsWith("out", StringComparison.Ordinal)) is { } name)
            {
                yield return At(
                    configuration,
                    name,
                    "Results are found and put into the bucket by an output whose name begins with 'out'; those of another are lost",
                    FixOf("Name it 'out'", new Edit(name, "out")));
            }

            if (Wrong(output.Find("type"), type => type == "Directory") is { } type)
            {
                yield return At(
                    configuration, type, "DPS keeps the folder output/ and nothing else, which only the type Directory can hold",
                    FixOf("Write 'Directory'", new Edit(type, "Directory")));
            }
        }

        if (list.Items.Count > 1)
        {
            yield return At(
                configuration,
                list.Items[1].Span,
                "All outputs would be the one folder output/, and the registration takes one; " + Remedy);
        }
    }

    private static TextSpan? Wrong(YamlEntry? entry, Func<string, bool> isRight) =>
        entry?.Value is YamlScalar scalar && !isRight(scalar.Text) ? scalar.Span : null;

    private static QuickFix? Append(AlgorithmConfiguration configuration)
    {
        string text = configuration.File.Text;
        return configuration.Yaml.Root is not YamlMapping { IsFlow: false } || text.TrimEnd().EndsWith("...", StringComparison.Ordinal)
            ? null
            : FixOf("Add the output", new Edit(
                    new TextSpan(text.Length, 0),
                    (text.EndsWith("\n", StringComparison.Ordinal) ? "" : "\n") + "outputs:\n  - name: out\n    type: Directory\n"));
    }
}

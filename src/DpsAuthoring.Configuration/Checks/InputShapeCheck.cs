using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4025: the inputs are not in the shape that the registration reads.</summary>
internal sealed class InputShapeCheck()
    : ConfigurationCheck("DPS4025", Severity.Error, "The inputs are not in the shape that the registration reads")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        configuration.Find("inputs") is not { } inputs ? [] : configuration.Schema switch
        {
            ConfigurationSchema.Ogc => InList(configuration, inputs),
            ConfigurationSchema.Legacy => InSections(configuration, inputs),
            _ => [],
        };

    private IEnumerable<Finding> InList(AlgorithmConfiguration configuration, YamlEntry inputs) => inputs.Value.Resolved switch
    {
        YamlSequence list => list.Items.Where(item => item.Resolved is not YamlMapping)
                .Select(item =>
                    At(
                        configuration,
                        item.Span,
                        "The step that makes the CWL stops at an input that is no mapping; write '- name: …' with its type below")),
        YamlScalar { Kind: YamlKind.Null } => [At(
                    configuration,
                    inputs.Key.Span,
                    "'inputs' has no value, and the step that makes the CWL stops at that; write 'inputs: []' if there are none"),
            ],
        _ => [At(configuration, inputs.Value.Span, "'inputs' must be a list: '- name: …' with its type below")],
    };

    private IEnumerable<Finding> InSections(AlgorithmConfiguration configuration, YamlEntry inputs)
    {
        if (inputs.Value.Resolved is not YamlMapping sections)
        {
            if (inputs.Value.Resolved
                is not (YamlSequence { Items.Count: 0 } or YamlScalar { Kind: YamlKind.Null } or YamlScalar { Text: "" }))
            {
                yield return At(
                    configuration, inputs.Key.Span,
                    "POST /api/mas/algorithm answers 500 to inputs that are no mapping; put them under file, positional and config");
            }

            yield break;
        }

        bool hasDestination = false;
        foreach (YamlEntry section in sections.AllEntries)
        {
            bool isKnown = ConfigurationKeys.Sections.Contains(section.Name);
            foreach (Finding finding in InSection(configuration, section, isKnown, hasDestination))
            {
                yield return finding;
            }

            hasDestination |= isKnown;
        }
    }

    private IEnumerable<Finding> InSection(AlgorithmConfiguration configuration, YamlEntry section, bool isKnown, bool hasDestination)
    {
        if (section.Value.Resolved is not YamlSequence list)
        {
            return section.Value.Resolved is YamlScalar { Kind: not YamlKind.Null, Text: "" } or YamlMapping { Entries.Count: 0 } ? [] :
            [
                At(
                    configuration, section.Key.Span,
                    $"POST /api/mas/algorithm answers 500 to the section '{section.Name}', which is no list; write '{section.Name}: []' if it has no inputs"),
            ];
        }

        if (!isKnown && list.Items.Count > 0)
        {
            return
            [
                At(
                    configuration, section.Key.Span,
                    hasDestination
                        ? $"There is no section '{section.Name}', and its inputs silently go where those of the section before it go; write file, positional or config"
                        : $"There is no section '{section.Name}', and POST /api/mas/algorithm answers 500 to it; write file, positional or config"
                ),
            ];
        }

        return list.Items.Where(item => item.Resolved is not YamlMapping)
            .Select(item =>
                At(configuration, item.Span, "POST /api/mas/algorithm answers 500 to an input that is no mapping; write '- name: …'"));
    }
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4002: a key stands twice in one mapping.</summary>
internal sealed class DuplicateKeyCheck() : ConfigurationCheck("DPS4002", Severity.Warning, "A key stands twice")
{
    public override bool AppliesToUnregistered => true;

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        In(configuration, configuration.Yaml.Root!);

    // Aliases are not followed: what they name is looked at where it stands.
    private IEnumerable<Finding> In(AlgorithmConfiguration configuration, YamlNode node) => node switch
    {
        YamlSequence list => list.Items.SelectMany(item => In(configuration, item)),
        YamlMapping map => Of(configuration, map).Concat(map.Entries.SelectMany(entry => In(configuration, entry.Value))),
        _ => [],
    };

    private IEnumerable<Finding> Of(AlgorithmConfiguration configuration, YamlMapping map) =>
        map.Entries.Where(entry => entry.Name is not (null or "<<"))
            .GroupBy(entry => entry.Name)
            .Where(same => same.Count() > 1)
            .SelectMany(same => same.Take(same.Count() - 1).Select(earlier => At(
                configuration, earlier.Key.Span,
                $"'{same.Key}' stands again in line {configuration.File.Position(same.Last().Key.Span.Start).Line}; the registration takes the last "
                + "and drops this one without a word, so keep one of them",
                YamlWriter.Remove(configuration.File, earlier) is { } gone ? FixOf("Delete the one that is dropped", gone) : null)));
}

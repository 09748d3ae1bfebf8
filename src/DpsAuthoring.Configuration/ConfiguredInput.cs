using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration;

/// <summary>One input as a configuration has it.</summary>
public sealed class ConfiguredInput
{
    private ConfiguredInput(YamlMapping node, YamlEntry? section) => (Node, Section) = (node, section);

    /// <summary>All of it.</summary>
    public YamlMapping Node { get; }

    /// <summary>The legacy section that it stands in, such as <c>positional</c>; null in the other schemas.</summary>
    public YamlEntry? Section { get; }

    /// <summary>Its name.</summary>
    public YamlEntry? Name => Node.Find("name");

    /// <summary>Its type, <c>type</c> or in the legacy schema <c>data_type</c>.</summary>
    public YamlEntry? Type => Node.Find(Section is null ? "type" : "data_type");

    /// <summary>What it is without a value.</summary>
    public YamlEntry? Default => Node.Find("default");

    /// <summary>
    /// Whether a job may leave it out although it has no default: its type ends in <c>?</c>. The legacy schema has no such thing.
    /// </summary>
    public bool IsOptional => Section is null && Type.Text() is { } type && type.EndsWith("?", StringComparison.Ordinal);

    /// <summary>What it means, <c>doc</c> or in the legacy schema <c>description</c>.</summary>
    public YamlEntry? Description => Node.Find(Section is null ? "doc" : "description");

    internal static IEnumerable<ConfiguredInput> In(AlgorithmConfiguration configuration) =>
        configuration.Find("inputs")?.Value.Resolved switch
        {
            YamlSequence list => Of(list, null),
            YamlMapping sections => sections.AllEntries.SelectMany(section =>
                section.Value.Resolved is YamlSequence list ? Of(list, section) : []),
            _ => [],
        };

    private static IEnumerable<ConfiguredInput> Of(YamlSequence list, YamlEntry? section) =>
        list.Items.Select(item => item.Resolved).OfType<YamlMapping>().Select(item => new ConfiguredInput(item, section));
}

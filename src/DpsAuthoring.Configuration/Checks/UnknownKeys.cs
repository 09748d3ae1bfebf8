using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>The keys that no schema has.</summary>
internal static class UnknownKeys
{
    /// <summary>Each unknown key with the known ones that its mapping does not have yet.</summary>
    public static IEnumerable<(YamlEntry Entry, IReadOnlyList<string> Missing)> In(AlgorithmConfiguration configuration)
    {
        (IReadOnlyList<ConfigurationKey>? own, IReadOnlyList<ConfigurationKey>? other) = configuration.Schema == ConfigurationSchema.Ogc
            ? (ConfigurationKeys.OgcInput, ConfigurationKeys.LegacyInput)
            : (ConfigurationKeys.LegacyInput, ConfigurationKeys.OgcInput);
        return configuration.Schema == ConfigurationSchema.Older
            ? []
            : AtTop(configuration).Concat(configuration.Inputs.SelectMany(input => Of(input.Node.AllEntries, own, other)));
    }

    /// <summary>Those at the top.</summary>
    public static IEnumerable<(YamlEntry Entry, IReadOnlyList<string> Missing)> AtTop(AlgorithmConfiguration configuration)
    {
        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        return Of(
            configuration.Entries,
            ConfigurationKeys.Of(configuration.Schema),
            ConfigurationKeys.Of(isOgc ? ConfigurationSchema.Legacy : ConfigurationSchema.Ogc));
    }

    private static IEnumerable<(YamlEntry, IReadOnlyList<string>)> Of(
        IReadOnlyList<YamlEntry> entries, IReadOnlyList<ConfigurationKey> known, IReadOnlyList<ConfigurationKey> elsewhere)
    {
        var missing = known.Select(key => key.Name).Where(name => entries.All(entry => entry.Name != name)).ToList();
        return entries
            .Where(entry => entry.Name is not (null or "<<") && !known.Concat(elsewhere).Any(key => key.Name == entry.Name))
            .Select(entry => (entry, (IReadOnlyList<string>)missing));
    }
}

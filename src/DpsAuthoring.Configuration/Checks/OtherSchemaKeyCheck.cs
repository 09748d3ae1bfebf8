using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4004: a key belongs to the other schema.</summary>
internal sealed class OtherSchemaKeyCheck() : ConfigurationCheck("DPS4004", Severity.Warning, "A key belongs to the other schema")
{
    private static readonly Dictionary<string, string> s_inOgc = new()
    {
        ["repository_url"] = "code_repository",
        ["docker_container_url"] = "base_container_url",
    };

    private static readonly Dictionary<string, string> s_inLegacy = new()
    {
        ["code_repository"] = "repository_url",
        ["base_container_url"] = "docker_container_url",
        ["algorithm_container_url"] = "docker_container_url",
    };

    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (configuration.Schema == ConfigurationSchema.Older)
        {
            return [];
        }

        bool isOgc = configuration.Schema == ConfigurationSchema.Ogc;
        IReadOnlyList<ConfigurationKey> own = ConfigurationKeys.Of(configuration.Schema);
        IReadOnlyList<ConfigurationKey> other = ConfigurationKeys.Of(isOgc ? ConfigurationSchema.Legacy : ConfigurationSchema.Ogc);
        return configuration.Entries
            .Where(entry => own.All(key => key.Name != entry.Name) && other.Any(key => key.Name == entry.Name)
                && !(context.IsForApi && IsMissed(configuration, entry, isOgc)))
            .Select(entry => Of(configuration, entry, isOgc, context));
    }

    /// <summary>Whether the schema's own key is not there, which DPS4006 and DPS4011 speak of.</summary>
    private static bool IsMissed(AlgorithmConfiguration configuration, YamlEntry entry, bool isOgc) => entry.Name switch
    {
        "docker_container_url" when isOgc => !entry.IsFalsy()
            && configuration.Find("algorithm_container_url").IsFalsy()
            && configuration.Find("base_container_url").IsFalsy(),
        { } name when (isOgc ? s_inOgc : s_inLegacy).TryGetValue(name, out string? equal) => configuration.Find(equal) is null
            && MissingKeyCheck.OfOtherSchema(configuration, equal) == entry,
        _ => false,
    };

    private Finding Of(AlgorithmConfiguration configuration, YamlEntry entry, bool isOgc, ConfigurationContext context)
    {
        (string? own, string? others) = isOgc ? ("OGC", "legacy") : ("legacy", "OGC");
        string reader = context.IsForApi ? $"the {own} registration, whose inputs these are," : "the Action ogc-app-pack-generator";
        string says = $"'{entry.Name}' is a key of the {others} schema; {reader} ignores it";
        if (!(isOgc ? s_inOgc : s_inLegacy).TryGetValue(entry.Name!, out string? equal))
        {
            return At(configuration, entry.Key.Span, $"{says}, so delete it or keep it in a file of its own for that registration");
        }

        bool isImage = equal.EndsWith("_container_url", StringComparison.Ordinal);
        return configuration.Find(equal) is null && !isImage
            ? At(configuration, entry.Key.Span, $"{says}; write '{equal}'", FixOf($"Write '{equal}'", new Edit(entry.Key.Span, equal)))
            : At(configuration, entry.Key.Span, $"{says}; it goes by {(isImage && isOgc ? "'base_container_url' or 'algorithm_container_url'" : $"'{equal}'")}, so delete this one");
    }
}

using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4023: a key that nothing reads.</summary>
internal sealed class UnreadKeyCheck() : ConfigurationCheck("DPS4023", Severity.Info, "A key is read by nothing")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        UnknownKeys.In(configuration)
            .Where(unknown => Nearest.To(unknown.Entry.Name!, unknown.Missing) is null && !IsMentionedAgain(configuration, unknown.Entry))
            .Select(unknown => At(
                configuration, unknown.Entry.Key.Span,
                $"'{unknown.Entry.Name}' is read by neither the registration nor a step after it; delete it, or make it a comment if it tells people something",
                YamlWriter.Remove(configuration.File, unknown.Entry) is { } gone ? FixOf("Delete it", gone) : null));

    /// <summary>Whether the key is where values have their home that others take in by alias.</summary>
    private static bool IsMentionedAgain(AlgorithmConfiguration configuration, YamlEntry entry) =>
        configuration.Yaml.Aliases.Any(alias =>
            alias.Target.Span.Start >= entry.Value.Span.Start && alias.Target.Span.End <= entry.Value.Span.End);
}

namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4023: a key that nothing reads.</summary>
internal sealed class UnreadKeyCheck() : ConfigurationCheck("DPS4023", Severity.Info, "A key is read by nothing")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        UnknownKeys.In(configuration)
            .Where(unknown => Nearest.To(unknown.Entry.Name!, unknown.Missing) is null)
            .Select(unknown => At(
                configuration, unknown.Entry.Key.Span,
                $"'{unknown.Entry.Name}' is read by neither the registration nor a step after it; delete it, or make it a comment if it tells people something",
                Yaml.YamlWriter.Remove(configuration.File, unknown.Entry) is { } gone ? FixOf("Delete it", gone) : null));
}

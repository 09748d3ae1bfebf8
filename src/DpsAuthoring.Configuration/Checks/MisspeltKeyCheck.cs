namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4022: a key is nearly one that the registration reads.</summary>
internal sealed class MisspeltKeyCheck() : ConfigurationCheck("DPS4022", Severity.Warning, "A key is misspelt")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context) =>
        UnknownKeys.In(configuration)
            .Select(unknown => (unknown.Entry, Meant: Nearest.To(unknown.Entry.Name!, unknown.Missing)))
            .Where(unknown => unknown.Meant is not null)
            .Select(unknown => At(
                configuration, unknown.Entry.Key.Span,
                $"'{unknown.Entry.Name}' is no key that the registration reads, and so it has no effect; write '{unknown.Meant}'",
                FixOf($"Write '{unknown.Meant}'", new Edit(unknown.Entry.Key.Span, unknown.Meant!))));

    /// <summary>The top-level keys that misspelt ones were meant to be.</summary>
    public static HashSet<string> AllMeant(AlgorithmConfiguration configuration) =>
        [.. UnknownKeys.AtTop(configuration).Select(unknown => Nearest.To(unknown.Entry.Name!, unknown.Missing)).OfType<string>()];
}

namespace DpsAuthoring.Configuration.Checks;

/// <summary>One check of a configuration that can be read.</summary>
internal abstract class ConfigurationCheck(string id, Severity severity, string title)
{
    // A message quotes the configuration, which can hold anything.
    private const int LongestMessage = 1_000;

    /// <summary>What it looks for.</summary>
    public RuleDescriptor Rule { get; } = new(id, severity, title);

    /// <summary>Whether it says something of a configuration that no registration reads, beside a CWL of the author's own.</summary>
    public virtual bool AppliesToUnregistered => false;

    /// <summary>What it finds.</summary>
    public abstract IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context);

    private protected Finding At(AlgorithmConfiguration configuration, TextSpan span, string message, QuickFix? fix = null) =>
        new(Rule, configuration.File, span, OneLine(message)) { Fix = fix };

    /// <summary>A message for a list of them.</summary>
    internal static string OneLine(string message) =>
        string.Concat(
            (message.Length > LongestMessage ? message.Substring(0, LongestMessage) + "…" : message).Select(c =>
                char.IsControl(c) ? ' ' : c));

    private protected static QuickFix FixOf(string title, params Edit[] edits) =>
        new(title, [.. edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End)]);
}

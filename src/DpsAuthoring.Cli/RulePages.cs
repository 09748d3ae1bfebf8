using System.Reflection;

namespace DpsAuthoring.Cli;

/// <summary>The pages about the rules, which the tool carries along.</summary>
internal static class RulePages
{
    private static readonly Assembly s_assembly = typeof(RulePages).Assembly;

    /// <summary>The ids of all rules that have a page, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. s_assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith("DPS", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A rule's page, as Markdown.</summary>
    public static string Read(string id)
    {
        using Stream page = s_assembly.GetManifestResourceStream(id) ?? throw new ArgumentException($"{id} has no page.", nameof(id));
        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }

    /// <summary>What a rule is about: the page's heading behind the id.</summary>
    public static string Title(string id)
    {
        string heading = Read(id).Split('\n', 2)[0].TrimEnd();
        return heading[(heading.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}

using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration;

/// <summary>All checks of a configuration, those of block DPS4xxx.</summary>
public static class ConfigurationChecks
{
    private static readonly ConfigurationCheck[] s_checks =
    [
    ];

    /// <summary>What the checks look for, in the order of their ids.</summary>
    public static IReadOnlyList<Check> All { get; } = [.. s_checks.Select(check => check.Check)];

    /// <summary>Checks a configuration, whatever the text holds.</summary>
    /// <param name="file">The configuration.</param>
    /// <param name="context">What it is checked against.</param>
    /// <returns>What was found and is not silenced in the text, in the order of its places.</returns>
    public static IReadOnlyList<Finding> Run(TextFile file, ConfigurationContext context)
    {
        var yaml = YamlText.Read(file);
        return [];
    }
}

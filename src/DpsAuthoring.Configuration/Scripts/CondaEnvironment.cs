using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Configuration.Scripts;

/// <summary>The files that conda makes environments of.</summary>
public static class CondaEnvironment
{
    /// <summary>The name of the environment that a YAML file makes; null where it makes none, or one without a name.</summary>
    public static string? NameIn(TextFile file) =>
        file.Text.Contains("dependencies:")
        && YamlText.Read(file).Root?.Resolved is YamlMapping environment
        && environment.Find("dependencies") is not null
            ? environment.Find("name").Text()
            : null;
}

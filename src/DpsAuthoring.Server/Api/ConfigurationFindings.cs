using DpsAuthoring.Configuration.Checks;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Api;

/// <summary>What the project's checks find in a configuration that came by itself.</summary>
internal static class ConfigurationFindings
{
    /// <summary>Behind the original's words, what is to be mended; empty where the checks find nothing.</summary>
    public static string Advice(string json)
    {
        string[] findings = [.. Of(json)];
        return findings.Length == 0 ? "" : ". What to mend: " + string.Join("; ", findings);
    }

    /// <summary>Errors and warnings, each as a sentence with its rule.</summary>
    private static IEnumerable<string> Of(string json) => AlgorithmDefinition.Read(json) is { } configuration
        ? ConfigurationChecks.Run(configuration.File, ConfigurationContext.Alone)
            .Where(finding => finding.Rule.Severity != Severity.Info)
            .Select(finding => $"{finding.Rule.Id} {finding.Message}")
        : [];
}

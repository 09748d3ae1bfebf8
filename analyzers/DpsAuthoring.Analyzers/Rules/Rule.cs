using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>Makes the descriptors of the rules, all of one shape: each has its page.</summary>
internal static class Rule
{
    private const string Pages = "https://github.com/DpsAuthoring/DpsAuthoring/blob/main/analyzers/rules/";

    public static DiagnosticDescriptor Create(
        string id, string category, DiagnosticSeverity severity, string title, string message, string description, params string[] tags) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, $"{Pages}{id}.md", tags);
}

using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>DPS1011: a stream or writer of a result is not closed in time.</summary>
internal static class UnclosedWriterRule
{
    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1011", ResultRules.Category, DiagnosticSeverity.Warning,
        "A writer is not closed before its file is used",
        "{0} makes a writer that is {1}, and it keeps the last bytes of its file until then; {2}",
        "A writer keeps the last bytes until it is closed, and a job that ends does not close it.");
}

using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>DPS1013: a result is written by a task, and the job does not wait for it.</summary>
internal static class UnawaitedWriteRule
{
    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1013", ResultRules.Category, DiagnosticSeverity.Warning,
        "A result is written by a task that nobody awaits",
        "{0} writes a result in a task that nobody awaits, so the job may publish the file or end before it is written; {1}",
        "A job that ends takes its tasks along. What they have not written by then is missing, and what fails in them is not heard of.");

    public static Diagnostic Report(Location at, string what, string remedy) => Diagnostic.Create(Descriptor, at, what, remedy);
}

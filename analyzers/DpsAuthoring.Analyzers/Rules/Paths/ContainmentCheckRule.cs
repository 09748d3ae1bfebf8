using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1006: a folder's neighbour passes for something in it.</summary>
internal static class ContainmentCheckRule
{
    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1006", PathRule.Category, DiagnosticSeverity.Warning,
        "A containment check lets a neighbouring folder pass",
        "'{0}' has no separator at its end, so StartsWith also accepts '{0}2/…'; compare with it and Path.DirectorySeparatorChar{1}",
        "/w/output2/x starts with /w/output, but does not lie in it. The root of a containment check ends in a separator.");

    public static Diagnostic Report(UnsoundGuard guard, PathAudience audience) => Diagnostic.Create(
        Descriptor,
        guard.At.GetLocation(),
        additionalLocations: [guard.RootArgument.GetLocation()],
        guard.Root,
        audience.HasRuntime ? ", or use an OutputName" : "");
}

using DpsAuthoring.Analyzers.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1006: a folder's neighbour passes for something in it.</summary>
internal sealed class ContainmentCheckRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1006", Category, DiagnosticSeverity.Warning,
        "A containment check lets a neighbouring folder pass",
        "'{0}' has no separator at its end, so StartsWith also accepts '{0}2/…'; compare with it and Path.DirectorySeparatorChar, or use an OutputName",
        "/w/output2/x starts with /w/output, but does not lie in it. The root of a containment check ends in a separator.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    /// <summary>It is about checks, not about uses.</summary>
    public override Finding? Judge(JudgedUse use) => null;

    public Diagnostic Report(UnsoundGuard guard) => Diagnostic.Create(
        Descriptor,
        guard.At.GetLocation(),
        additionalLocations: [guard.RootArgument.GetLocation()],
        properties: System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add("Fix", "AddSeparator"),
        guard.Root);
}

using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1008: links are left out, and with them every input.</summary>
internal static class SkippedLinksRule
{
    public static DiagnosticDescriptor Descriptor { get; } = Rule.Create(
        "DPS1008", PathRule.Category, DiagnosticSeverity.Warning,
        "Inputs that are links are skipped",
        "This skips links, but in a job every input is a link into the cache: nothing would be left; do not ask for links",
        "DPS links a job's inputs to a cache. Code that leaves links out finds the author's plain files, and no input in a job.");

    /// <summary>What skips links, unless it goes through a folder that is known to hold no inputs.</summary>
    public static Diagnostic? Report(SyntaxNode at, PathValue folder) =>
        !folder.IsNothing
        && folder.Texts.All(static text =>
            JobLocation.Of(text).Root is PathRoot.Output or PathRoot.Scratch or PathRoot.Temp or PathRoot.Program or PathRoot.Home)
            ? null
            : Diagnostic.Create(Descriptor, at.GetLocation());
}

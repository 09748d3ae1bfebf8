using DpsAuthoring.Analyzers.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1008: links are left out, and with them every input.</summary>
internal sealed class SkippedLinksRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1008", Category, DiagnosticSeverity.Warning,
        "Inputs that are links are skipped",
        "This skips links, but in a job every input is a link into the cache: nothing would be left; do not ask for links",
        "DPS links a job's inputs to a cache. Code that leaves links out finds the author's plain files, and no input in a job.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    /// <summary>It is about listings, not about uses.</summary>
    public override Finding? Judge(JudgedUse use) => null;

    /// <summary>What skips links, unless it goes through a folder that is known to hold no inputs.</summary>
    public Diagnostic? Report(SyntaxNode at, PathValue folder) =>
        !folder.IsNothing && folder.Texts.All(static text => Analyzers.Paths.Location.Of(text).Root is Root.Output or Root.Scratch or Root.Temp or Root.Program or Root.Home)
            ? null
            : Diagnostic.Create(Descriptor, at.GetLocation());
}

using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1007: an address is used as a path.</summary>
internal sealed class RemotePathRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1007", Category, DiagnosticSeverity.Warning,
        "A remote address is used as a file's path",
        "{0} takes '{1}' for a local path, which is silently not found; declare it as a file input, or fetch it with a client",
        "File and Directory know local paths only: under the name of an address they find nothing, or make a folder named 's3:'.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use) =>
        use.Access != PathAccess.Enter
        && !use.Use.Sink.TakesUris
        && !use.Use.Sink.TakesVirtualPaths
        && use.First(PathRoot.Remote) is { } found
            ? new PathReport(found, use.Use.Api, found.Value)
            : null;
}

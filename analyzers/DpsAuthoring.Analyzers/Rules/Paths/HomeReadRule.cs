using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1009: something is read from a home, which a job does not have.</summary>
internal sealed class HomeReadRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1009", Category, DiagnosticSeverity.Warning,
        "A file in the home folder is read",
        "{0} reads '{1}', but a job has nobody's home folder: there is no ~/.netrc, no workspace and no bucket; declare an input, or use the job's own credentials",
        "A job runs as its own user on a fresh machine. What lies in the author's home is not there.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use) =>
        use.Access is PathAccess.Read or PathAccess.Update && use.First(PathRoot.Home) is { } found
            ? new PathReport(found, use.Use.Api, found.Value)
            : null;
}

using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1003: a file is looked for at a place that only the author's machine has.</summary>
internal sealed class AbsolutePathRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1003", Category, DiagnosticSeverity.Warning,
        "An absolute path is used",
        "{0} {1} '{2}', a path that a job's machine does not have; declare it as an input, or name it relative to the job's folder",
        "A job has no /projects, no workspace folder and no shell that knows '~': what it reads is declared as an input.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use) =>
        use.Access is PathAccess.Read or PathAccess.Probe or PathAccess.Delete or PathAccess.Update or PathAccess.Touch
        && use.First(PathRoot.Absolute) is { Value: not ("/" or "/dev/shm") } found // Every machine has these.
            ? new PathReport(found, use.Use.Api, use.Access.Verb(), found.Value)
            : null;
}

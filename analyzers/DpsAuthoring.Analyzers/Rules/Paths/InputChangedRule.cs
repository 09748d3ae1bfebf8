using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1005: an input is written, moved, deleted or opened for writing.</summary>
internal sealed class InputChangedRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1005", Category, DiagnosticSeverity.Warning,
        "An input is changed",
        "{0} {1} '{2}', but inputs are links into a read-only cache; {3}",
        "A job's inputs are links into a cache that is mounted read only and shared between jobs: changing them fails, or reaches other jobs."
    );

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use) =>
        use.Access is PathAccess.Write or PathAccess.Delete or PathAccess.Update or PathAccess.Touch or PathAccess.OpenOrCreate
        && use.First(PathRoot.Input) is { } found
            ? new PathReport(found, use.Use.Api, use.Access.Verb(), found.Value, Advice(use))
            : null;

    private static string Advice(JudgedUse use)
    {
        string copy = use.Audience.HasRuntime ? "a copy in job.Scratch" : "a copy in the temporary folder";
        return use.Access switch
        {
            PathAccess.Update or PathAccess.OpenOrCreate when use.Use.Sink.ReadOnly is { } readOnly => $"open it with {readOnly}",
            PathAccess.Write => $"write to output/{(use.Audience.HasRuntime ? " (job.Output)" : "")}, or to {copy}",
            _ => $"leave it, or change {copy}",
        };
    }
}

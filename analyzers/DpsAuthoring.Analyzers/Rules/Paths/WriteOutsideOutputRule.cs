using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1001: something is written where no job's result is looked for.</summary>
internal sealed class WriteOutsideOutputRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1001", Category, DiagnosticSeverity.Warning,
        "A result is written outside output/",
        "{0} writes to '{1}', {2}, which is gone when the job ends; write it under output/{3}",
        "Only what lies in output/ outlives a job. Intermediate files belong in the temporary folder, or in job.Scratch.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use) =>
        use.Access.Makes()
        && use.All(PathRoot.Scratch, PathRoot.Absolute, PathRoot.Program, PathRoot.Home)
        && use.First(PathRoot.Scratch, PathRoot.Absolute, PathRoot.Program, PathRoot.Home) is { } found
            ? new PathReport(found, use.Use.Api, found.Value, found.Location.Root switch
            {
                PathRoot.Absolute => "an absolute path outside output/",
                PathRoot.Program => "beside the program",
                PathRoot.Home => "in a home that a job does not have",
                _ => "outside output/",
            },
            use.Audience.HasRuntime ? " (job.Output)" : "")
            : null;
}

using DpsAuthoring.Analyzers.Paths;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1001: something is written where no job's result is looked for.</summary>
internal sealed class WriteOutsideOutputRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1001", Category, DiagnosticSeverity.Warning,
        "A result is written outside output/",
        "{0} writes to '{1}', {2}, which is gone when the job ends; write it under output/ (job.Output)",
        "Only what lies in output/ outlives a job. Intermediate files belong in job.Scratch or the temporary folder.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override Finding? Judge(JudgedUse use) =>
        use.Access == Access.Write
        && use.All(Root.Scratch, Root.Absolute, Root.Program, Root.Home)
        && use.First(Root.Scratch, Root.Absolute, Root.Program, Root.Home) is { } found
            ? new Finding(found, "MoveToOutput", use.Use.Api, found.Value, found.Location.Root switch
            {
                Root.Absolute => "an absolute path outside output/",
                Root.Program => "beside the program",
                Root.Home => "in a home that a job does not have",
                _ => "outside output/",
            })
            : null;
}

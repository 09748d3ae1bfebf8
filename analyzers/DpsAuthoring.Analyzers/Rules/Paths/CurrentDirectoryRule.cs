using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1004: the current directory is changed.</summary>
internal sealed class CurrentDirectoryRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1004", Category, DiagnosticSeverity.Warning,
        "The current directory is changed",
        "{0} makes '{1}' the current directory, and from then on output/ and input/ are looked for there; use full paths instead",
        "DPS collects output/ from the folder in which the job was started; every relative path means another place once that is left.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use)
    {
        if (use.Access != PathAccess.Enter || use.Alternatives.IsEmpty)
        {
            return null;
        }

        PathText text = use.Alternatives[0].Text;
        return new PathReport(new Found(text, JobLocation.Of(text)), use.Use.Api, text.ToString());
    }
}

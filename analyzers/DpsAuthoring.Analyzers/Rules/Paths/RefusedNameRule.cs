using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1020: a result gets a name that the runtime library refuses.</summary>
internal sealed class RefusedNameRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1020", Category, DiagnosticSeverity.Warning,
        "A result's name is refused",
        "{0} refuses the name '{1}', and the job fails: {2}; give the name below output/, such as maps/a.tif",
        "An OutputName cannot lead out of output/, and is refused when the job runs where it would, or where it names no file.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use)
    {
        if (use.Access != PathAccess.Name)
        {
            return null;
        }

        foreach ((PathText text, JobLocation location) in use.Alternatives)
        {
            if (RefusedName.Reason(text) is { } reason)
            {
                return new PathReport(new Found(text, location), use.Use.Api, text.IsEmpty ? "" : text.ToString(), reason);
            }
        }

        return null;
    }
}

using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Rules.Paths;

/// <summary>DPS1002: a write into <c>output/</c> that a part of its path could lead out of it.</summary>
internal sealed class WriteMayEscapeRule : PathRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS1002", Category, DiagnosticSeverity.Info,
        "A write into output/ may lead out of it",
        "{0} writes to '{1}', but {2}; {3}",
        "A name that was not checked may start with / or hold '..'. An OutputName refuses both.");

    public override DiagnosticDescriptor Descriptor => s_descriptor;

    public override PathReport? Judge(JudgedUse use)
    {
        if (!use.Access.Makes())
        {
            return null;
        }

        if (use.First(PathRoot.Output) is null || use.First(PathRoot.Unknown, PathRoot.Remote, PathRoot.Input) is not null)
        {
            return use.Audience.IsStrict ? JudgeStrictly(use) : null;
        }

        foreach ((PathText text, JobLocation location) in use.Alternatives)
        {
            if (location is { Root: PathRoot.Output, Escaping: { } escaping })
            {
                string part = escaping.Text.Length == 0 ? "a part of it" : $"'{escaping.Text}'";
                return new PathReport(
                    new Found(text, location), use.Use.Api, text.ToString(),
                    $"{part} could lead out of output/ ({(escaping.May(Taint.Rooted) ? "an absolute path, or '..'" : "'..'")})",
                    use.Audience.HasRuntime
                        ? "pass the name to job.Output.Create, which refuses such names"
                        : "refuse a name that has a separator in it, or is '..'");
            }
        }

        return use.First(PathRoot.Scratch, PathRoot.Absolute, PathRoot.Program, PathRoot.Home) is { } found
            ? new PathReport(
                found, use.Use.Api, found.Value, "only sometimes under output/", "what is written elsewhere is gone when the job ends")
            : null;
    }

    /// <summary>A path of which nothing tells that it lies in <c>output/</c>, though it may.</summary>
    private static PathReport? JudgeStrictly(JudgedUse use)
    {
        foreach ((PathText text, JobLocation location) in use.Alternatives)
        {
            // A device file is no result, and neither is a name that only a library knows.
            bool isUnknown = location is { Root: PathRoot.Unknown, Decisive.Kind: PieceKind.Hole };
            if (isUnknown || location.Root is PathRoot.Scratch or PathRoot.Absolute or PathRoot.Program or PathRoot.Home)
            {
                return new PathReport(
                    new Found(text, location), use.Use.Api, text.ToString(),
                    "nothing tells that it lies in output/",
                    use.Audience.HasRuntime
                        ? "write results to job.Output, and what is no result to job.Scratch"
                        : "write results to output/, and what is no result to the temporary folder");
            }
        }

        return null;
    }
}

using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.PathAnalysis.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Results;

/// <summary>A call that writes a result, or opens one for writing.</summary>
/// <param name="Call">The call.</param>
/// <param name="Path">The expression that says where.</param>
/// <param name="Use">What is known of the path.</param>
internal sealed record WrittenResult(IOperation Call, IOperation Path, PathUse Use);

/// <summary>The calls of a body by what they do to results.</summary>
internal sealed class WrittenResults
{
    private readonly Dictionary<SyntaxNode, PathUse> _uses = [];

    public WrittenResults(CompilationAnalysis analysis, BodyNotes notes, IEnumerable<PathUse> uses)
    {
        Analysis = analysis;
        Notes = notes;
        foreach (PathUse use in uses)
        {
            if (use.Inner is null && (use.Access is not PathAccess.Read || !_uses.ContainsKey(use.At)))
            {
                _uses[use.At] = use;
            }
        }

        All = notes.Calls.Select(Written).OfType<WrittenResult>().ToImmutableArray();
    }

    public CompilationAnalysis Analysis { get; }

    public BodyNotes Notes { get; }

    /// <summary>What is written into <c>output/</c>, or may be: what surely goes elsewhere is no result.</summary>
    public ImmutableArray<WrittenResult> All { get; }

    public static (IMethodSymbol? Method, IOperation? Instance, ImmutableArray<IArgumentOperation> Arguments) PartsOf(IOperation call) =>
        call switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Instance, invocation.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, null, creation.Arguments),
            _ => (null, null, ImmutableArray<IArgumentOperation>.Empty),
        };

    /// <summary>The paths that a call is given, with what it does to each.</summary>
    public IEnumerable<(IOperation Path, PathUse Use)> PathsOf(IOperation call)
    {
        (IMethodSymbol? method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments) = PartsOf(call);
        if (method is null || Analysis.Sinks.Of(method) is not { } sink)
        {
            yield break;
        }

        foreach (PathParameter parameter in sink.Parameters)
        {
            IOperation? path = parameter.Position < 0 ? instance : Operations.ArgumentAt(arguments, parameter.Position)?.Value;
            if (path is not null && _uses.TryGetValue(path.Syntax, out PathUse? use))
            {
                yield return (path, use);
            }
        }
    }

    private WrittenResult? Written(IOperation call)
    {
        foreach ((IOperation path, PathUse use) in PathsOf(call))
        {
            if (use.Access is PathAccess.Write or PathAccess.Update && use.Sink.Creates != Creation.None && MayBeResult(use.Value))
            {
                return new WrittenResult(call, path, use);
            }
        }

        return null;
    }

    private static bool MayBeResult(PathValue path) =>
        path.Texts.All(static text => JobLocation.Of(text).Root is PathRoot.Output or PathRoot.Unknown);
}

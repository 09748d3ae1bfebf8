using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>
/// The helpers that were run for one body, by what they were called with. A run is given again only where a new one would come to the same:
/// not what the depth, recursion or the number of runs has cut short for its own caller alone.
/// </summary>
internal sealed class HelperMemo
{
    private readonly Dictionary<HelperCall, List<(HelperRun Run, Reliance Reliance)>> _done = [];

    /// <summary>A remembered run, as a new one would be; null where there is none.</summary>
    public HelperRun? Find(HelperCall call, int depth, Budget budget)
    {
        if (!_done.TryGetValue(call, out List<(HelperRun Run, Reliance Reliance)>? known))
        {
            return null;
        }

        foreach ((HelperRun run, Reliance reliance) in known)
        {
            if (budget.Holds(reliance, depth))
            {
                budget.Rely(reliance, depth);
                return run.For(call);
            }
        }

        return null;
    }

    public void Add(HelperRun run, Reliance reliance)
    {
        if (!_done.TryGetValue(run.Call, out List<(HelperRun Run, Reliance Reliance)>? known))
        {
            _done[run.Call] = known = [];
        }

        known.Add((run, reliance));
    }
}

/// <summary>A helper and what it is called with.</summary>
internal readonly struct HelperCall(ISymbol method, ImmutableArray<Value> arguments, ObjectValue? self) : IEquatable<HelperCall>
{
    public ISymbol Method { get; } = method;

    public ImmutableArray<Value> Arguments { get; } = arguments;

    public ObjectValue? Self { get; } = self;

    public bool Equals(HelperCall other) =>
        SymbolEqualityComparer.Default.Equals(Method, other.Method)
        && Arguments.SequenceEqual(other.Arguments)
        && Equals(Self, other.Self);

    public override bool Equals(object? obj) => obj is HelperCall other && Equals(other);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What a helper can do that its caller would want to know.</summary>
[Flags]
internal enum Effect
{
    None = 0,

    /// <summary>It may use a path that it was given.</summary>
    Uses = 1,

    /// <summary>It may refuse a path that it was given.</summary>
    Refuses = 2,
}

/// <summary>
/// What helpers can do, themselves or through others, by what they really call. <see cref="Reach"/> knows names alone, and of a method
/// called <c>Add</c> or <c>Read</c> says too often that it may; a body that is bound tells, once for a compilation, that it does not.
/// </summary>
internal sealed class Effects(CompilationAnalysis analysis)
{
    private readonly ConcurrentDictionary<ISymbol, (Effect Own, ImmutableArray<IMethodSymbol> Calls)> _bodies = new(
        SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _using = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _any = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a helper may have one of some effects; the answer is the same whoever asks first.</summary>
    public bool Of(IMethodSymbol helper, Effect wanted)
    {
        ConcurrentDictionary<ISymbol, bool> known = wanted == Effect.Uses ? _using : _any;
        if (known.TryGetValue(helper, out bool has))
        {
            return has;
        }

        var reached = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { helper };
        var open = new Stack<IMethodSymbol>();
        open.Push(helper);
        while (open.Count > 0)
        {
            (Effect own, ImmutableArray<IMethodSymbol> calls) = _bodies.GetOrAdd(open.Pop(), Read);
            if ((own & wanted) != Effect.None)
            {
                return known[helper] = true;
            }

            foreach (IMethodSymbol called in calls)
            {
                if (!known.TryGetValue(called, out bool its))
                {
                    if (reached.Add(called))
                    {
                        open.Push(called);
                    }
                }
                else if (its)
                {
                    return known[helper] = true;
                }
            }
        }

        foreach (ISymbol one in reached)
        {
            known[one] = false;
        }

        return false;
    }

    private (Effect Own, ImmutableArray<IMethodSymbol> Calls) Read(ISymbol helper)
    {
        Effect own = Effect.None;
        var calls = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in analysis.Bodies.AllOf((IMethodSymbol)helper).SelectMany(static part => part.DescendantsAndSelf()))
        {
            // A delegate that comes from elsewhere may do anything.
            if (analysis.Calls.UsesPaths(operation)
                || (
                    operation.Type?.TypeKind == TypeKind.Delegate
                    && operation is IMemberReferenceOperation or IParameterReferenceOperation or IInvocationOperation))
            {
                own |= Effect.Uses;
            }

            foreach ((IMethodSymbol? called, IOperation? instance) in CalledBy(operation))
            {
                if (called is null || !analysis.Types.IsSource(called.ContainingType) || !analysis.Types.TakesPaths(called))
                {
                    continue;
                }

                if (analysis.Calls.IsSurelyRun(called, instance))
                {
                    own |= analysis.Index.Throws(called.Name) ? Effect.Refuses : Effect.None;
                    if (analysis.Index.ReachesFiles(called))
                    {
                        calls.Add(BoundBodies.DefinitionOf(called));
                    }
                }
                else if (analysis.Index.MayReachFiles(called.AssociatedSymbol?.Name ?? called.Name))
                {
                    own |= Effect.Uses; // Which body it runs is known where the object is made.
                }
            }
        }

        return (own, calls.ToImmutableArray());
    }

    private static IEnumerable<(IMethodSymbol? Method, IOperation? Instance)> CalledBy(IOperation operation) => operation switch
    {
        IInvocationOperation call => [(call.TargetMethod, call.Instance)],
        IObjectCreationOperation creation => [(creation.Constructor, creation)],
        IMethodReferenceOperation reference => [(reference.Method, reference.Instance)],
        IPropertyReferenceOperation { Property: var property, Instance: var instance } =>
            [(property.GetMethod, instance), (property.SetMethod, instance)],
        _ => [],
    };
}

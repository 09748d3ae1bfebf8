using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>One run of one body: whose it is, what it was called with, and what was found in it.</summary>
internal sealed class Frame(ISymbol owner, ImmutableArray<Value> arguments, ObjectValue? self, int depth, Budget budget)
{
    private Dictionary<(SyntaxNode At, PathAccess Access, SyntaxNode? Inner), PathUse>? _uses;
    private List<UnsoundGuard>? _guards;
    private Dictionary<SyntaxNode, PathValue>? _skippedLinks;

    /// <summary>The method, property or field whose body it is.</summary>
    public ISymbol Owner { get; } = owner;

    /// <summary>What the parameters hold; default where any caller may have called it.</summary>
    public ImmutableArray<Value> Arguments { get; } = arguments;

    /// <summary>What is known of the object itself; null where it may be any.</summary>
    public ObjectValue? Self { get; } = self;

    public int Depth { get; } = depth;

    public Budget Budget { get; } = budget;

    public IReadOnlyCollection<PathUse> Uses => _uses?.Values ?? (IReadOnlyCollection<PathUse>)[];

    public IReadOnlyList<UnsoundGuard> Guards => _guards ?? (IReadOnlyList<UnsoundGuard>)[];

    /// <summary>Where links are left out, and of what.</summary>
    public IEnumerable<KeyValuePair<SyntaxNode, PathValue>> SkippedLinks =>
        _skippedLinks ?? Enumerable.Empty<KeyValuePair<SyntaxNode, PathValue>>();

    public void AddSkippedLinks(SyntaxNode at, PathValue of)
    {
        _skippedLinks ??= [];
        _skippedLinks[at] = _skippedLinks.TryGetValue(at, out PathValue? before) ? (PathValue)Value.Join(before, of) : of;
    }

    public void Add(UnsoundGuard guard)
    {
        foreach (UnsoundGuard known in Guards)
        {
            if (known.At == guard.At)
            {
                return;
            }
        }

        (_guards ??= []).Add(guard);
    }

    /// <summary>A frame for code that runs inside this one: the same owner, but what is found is kept apart.</summary>
    public Frame Nested() => new(Owner, Arguments, Self, Depth + 1, Budget);

    public void Add(PathUse use)
    {
        (SyntaxNode At, PathAccess Access, SyntaxNode? Inner) key = (use.At, use.Access, use.Inner);
        _uses ??= [];
        _uses[key] = _uses.TryGetValue(key, out PathUse? before)
            ? use with
            {
                Value = (PathValue)Value.Join(before.Value, use.Value),
            }
            : use;
    }
}

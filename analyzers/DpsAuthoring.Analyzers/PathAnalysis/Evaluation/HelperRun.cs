using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What came of running a helper; its end is null where it never returns.</summary>
/// <param name="Call">What was run, and with what.</param>
/// <param name="Result">What it gave.</param>
/// <param name="End">What was known at its end.</param>
/// <param name="Uses">The paths of its caller that it used; of others it is told in the helper itself.</param>
internal sealed record HelperRun(HelperCall Call, Value? Result, BodyState? End, ImmutableArray<PathUse> Uses)
{
    /// <summary>What it depended on besides its arguments; null where it says nothing of another run.</summary>
    public Reliance? Reliance { get; init; }

    public bool Equals(HelperRun? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Call.GetHashCode();
}

/// <summary>A helper's run as one of its callers knows it.</summary>
/// <param name="run">The run, whoever called it.</param>
/// <param name="names">What stands in it for what is this caller's.</param>
internal sealed class HelperAnswer(HelperRun run, StandIns names)
{
    /// <summary>What was run.</summary>
    public IMethodSymbol Method => run.Call.Method;

    /// <summary>Whether it comes back at all.</summary>
    public bool Returns => run.End is not null;

    public Value? Result => run.Result is null ? null : names.Show(run.Result);

    /// <summary>The paths of its caller that it used.</summary>
    public IEnumerable<PathUse> Uses => run.Uses.IsEmpty
        ? []
        : run.Uses.Select(use => use with { Value = (PathValue)names.Show(use.Value) });

    /// <summary>What the helper knew of a variable at its end.</summary>
    public Value? AtEnd(ISymbol variable) => run.End?.Get(variable) is { } value ? names.Show(value) : null;

    /// <summary>The variables that the helper knew something of at its end.</summary>
    public IEnumerable<ISymbol> Known => run.End?.Values.Select(static known => known.Key) ?? [];
}

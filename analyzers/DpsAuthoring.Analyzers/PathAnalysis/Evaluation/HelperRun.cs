using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What came of running a helper; its end is null where it never returns.</summary>
internal sealed record HelperRun(HelperCall Call, Value? Result, BodyState? End, ImmutableArray<PathUse> Uses)
{
    /// <summary>What was run.</summary>
    public IMethodSymbol Method => (IMethodSymbol)Call.Method;

    /// <summary>
    /// The same run for a call with equal arguments: what came from the arguments stands in the source where those of this call stand.
    /// </summary>
    public HelperRun For(HelperCall call)
    {
        var places = new Dictionary<(int Origins, SyntaxNode Source), SyntaxNode?>();
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            Pair(Call.Arguments[i], call.Arguments[i], places);
        }

        Pair(Call.Self, call.Self, places);
        if (places.Count == 0)
        {
            return this;
        }

        return new HelperRun(
            call,
            Result is null ? null : Moved(Result),
            End?.Select(Moved),
            Uses.Select(use => use with { Value = (PathValue)Moved(use.Value) }).ToImmutableArray());

        Value Moved(Value value) => value.Map(text => text.Select(piece =>
                    piece.Source is { } source && places.TryGetValue((piece.Origins, source), out SyntaxNode? now)
                        ? piece.WithSource(now)
                        : piece));
    }

    /// <summary>Where the pieces of a value stand that equals another, by where the other's stand, as far as that differs.</summary>
    private static void Pair(Value? was, Value? now, Dictionary<(int Origins, SyntaxNode Source), SyntaxNode?> places)
    {
        switch (was, now)
        {
            case (PathValue a, PathValue b):
                for (int i = 0; i < a.Texts.Length; i++)
                {
                    ImmutableArray<Piece> before = a.Texts[i].Pieces;
                    for (int j = 0; j < before.Length; j++)
                    {
                        Piece after = b.Texts[i].Pieces[j];
                        if (before[j].Source is { } source && source != after.Source && !places.ContainsKey((before[j].Origins, source)))
                        {
                            places.Add((before[j].Origins, source), after.Source);
                        }
                    }
                }

                break;
            case (SequenceValue a, SequenceValue b):
                Pair(a.Element, b.Element, places);
                for (int i = 0; i < a.Items.Length; i++)
                {
                    Pair(a.Items[i], b.Items[i], places);
                }

                Pair(a.Rest, b.Rest, places);

                break;
            case (ObjectValue a, ObjectValue b):
                // By name, so that of two members that share a place the same is told first everywhere.
                foreach (string name in a.Members.Keys.OrderBy(static name => name, StringComparer.Ordinal))
                {
                    Pair(a.Member(name), b.Member(name), places);
                }

                break;
        }
    }
}

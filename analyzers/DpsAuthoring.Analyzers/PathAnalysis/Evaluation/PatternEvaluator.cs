using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Patterns: what they bind, and what is known where they match and where they do not.</summary>
internal sealed class PatternEvaluator(BodyRun run) : BodyPart(run)
{
    /// <summary>Matches a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="value">What it is asked of; null where nothing is known of it.</param>
    /// <param name="asked">The expression that it is asked of, where there is one.</param>
    public (BodyState? True, BodyState? False) Match(IPatternOperation pattern, Value? value, IOperation? asked)
    {
        if (State is null)
        {
            return (null, null);
        }

        switch (pattern)
        {
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and:
                (BodyState? left, BodyState? leftFails) = Match(and.LeftPattern, value, asked);
                State = left?.Clone();
                (BodyState? both, BodyState? rightFails) = Match(and.RightPattern, value, asked);
                return (both, Join(leftFails, rightFails));
            case IBinaryPatternOperation or:
                (BodyState? first, BodyState? neither) = Match(or.LeftPattern, value, asked);
                State = neither?.Clone();
                (BodyState? second, BodyState? none) = Match(or.RightPattern, value, asked);
                return (Join(first, second), none);
            case INegatedPatternOperation not:
                (BodyState? matches, BodyState? fails) = Match(not.Pattern, value, asked);
                return (fails, matches);
        }

        if (pattern is IConstantPatternOperation constant)
        {
            return Equal(constant.Value, value, asked);
        }

        if (asked is not null && PatternTest.StartOf(pattern) is { } start && Run.Containment.LeadsOut(asked, start) is { } verdict)
        {
            return verdict;
        }

        BodyState? other = State.Clone();
        Bind(pattern, value, asked);
        other = asked is not null && PatternTest.IsOnlyNullRefused(pattern)
            ? Nulled(other, Variables.VariableOf(asked, itself: true))
            : other;
        return Decided(PatternTest.Matches(pattern, value), State, other);
    }

    /// <summary>What is known where a value equals a constant, and where it does not.</summary>
    public (BodyState? True, BodyState? False) Equal(IOperation constant, Value? value, IOperation? asked)
    {
        BodyState? same = State;
        BodyState? other = State?.Clone();
        ISymbol? variable = asked is null ? null : Variables.VariableOf(asked, itself: true);
        if (constant.ConstantValue is { HasValue: true, Value: null })
        {
            return (Nulled(same, variable), other);
        }

        same = PlainName.Is(constant) ? Run.Refinement.ToPlainName(same, variable) : same;
        other = constant.ConstantValue is { HasValue: true, Value: ".." }
            ? Run.Refinement.Refine(other, variable, static text => text.Select(static piece =>
                piece.Kind == PieceKind.Hole && !piece.May(Taint.Separator) ? piece.WithTaint(piece.Taint & ~Taint.DotDot) : piece))
            : other;
        return Decided(PatternTest.Equals(constant, value), same, other);
    }

    private static (BodyState? True, BodyState? False) Decided(bool? isMatch, BodyState? matches, BodyState? other) =>
        (isMatch == false ? null : matches, isMatch == true ? null : other);

    /// <summary>Gives the variables of a pattern what they hold where it matches.</summary>
    private void Bind(IPatternOperation pattern, Value? value, IOperation? asked = null)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                Write(symbol, value, pattern);
                break;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } whole)
                {
                    Write(whole, value, recursive);
                }

                foreach (IPropertySubpatternOperation property in recursive.PropertySubpatterns)
                {
                    Value? part = property.Member is IMemberReferenceOperation member ? Run.Calls.ReadOf(member, value) : null;
                    BindPart(property.Pattern, part, null);
                }

                for (int i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                {
                    BindPart(
                        recursive.DeconstructionSubpatterns[i],
                        Deconstruction.Part(Run, value, i, recursive.DeconstructSymbol as IMethodSymbol),
                        asked is null || Operations.WithoutConversions(asked) is not ITupleOperation tuple ? null : tuple.Elements[i]);
                }

                break;
            case IListPatternOperation list:
                for (int i = 0; i < list.Patterns.Length; i++)
                {
                    IPatternOperation element = list.Patterns[i];
                    if (element is not ISlicePatternOperation slice)
                    {
                        BindPart(element, (value as SequenceValue)?.At(PositionOf(list, i)), null);
                    }
                    else if (slice.Pattern is { } rest)
                    {
                        BindPart(rest, Sequences.Between(value, i, list.Patterns.Length - i - 1, slice), null);
                    }
                }

                break;
        }
    }

    /// <summary>A pattern of a part: where it does not match, the whole does not.</summary>
    private void BindPart(IPatternOperation pattern, Value? value, IOperation? asked) => State = Match(pattern, value, asked).True;

    private void Write(ISymbol symbol, Value? value, IPatternOperation pattern) =>
        Variables.Write(
            symbol,
            value is not null ? Values.WithName(value, symbol)
                : RuntimeValues.OfType(Values.TypeOf(symbol), pattern.Syntax) ?? Values.OfSymbol(symbol, pattern.Syntax),
            pattern.Syntax);

    /// <summary>Which element a list pattern asks about: behind the slice, they are counted from the end.</summary>
    private static int PositionOf(IListPatternOperation list, int index) =>
        list.Patterns.Take(index).Any(static before => before is ISlicePatternOperation) ? index - list.Patterns.Length : index;

    /// <summary>What is known where a variable is null; null where it cannot be.</summary>
    private static BodyState? Nulled(BodyState? state, ISymbol? variable)
    {
        if (state is null || variable is null || Values.TypeOf(variable) is not { IsReferenceType: true })
        {
            return state;
        }

        BodyState nulled = state.Clone();
        nulled[variable] = PathValue.Nothing;
        return nulled;
    }
}

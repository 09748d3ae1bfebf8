using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Whether a pattern matches what is known of a value.</summary>
internal static class PatternTest
{
    /// <summary>Null where it may match or not.</summary>
    public static bool? Matches(IPatternOperation pattern, Value? value)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true }:
                return true;
            case INegatedPatternOperation not:
                return !Matches(not.Pattern, value);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and:
                return And(Matches(and.LeftPattern, value), Matches(and.RightPattern, value));
            case IBinaryPatternOperation or:
                return !And(!Matches(or.LeftPattern, value), !Matches(or.RightPattern, value));
            case IConstantPatternOperation constant:
                return Equals(constant.Value, value);
            case IListPatternOperation list when value is SequenceValue { IsWhole: true, Items: var items }:
                bool hasSlice = list.Patterns.Any(static one => one is ISlicePatternOperation);
                int least = list.Patterns.Length - (hasSlice ? 1 : 0);
                return items.Length < least || (!hasSlice && items.Length > least) ? false : null;
            default:
                return null;
        }
    }

    /// <summary>The letters that a text starts with where a list pattern matches, and asks nothing else: <c>['.', ..]</c>.</summary>
    public static string? StartOf(IPatternOperation pattern)
    {
        if (pattern is not IListPatternOperation { Patterns: [.., ISlicePatternOperation { Pattern: null }] } list)
        {
            return null;
        }

        string start = "";
        foreach (IPatternOperation letter in list.Patterns.Take(list.Patterns.Length - 1))
        {
            if (letter is not IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: char c } })
            {
                return null;
            }

            start += c;
        }

        return start;
    }

    /// <summary>Whether a pattern refuses null and nothing else: <c>{ }</c>, <c>string text</c>.</summary>
    public static bool IsOnlyNullRefused(IPatternOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation { MatchesNull: false } or ITypePatternOperation => IsOfItsType(pattern),
        IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true } => IsOfItsType(pattern),
        _ => false,
    };

    private static bool IsOfItsType(IPatternOperation pattern) =>
        SymbolEqualityComparer.Default.Equals(pattern.InputType, pattern.NarrowedType);

    /// <summary>
    /// Whether a text is a constant. Numbers and truths are not followed well enough to say that code is never reached.
    /// </summary>
    public static bool? Equals(IOperation constant, Value? value) =>
        constant.ConstantValue is not { HasValue: true, Value: string wanted } || value is not PathValue { IsNothing: false } known ? null
        : known.Constant is { } text ? text == wanted
        : known.Texts.All(one => one.Constant is { } other && other != wanted) ? false
        : null;

    private static bool? And(bool? a, bool? b) => a == false || b == false ? false : a == true && b == true ? true : null;
}

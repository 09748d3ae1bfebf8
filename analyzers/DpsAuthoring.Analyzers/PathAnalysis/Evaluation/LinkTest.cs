using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Whether a question about links leads to leaving them out.</summary>
internal static class LinkTest
{
    private const int ReparsePoint = 0x400;

    /// <summary>Whether a set of attributes to skip holds links.</summary>
    public static bool SkipsLinks(IOperation attributes) =>
        attributes.ConstantValue is { HasValue: true, Value: int constant }
            ? (constant & ReparsePoint) != 0
            : attributes
                .DescendantsAndSelf()
                .Any(static part =>
                    part.ConstantValue is { HasValue: true, Value: int bits }
                    && (bits & ReparsePoint) != 0
                    && bits > 0
                && part.Parent is not IUnaryOperation);

    /// <param name="isTarget">Whether the question is for the target, not for the attributes.</param>
    /// <param name="asked"><c>x.LinkTarget</c>, <c>x.Attributes</c>, <c>File.GetAttributes(x)</c> or
    /// <c>File.ResolveLinkTarget(x)</c>.</param>
    public static bool IsSkip(IOperation asked, bool isTarget)
    {
        if (Question(asked, isTarget) is not var (test, isLink))
        {
            return false;
        }

        while (true)
        {
            switch (test.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } or INegatedPatternOperation:
                    isLink = !isLink;
                    test = test.Parent;
                    continue;
                case IParenthesizedOperation
                or IConversionOperation
                or IPatternOperation
                or IPropertySubpatternOperation
                or IIsPatternOperation
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }:
                    test = test.Parent;
                    continue;
                case IConditionalOperation { Type: null } choice when choice.Condition == test:
                    return isLink ? Leaves(choice.WhenTrue)
                        : choice.WhenFalse is null ? !Leaves(choice.WhenTrue)
                        : Leaves(choice.WhenFalse);
                case IPatternCaseClauseOperation { Parent: ISwitchCaseOperation section }:
                    return isLink && section.Body is [.., var last] && LeavesLoop(last);
                case IReturnOperation give:
                    return Filter(give) is { } filter
                        && (isLink ? filter is "RemoveAll" or "SkipWhile" : filter is "Where" or "FindAll" or "TakeWhile");
                default:
                    return false;
            }
        }
    }

    /// <summary>The whole question, and whether it is true for a link.</summary>
    private static (IOperation Test, bool IsLink)? Question(IOperation asked, bool isTarget)
    {
        IOperation value = asked;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation)
        {
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when isTarget:
                return IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand)
                    ? (comparison, comparison.OperatorKind == BinaryOperatorKind.NotEquals)
                    : null;
            case IIsPatternOperation { Pattern: var pattern } when isTarget && AsksForLink(pattern) is { } isLink:
                return (pattern, isLink);
            case IPropertySubpatternOperation { Pattern: var pattern } when isTarget && AsksForLink(pattern) is { } isLink:
                return (pattern, isLink);
            case IInvocationOperation
            {
                TargetMethod: { Name: "IsNullOrEmpty", ContainingType.SpecialType: SpecialType.System_String }
            } test when isTarget:
                return (test, false);
            case IArgumentOperation
            {
                Parent: IInvocationOperation
                {
                    TargetMethod: { Name: "IsNullOrEmpty", ContainingType.SpecialType: SpecialType.System_String }
                } test
            } when isTarget:
                return (test, false);
            case IInvocationOperation { TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum } } flag
                when !isTarget && flag.Arguments.Any(static argument => IsReparsePoint(argument.Value)):
                return (flag, true);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.And } bits
                when !isTarget && (IsReparsePoint(bits.LeftOperand) || IsReparsePoint(bits.RightOperand)):
                IOperation masked = bits;
                while (masked.Parent is IConversionOperation or IParenthesizedOperation)
                {
                    masked = masked.Parent;
                }

                if (masked.Parent
                    is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } compared)
                {
                    return null;
                }

                bool isEqual = compared.OperatorKind == BinaryOperatorKind.Equals;
                bool withFlag = IsReparsePoint(compared.LeftOperand) || IsReparsePoint(compared.RightOperand);
                return (compared, isEqual == withFlag);
            default:
                return null;
        }
    }

    /// <summary>Whether a pattern of a link's target matches links; null where it matches both, or neither.</summary>
    private static bool? AsksForLink(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => false,
        INegatedPatternOperation not => !AsksForLink(not.Pattern),
        IRecursivePatternOperation or ITypePatternOperation or IDeclarationPatternOperation { MatchesNull: false } => true,
        _ => null,
    };

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static bool IsReparsePoint(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation.ConstantValue is { HasValue: true, Value: int bits } && (bits & ReparsePoint) != 0;
    }

    /// <summary>A branch that goes on with the next file, perhaps after a word in the log.</summary>
    private static bool Leaves(IOperation? branch) => branch switch
    {
        IBlockOperation { Operations: { Length: > 0 and < 4 } statements } => Leaves(statements[statements.Length - 1]),
        IBranchOperation { BranchKind: BranchKind.Continue or BranchKind.Break } => true,
        IReturnOperation { Kind: not OperationKind.YieldReturn } => true,
        _ => false,
    };

    /// <summary>A section of a <c>switch</c> that goes on with the next file: a <c>break</c> only leaves the switch.</summary>
    private static bool LeavesLoop(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: [.., var last] } => LeavesLoop(last),
        IBranchOperation { BranchKind: BranchKind.Continue } => true,
        IReturnOperation { Kind: not OperationKind.YieldReturn } => true,
        _ => false,
    };

    /// <summary>The framework's method that a lambda's result is given to.</summary>
    private static string? Filter(IReturnOperation give)
    {
        IOperation? parent = give;
        while (parent is not null and not IAnonymousFunctionOperation)
        {
            parent = parent.Parent;
        }

        while (parent is IAnonymousFunctionOperation or IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent is IInvocationOperation { TargetMethod: var filter } && filter.ContainingNamespace.IsIn("System")
            ? filter.Name
            : null;
    }
}

using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>What a test of a name's characters leaves possible.</summary>
internal static class CharacterTest
{
    /// <summary>What a text that matches a pattern cannot hold.</summary>
    public static Taint Excludes(string? pattern)
    {
        if (pattern is null
            || !(pattern.StartsWith("^", StringComparison.Ordinal) || pattern.StartsWith(@"\A", StringComparison.Ordinal))
            || !(pattern.EndsWith("$", StringComparison.Ordinal) || pattern.EndsWith(@"\z", StringComparison.OrdinalIgnoreCase))
            || pattern.IndexOf('/') >= 0
            || pattern.IndexOf('|') >= 0
            || pattern.IndexOf("[^", StringComparison.Ordinal) >= 0
            || pattern.IndexOf(@"\S", StringComparison.Ordinal) >= 0
            || pattern.IndexOf(@"\W", StringComparison.Ordinal) >= 0
            || pattern.IndexOf(@"\D", StringComparison.Ordinal) >= 0)
        {
            return Taint.None;
        }

        bool inClass = false;
        int dots = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length:
                    i++;
                    dots += pattern[i] != '.' ? 0 : inClass || (i + 1 < pattern.Length && pattern[i + 1] is '+' or '*' or '{') ? 2 : 1;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '.' when inClass:
                    dots = 2;
                    break;
                case '.':
                    return Taint.None;
            }
        }

        return dots > 1 ? Taint.Separator | Taint.Rooted : Taint.Separator | Taint.Rooted | Taint.DotDot;
    }

    /// <summary>What may be left of a text whose characters all pass a test; null where that is not known.</summary>
    public static Taint? Keeps(IOperation test)
    {
        while (test is IConversionOperation or IDelegateCreationOperation)
        {
            test = test is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)test).Target;
        }

        return test switch
        {
            IMethodReferenceOperation reference => IsLetterTest(reference.Method) ? Taint.Word : null,
            IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } truth }] } => Allows(truth),
            _ => null,
        };
    }

    /// <summary>What a conversion of each character leaves: <c>c => char.IsLetter(c) ? c : '_'</c>.</summary>
    public static Taint? Makes(IOperation function)
    {
        while (function is IConversionOperation or IDelegateCreationOperation)
        {
            function = function is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)function).Target;
        }

        if (function
            is not IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: IConditionalOperation choice }] })
        {
            return null;
        }

        // c => bad(c) ? '_' : c says what is dropped, which is not followed.
        return choice.WhenFalse is { ConstantValue: { HasValue: true, Value: char other } } && other is not ('/' or '.')
            ? Allows(choice.Condition)
            : null;
    }

    private static Taint? Allows(IOperation truth)
    {
        switch (truth)
        {
            case IParenthesizedOperation parenthesized:
                return Allows(parenthesized.Operand);
            case IInvocationOperation call when IsLetterTest(call.TargetMethod):
                return Taint.Word;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                return Allows(or.LeftOperand) is { } left && Allows(or.RightOperand) is { } right ? left | right : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals:
                return Constant(equals.RightOperand) is { } allowed ? Letter(allowed) : null;
            case IIsPatternOperation pattern:
                return Allows(pattern.Pattern);
            default:
                return null;
        }
    }

    private static Taint? Allows(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => Constant(constant.Value) is { } allowed ? Letter(allowed) : null,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or =>
            Allows(or.LeftPattern) is { } left && Allows(or.RightPattern) is { } right ? left | right : null,
            IBinaryPatternOperation
            {
                OperatorKind: BinaryOperatorKind.And,
                LeftPattern: IRelationalPatternOperation low,
                RightPattern: IRelationalPatternOperation high
            } => Constant(low.Value) is { } from && Constant(high.Value) is { } to && from > '/' && to >= from ? Taint.Word : null,
        _ => null,
    };

    private static char? Constant(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation.ConstantValue is { HasValue: true, Value: char c } ? c : null;
    }

    private static Taint Letter(char allowed) => allowed switch
    {
        '/' => Taint.Any,
        '.' => Taint.FileName,
        _ => Taint.Word,
    };

    private static bool IsLetterTest(IMethodSymbol method) =>
        method.ContainingType.SpecialType == SpecialType.System_Char
        && method.Name
            is "IsLetterOrDigit"
                or "IsLetter"
                or "IsDigit"
                or "IsNumber"
                or "IsUpper"
                or "IsLower"
                or "IsAsciiLetterOrDigit"
                or "IsAsciiLetter"
                or "IsAsciiDigit"
            or "IsAsciiLetterLower" or "IsAsciiLetterUpper" or "IsAsciiHexDigit";
}

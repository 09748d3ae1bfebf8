using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Names without anything in them that could lead elsewhere.</summary>
internal static class PlainName
{
    public static bool Names(IPatternOperation pattern, string text) => pattern switch
    {
        IConstantPatternOperation constant => constant.Value.ConstantValue.Value as string == text,
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Names(or.LeftPattern, text) || Names(or.RightPattern, text),
        _ => false,
    };

    /// <summary>A name without anything in it that could lead elsewhere.</summary>
    public static bool Is(string? name) => name is { Length: > 0 } && name.IndexOf('/') < 0 && name.Trim('.').Length > 0 && name[0] != '~';

    public static bool Is(IOperation value) => value.ConstantValue is { HasValue: true, Value: string name } && Is(name);

    public static bool Is(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => Is(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Is(or.LeftPattern) && Is(or.RightPattern),
        _ => false,
    };
}

using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>The text of a concatenation or an interpolation, as far as it is constant.</summary>
internal static class ConstantText
{
    /// <summary>Stands where a value that is not constant is put in; no shape of a secret holds it.</summary>
    private const char Hole = '\0';

    public static bool IsConcatenation(IBinaryOperation binary) =>
        binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String };

    /// <summary>The text; null for an operation that makes none.</summary>
    /// <param name="operation">A concatenation or an interpolation.</param>
    /// <param name="holdsSecret">Whether a named constant in it is a secret of its own.</param>
    public static string? Of(IOperation operation, out bool holdsSecret)
    {
        holdsSecret = false;
        if (operation is IBinaryOperation binary && !IsConcatenation(binary))
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, operation, ref holdsSecret);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IOperation part, ref bool holdsSecret)
    {
        switch (part)
        {
            case IBinaryOperation binary when IsConcatenation(binary):
                Append(text, binary.LeftOperand, ref holdsSecret);
                Append(text, binary.RightOperand, ref holdsSecret);
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (IInterpolatedStringContentOperation content in interpolated.Parts)
                {
                    Append(
                        text,
                        content is IInterpolatedStringTextOperation plain ? plain.Text
                            : content is IInterpolationOperation hole ? hole.Expression
                            : content,
                        ref holdsSecret);
                }

                break;
            case IConversionOperation conversion:
                Append(text, conversion.Operand, ref holdsSecret);
                break;
            case IParenthesizedOperation inner:
                Append(text, inner.Operand, ref holdsSecret);
                break;
            case { ConstantValue: { HasValue: true, Value: { } value } }:
                string constant = value.ToString();
                holdsSecret |= part is not ILiteralOperation && SecretShapes.Find(constant) is not null;
                text.Append(constant);
                break;
            default:
                text.Append(Hole);
                break;
        }
    }
}

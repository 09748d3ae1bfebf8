using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>Whether code runs only where someone sits at the keyboard.</summary>
internal static class Interaction
{
    /// <summary>Whether a condition around an operation lets it run only with a terminal or a debugger.</summary>
    public static bool IsGuarded(IOperation operation)
    {
        for (IOperation inner = operation; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IConditionalOperation condition
                && ((inner == condition.WhenTrue && Implies(condition.Condition, true))
                    || (inner == condition.WhenFalse && Implies(condition.Condition, false))))
            {
                return true;
            }

            if (outer is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both
                && inner == both.RightOperand
                && Implies(both.LeftOperand, both.OperatorKind == BinaryOperatorKind.ConditionalAnd))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a condition that has the given value says that someone is there.</summary>
    private static bool Implies(IOperation condition, bool value) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated => Implies(negated.Operand, !value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when value =>
            Implies(both.LeftOperand, true) || Implies(both.RightOperand, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !value =>
            Implies(either.LeftOperand, false) || Implies(either.RightOperand, false),
            IPropertyReferenceOperation { Property: { Name: "IsInputRedirected" } redirected }
                when redirected.ContainingType.Is("System.Console") => !value,
            IPropertyReferenceOperation { Property: { Name: "IsAttached" } attached }
                when attached.ContainingType.Is("System.Diagnostics.Debugger") => value,
        _ => false,
    };
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.PathAnalysis.Evaluation;

/// <summary>Small questions that are asked of operations.</summary>
internal static class Operations
{
    /// <summary><c>OperationKind.CollectionExpression</c> and <c>Spread</c>, which the compiler this is built for does not name.</summary>
    private const OperationKind CollectionExpression = (OperationKind)127;
    private const OperationKind Spread = (OperationKind)128;

    public static IOperation WithoutConversions(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>Whether an expression is the object at hand, named or not; not one that is being initialized or matched.</summary>
    public static bool IsThis(IOperation? operation) =>
        operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    public static bool IsCollectionExpression(IOperation operation) =>
        operation.Kind == CollectionExpression || (operation.Kind == OperationKind.None && operation.Syntax is CollectionExpressionSyntax);

    public static bool IsSpread(IOperation element) => element.Kind == Spread || element.Syntax is SpreadElementSyntax;

    public static SyntaxNode SiteOf(ImmutableArray<IArgumentOperation> arguments, int position, SyntaxNode call) =>
        ArgumentAt(arguments, position) is { ArgumentKind: not ArgumentKind.DefaultValue } argument ? argument.Value.Syntax : call;

    public static bool IsWritten(IPropertyReferenceOperation reference) =>
        reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    public static IArgumentOperation? ArgumentAt(ImmutableArray<IArgumentOperation> arguments, int position)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter?.Ordinal == position)
            {
                return argument;
            }
        }

        return null;
    }
}

using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>What tells the platform that a run failed: an exception, or an exit code.</summary>
internal static class FailureSignals
{
    private const int DeepestHelper = 3;
    private const string Environment = "System.Environment";

    /// <summary>Whether an operation ends or marks the process as failed.</summary>
    public static bool Is(IOperation operation) => operation switch
    {
        IThrowOperation => true,
        IInvocationOperation { Arguments: [var code] } exit when exit.TargetMethod.Is(Environment, "Exit") => !IsZero(code.Value),
            IInvocationOperation call => call.TargetMethod.Is(Environment, "FailFast")
                || call.TargetMethod.Attribute("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute") is not null,
            IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "ExitCode" } property } } assignment
                when property.ContainingType.Is(Environment) => !IsZero(assignment.Value),
        _ => false,
    };

    /// <summary>Whether an operation leaves the process as a success at once.</summary>
    public static bool IsExitOfSuccess(IOperation operation) =>
        operation is IInvocationOperation { Arguments: [var code] } exit && exit.TargetMethod.Is(Environment, "Exit") && IsZero(code.Value);

    public static bool IsZero(IOperation value) => value.ConstantValue is { HasValue: true, Value: 0 };

    /// <summary>
    /// Whether a method of the same source could signal a failure or remember one. Its text is asked, and that of the methods that it
    /// calls by their plain name; nothing is bound for it.
    /// </summary>
    public static bool MaySignal(IMethodSymbol method, int depth = 0)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode node in reference.GetSyntax().DescendantNodes())
            {
                if (IsSignal(node)
                    || (
                        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax helper }
                        && HelperMaySignal(method, helper, depth)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HelperMaySignal(IMethodSymbol caller, IdentifierNameSyntax name, int depth) =>
        depth == DeepestHelper
        || caller.ContainingType.GetMembers(name.Identifier.ValueText).OfType<IMethodSymbol>()
            .Any(helper => !SymbolEqualityComparer.Default.Equals(helper, caller) && MaySignal(helper, depth + 1));

    private static bool IsSignal(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
            AssignmentExpressionSyntax
            {
                Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } }
            } => false,
        AssignmentExpressionSyntax => true,
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => node.Kind()
                is SyntaxKind.PreIncrementExpression
                    or SyntaxKind.PostIncrementExpression
                    or SyntaxKind.PreDecrementExpression
                    or SyntaxKind.PostDecrementExpression,
            IdentifierNameSyntax
            {
                Identifier.ValueText: "Exit"
                    or "ExitCode"
                    or "FailFast"
                    or "Add"
                    or "Enqueue"
                    or "Push"
                    or "Cancel"
                    or "SetException"
                    or "TrySetException"
            } => true,
        _ => false,
    };
}

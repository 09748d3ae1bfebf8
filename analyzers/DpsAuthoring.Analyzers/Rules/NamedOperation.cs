using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>What a name does where it stands. A rule that asks by the name first has nothing bound where it cannot matter.</summary>
internal static class NamedOperation
{
    /// <summary>The call of the method, or the reference to the member, that the node at hand names.</summary>
    public static IOperation? Of(SyntaxNodeAnalysisContext context)
    {
        SyntaxNode expression = context.Node.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == context.Node => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => context.Node,
        };
        SyntaxNode whole = expression.Parent is InvocationExpressionSyntax call && call.Expression == expression ? call : expression;
        return context.SemanticModel.GetOperation(whole, context.CancellationToken);
    }
}

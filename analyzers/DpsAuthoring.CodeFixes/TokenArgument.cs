using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.CodeFixes;

/// <summary>How a call would take a token: by a parameter that was left out, or by an overload with one more.</summary>
internal static class TokenArgument
{
    private const string Type = "System.Threading.CancellationToken";

    /// <summary>The argument to add; null for a call that takes none, or has one.</summary>
    public static ArgumentSyntax? For(InvocationExpressionSyntax call, string token, SemanticModel model, CancellationToken cancel)
    {
        if (model.GetOperation(call, cancel) is not IInvocationOperation operation)
        {
            return null;
        }

        IMethodSymbol method = operation.TargetMethod;
        SeparatedSyntaxList<ArgumentSyntax> given = call.ArgumentList.Arguments;
        if (method.Parameters.LastOrDefault() is { Type: var type } last && type.Is(Type))
        {
            return operation.Arguments.Any(argument =>
                argument.ArgumentKind == ArgumentKind.DefaultValue && SymbolEqualityComparer.Default.Equals(argument.Parameter, last))
                ? Argument(
                    token,
                    last.Name,
                    given,
                    isNext: operation.Arguments.Count(argument => argument.ArgumentKind == ArgumentKind.DefaultValue) == 1)
                : null;
        }

        return method.Parameters.Any(parameter => parameter.IsParams)
            && operation.Arguments.Any(argument => argument.ArgumentKind == ArgumentKind.ParamArray)
            ? null
            : Overload(method) is { } overload
                ? Argument(
                    token,
                    overload.Parameters[overload.Parameters.Length - 1].Name,
                    given,
                    isNext: operation.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.Explicit))
                : null;
    }

    private static ArgumentSyntax Argument(string token, string parameter, SeparatedSyntaxList<ArgumentSyntax> given, bool isNext)
    {
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token));
        argument = isNext && given.All(each => each.NameColon is null)
            ? argument
                : argument.WithNameColon(
                    SyntaxFactory.NameColon(
                        SyntaxFactory.IdentifierName(parameter),
                        SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)));
        return given.Count == 0 ? argument : argument.WithLeadingTrivia(SyntaxFactory.Space);
    }

    /// <summary>The method of the same name, result and parameters that takes a token besides.</summary>
    private static IMethodSymbol? Overload(IMethodSymbol method)
    {
        IMethodSymbol original = (method.ReducedFrom ?? method).OriginalDefinition;
        foreach (IMethodSymbol other in original.ContainingType.GetMembers(original.Name).OfType<IMethodSymbol>())
        {
            if (other.Parameters.Length == original.Parameters.Length + 1
                && other.Arity == original.Arity
                && other.IsStatic == original.IsStatic
                && other.DeclaredAccessibility == original.DeclaredAccessibility
                && other.Parameters[other.Parameters.Length - 1].Type.Is(Type)
                && HaveSameTypes(original, other))
            {
                return other;
            }
        }

        return null;
    }

    private static bool HaveSameTypes(IMethodSymbol shorter, IMethodSymbol longer)
    {
        for (int i = 0; i < shorter.Parameters.Length; i++)
        {
            // Type parameters of two methods are never the same symbols; by name they are.
            if (!SymbolEqualityComparer.Default.Equals(shorter.Parameters[i].Type, longer.Parameters[i].Type)
                && shorter.Parameters[i].Type.ToDisplayString() != longer.Parameters[i].Type.ToDisplayString())
            {
                return false;
            }
        }

        return shorter.ReturnType.ToDisplayString() == longer.ReturnType.ToDisplayString();
    }
}

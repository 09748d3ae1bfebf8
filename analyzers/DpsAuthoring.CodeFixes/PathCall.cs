using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>Calls of the framework's members that make paths. A type of one's own that is called <c>Path</c> is not meant.</summary>
internal static class PathCall
{
    /// <summary>The member of <c>System.IO.Path</c> that is called; null where another is.</summary>
    public static string? NameOf(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method && method.ContainingType.Is("System.IO.Path") ? method.Name : null;

    /// <summary>Whether an expression is the current directory, by either of its names.</summary>
    public static bool IsCurrentDirectory(ExpressionSyntax expression, SemanticModel model) => model.GetSymbolInfo(expression).Symbol switch
    {
        IPropertySymbol { Name: "CurrentDirectory" } property => property.ContainingType.Is("System.Environment"),
        IMethodSymbol method => method.Is("System.IO.Directory", "GetCurrentDirectory"),
        _ => false,
    };
}

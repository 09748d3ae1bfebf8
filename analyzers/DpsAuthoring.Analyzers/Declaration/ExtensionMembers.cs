using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Declaration;

/// <summary>
/// Members of C# 14's extension blocks, <c>extension(string s) { … }</c>, which the compiler this is built for does not name. They lie in
/// a nested type without a name; what they are called on is the block's parameter, and a method's own only where it is called as a static
/// one.
/// </summary>
internal static class ExtensionMembers
{
    /// <summary><c>TypeKind.Extension</c>.</summary>
    private const TypeKind ExtensionBlock = (TypeKind)14;

    /// <summary><c>SyntaxKind.ExtensionBlockDeclaration</c>.</summary>
    private const int ExtensionBlockDeclaration = 9079;

    public static bool IsBlock(TypeDeclarationSyntax type) => type.RawKind == ExtensionBlockDeclaration;

    /// <summary>The name of the class that a block stands in, or of a type itself.</summary>
    public static string HomeOf(INamedTypeSymbol type) => IsBlock(type) ? type.ContainingType.Name : type.Name;

    /// <summary>The class that a method stands in, also where it stands in a block.</summary>
    public static INamedTypeSymbol HomeOf(IMethodSymbol method) =>
        IsBlock(method.ContainingType) ? method.ContainingType.ContainingType : method.ContainingType;

    /// <summary>Whether a method is called on a value that is one argument more, behind the others.</summary>
    public static bool HasReceiver(IMethodSymbol method) => !method.IsStatic && IsBlock(method.ContainingType);

    /// <summary>Whether a parameter is that of a block.</summary>
    public static bool IsReceiver(IParameterSymbol parameter) => parameter.ContainingSymbol is INamedTypeSymbol type && IsBlock(type);

    /// <summary>The member of a block that a static method was made of by the compiler; null for others.</summary>
    public static IMethodSymbol? WrittenAs(IMethodSymbol method) =>
        method is { IsStatic: true, IsImplicitlyDeclared: true, DeclaringSyntaxReferences: [var place] }
            ? method.ContainingType.GetTypeMembers()
                .Where(IsBlock)
                .SelectMany(static block => block.GetMembers())
                .OfType<IMethodSymbol>()
                .FirstOrDefault(member => member.DeclaringSyntaxReferences is [var its]
                    && its.SyntaxTree == place.SyntaxTree
                    && its.Span == place.Span)
            : null;

    private static bool IsBlock(INamedTypeSymbol type) => type.TypeKind == ExtensionBlock;
}

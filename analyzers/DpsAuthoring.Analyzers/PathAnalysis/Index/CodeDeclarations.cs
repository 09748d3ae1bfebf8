using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.PathAnalysis.Index;

/// <summary>The declarations that run code: methods, accessors, initializers, and the statements of a program without a class.</summary>
internal static class CodeDeclarations
{
    /// <summary>Those of a file, in their order. Only members are asked for as nodes.</summary>
    public static IEnumerable<SyntaxNode> In(CompilationUnitSyntax unit)
    {
        IEnumerable<SyntaxNode> members = unit.Members.SelectMany(In);
        return unit.Members.Any(SyntaxKind.GlobalStatement) ? members.Prepend(unit) : members;
    }

    /// <summary>What is declared; of a type with a primary constructor, that.</summary>
    public static ISymbol? OwnerOf(SyntaxNode declaration, SemanticModel model, CancellationToken cancel) => declaration switch
    {
        CompilationUnitSyntax unit => model.GetDeclaredSymbol(unit, cancel),
        TypeDeclarationSyntax type => PrimaryConstructorOf(type, model.GetDeclaredSymbol(type, cancel)),
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancel) as IPropertySymbol)?.GetMethod,
        _ => model.GetDeclaredSymbol(declaration, cancel),
    };

    /// <summary>The nodes of a declaration that are run.</summary>
    public static IEnumerable<SyntaxNode> RunBy(SyntaxNode declaration) => declaration switch
    {
        ConstructorDeclarationSyntax constructor => Present(constructor.Initializer, constructor.Body, constructor.ExpressionBody),
        BaseMethodDeclarationSyntax method => Present(method.Body, method.ExpressionBody),
        AccessorDeclarationSyntax accessor => Present(accessor.Body, accessor.ExpressionBody),
        ArrowExpressionClauseSyntax arrow => [arrow],
        PropertyDeclarationSyntax property => Present(property.Initializer),
        VariableDeclaratorSyntax variable => Present(variable.Initializer),
        TypeDeclarationSyntax { BaseList: { } bases } => bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>(),
        CompilationUnitSyntax unit => [unit],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> In(MemberDeclarationSyntax member) => member switch
    {
        BaseNamespaceDeclarationSyntax space => space.Members.SelectMany(In),
        TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] } type => type.Members.SelectMany(In).Prepend(type),
        TypeDeclarationSyntax type => type.Members.SelectMany(In),
        BaseFieldDeclarationSyntax fields => fields.Declaration.Variables.Where(static one => one.Initializer is not null),
        BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } => [],
        BaseMethodDeclarationSyntax => [member],
        PropertyDeclarationSyntax { Initializer: { } } property => In(property, property.ExpressionBody).Prepend(property),
        PropertyDeclarationSyntax property => In(property, property.ExpressionBody),
        IndexerDeclarationSyntax indexer => In(indexer, indexer.ExpressionBody),
        BasePropertyDeclarationSyntax property => In(property, null),
        _ => [],
    };

    private static IEnumerable<SyntaxNode> In(BasePropertyDeclarationSyntax property, ArrowExpressionClauseSyntax? arrow) =>
        arrow is not null
            ? [arrow]
            : property.AccessorList?.Accessors.Where(static one => one.Body is not null || one.ExpressionBody is not null) ?? [];

    private static IMethodSymbol? PrimaryConstructorOf(TypeDeclarationSyntax declaration, INamedTypeSymbol? type) =>
        type?.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences is [var place]
            && place.SyntaxTree == declaration.SyntaxTree
            && place.Span == declaration.Span);

    private static IEnumerable<SyntaxNode> Present(params SyntaxNode?[] nodes) => nodes.OfType<SyntaxNode>();
}

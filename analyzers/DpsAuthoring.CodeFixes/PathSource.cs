using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>Where a path is best changed: where it is used, or where the variable that it comes from gets its only value.</summary>
internal static class PathSource
{
    /// <summary>The expression to change. A variable's value is changed only where everything that uses the variable means a path that starts with it.</summary>
    /// <param name="path">The path that was reported.</param>
    /// <param name="root">Where it starts. Only what lies in the job's folder is moved by its folder: another base may be read from too.</param>
    /// <param name="model">The document's model.</param>
    /// <param name="cancel">Stops it.</param>
    public static ExpressionSyntax Of(ExpressionSyntax path, PathRoot root, SemanticModel model, CancellationToken cancel)
    {
        ExpressionSyntax bare = path.Bare();
        if (bare is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only] } && IsFile(model.GetTypeInfo(bare, cancel).Type))
        {
            return Of(only.Expression, root, model, cancel);
        }

        ExpressionSyntax start = root == PathRoot.Scratch ? Start(bare) : bare;
        return start is IdentifierNameSyntax name && OnlyValue(name, model, cancel) is { } value ? Of(value, root, model, cancel) : path;
    }

    /// <summary>Whether a value must be known to the compiler.</summary>
    public static bool IsConstant(ExpressionSyntax value) =>
        value.FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Parent switch
        {
            FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
            LocalDeclarationStatementSyntax local => local.IsConst,
            _ => false,
        };

    public static bool IsFile(ITypeSymbol? type) => type.Is("System.IO.FileInfo") || type.Is("System.IO.DirectoryInfo");

    /// <summary>What a path begins with.</summary>
    private static ExpressionSyntax Start(ExpressionSyntax path) => path switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Start(sum.Left.Bare()),
        InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax first, ..] } => first.Expression.Bare(),
        InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } call when IsPathCall(call) => Start(first.Expression.Bare()),
        _ => path,
    };

    private static bool IsPathCall(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax
    {
        Expression: IdentifierNameSyntax { Identifier.ValueText: "Path" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Path" },
        Name.Identifier.ValueText: "Combine" or "Join" or "GetFullPath",
    };

    private static ExpressionSyntax? OnlyValue(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancel)
    {
        ISymbol? variable = model.GetSymbolInfo(name, cancel).Symbol;
        bool isFixed = variable is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private } and ({ IsReadOnly: true } or { IsConst: true });
        if (!isFixed
            || variable!.DeclaringSyntaxReferences is not [var declaration]
            || declaration.SyntaxTree != name.SyntaxTree
            || declaration.GetSyntax(cancel) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
        {
            return null;
        }

        SyntaxNode? scope = variable is IFieldSymbol
            ? declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>()
            : declarator.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent is { } block
                ? block is GlobalStatementSyntax ? block.Parent : block
                : null;
        return scope is not null
            && (variable.ContainingType is not { DeclaringSyntaxReferences.Length: > 1 } || variable is ILocalSymbol)
            && scope.DescendantNodes().OfType<IdentifierNameSyntax>().All(each =>
                each.Identifier.ValueText != variable.Name
                || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(each, cancel).Symbol, variable)
                || StartsPath(each))
            ? value
            : null;
    }

    /// <summary>Whether a mention of a variable is one of a path that starts with it, and changes nothing.</summary>
    private static bool StartsPath(ExpressionSyntax mention) => mention.Parent switch
    {
        ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument when IsPathCall(call) =>
            arguments.Arguments[0] == argument,
        ArgumentSyntax { RefKindKeyword.RawKind: 0 } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => sum.Left == mention,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole => text.Contents[0] == hole,
        EqualsValueClauseSyntax => true,
        MemberAccessExpressionSyntax access => access.Expression == mention,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } or ParenthesizedExpressionSyntax => StartsPath((ExpressionSyntax)mention.Parent),
        _ => false,
    };
}

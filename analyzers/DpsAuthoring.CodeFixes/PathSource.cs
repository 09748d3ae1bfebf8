using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>Where a path is best changed: where it is used, or where the variable that it comes from gets its only value.</summary>
internal static class PathSource
{
    /// <summary>
    /// The expression to change. A variable's value is changed only where everything that uses the variable means a path that starts with
    /// it.
    /// </summary>
    /// <param name="path">The path that was reported.</param>
    /// <param name="root">Where it starts. Only what lies in the job's folder is moved by its folder: another base may be read from
    /// too.</param>
    /// <param name="model">The document's model.</param>
    /// <param name="cancel">Stops it.</param>
    public static ExpressionSyntax Of(ExpressionSyntax path, PathRoot root, SemanticModel model, CancellationToken cancel)
    {
        ExpressionSyntax bare = path.Bare();
        if (bare is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only] }
            && IsFile(model.GetTypeInfo(bare, cancel).Type))
        {
            return Of(only.Expression, root, model, cancel);
        }

        ExpressionSyntax start = root == PathRoot.Scratch ? Start(bare, model) : bare;
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
    private static ExpressionSyntax Start(ExpressionSyntax path, SemanticModel model) => path switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Start(sum.Left.Bare(), model),
        InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax first, ..] } => first.Expression.Bare(),
            InvocationExpressionSyntax { ArgumentList.Arguments: [var first, ..] } call when KeepsStart(call, model) => Start(
                first.Expression.Bare(), model),
        _ => path,
    };

    private static bool KeepsStart(InvocationExpressionSyntax call, SemanticModel model) =>
        PathCall.NameOf(call, model) is "Combine" or "Join" or "GetFullPath";

    /// <summary>The value of a variable that nothing outside this file can change, and no other value replaces.</summary>
    private static ExpressionSyntax? OnlyValue(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancel)
    {
        bool isFixed = model.GetSymbolInfo(name, cancel).Symbol is ILocalSymbol
                or IFieldSymbol { DeclaredAccessibility: Accessibility.Private, ContainingType.DeclaringSyntaxReferences.Length: 1 }
                and ({ IsReadOnly: true } or { IsConst: true });
        ISymbol variable = model.GetSymbolInfo(name, cancel).Symbol!;
        var given = new GivenValues(model, cancel);
        return
            isFixed
            && given.Of(variable).ToArray() is [{ Parent: EqualsValueClauseSyntax } value]
            && given.MentionsOf(variable).All(mention => StartsPath(mention, model))
            ? value
            : null;
    }

    /// <summary>Whether a mention of a variable is one of a path that starts with it, and changes nothing.</summary>
    private static bool StartsPath(ExpressionSyntax mention, SemanticModel model) => mention.Parent switch
    {
            ArgumentSyntax
            {
                RefKindKeyword.RawKind: 0,
                Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments
            } argument when KeepsStart(call, model) => arguments.Arguments[0] == argument,
        ArgumentSyntax { RefKindKeyword.RawKind: 0 } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => sum.Left == mention,
        InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole => text.Contents[0] == hole,
        EqualsValueClauseSyntax => true,
        MemberAccessExpressionSyntax access => access.Expression == mention,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } or ParenthesizedExpressionSyntax =>
                StartsPath((ExpressionSyntax)mention.Parent, model),
        _ => false,
    };
}

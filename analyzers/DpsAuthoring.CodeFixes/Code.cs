using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DpsAuthoring.CodeFixes;

/// <summary>Code from text. Names that begin with <c>global::</c> become as short as the usings allow.</summary>
internal static class Code
{
    public const string Path = "global::System.IO.Path";

    public static ExpressionSyntax Expression(string text) => Shortening(SyntaxFactory.ParseExpression(text));

    public static StatementSyntax Statement(string text) => Shortening(SyntaxFactory.ParseStatement(text));

    public static MemberDeclarationSyntax Member(string text) => Shortening(SyntaxFactory.ParseMemberDeclaration(text)!);

    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>The end of a line, as the file has it.</summary>
    public static SyntaxTrivia LineEnd(SyntaxNode node, CancellationToken cancel) =>
        SyntaxFactory.EndOfLine(node.SyntaxTree.GetText(cancel).ToString().Contains("\r\n") ? "\r\n" : "\n");

    /// <summary>The expression without parentheses and <c>!</c>.</summary>
    public static ExpressionSyntax Bare(this ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => inner.Expression.Bare(),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => inner.Operand.Bare(),
        _ => expression,
    };

    private static T Shortening<T>(T node)
        where T : SyntaxNode =>
        node.ReplaceNodes(
            node.DescendantNodesAndSelf()
                .Where(static part =>
                    part is MemberAccessExpressionSyntax or QualifiedNameSyntax
                    && part.ToString().StartsWith("global::", StringComparison.Ordinal)),
            static (_, part) => part.WithAdditionalAnnotations(Simplifier.Annotation));
}

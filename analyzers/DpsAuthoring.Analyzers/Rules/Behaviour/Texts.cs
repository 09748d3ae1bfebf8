using DpsAuthoring.Analyzers.PathAnalysis.Index;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// The texts that stand in a file: literals, interpolations, and what is put together of them. They are found by their quotes, so that no
/// other node is made.
/// </summary>
internal static class Texts
{
    /// <param name="tree">The file.</param>
    /// <param name="constants">The names of constants that are texts too, by their words.</param>
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, HashSet<int> constants)
    {
        var sums = new HashSet<SyntaxNode>();
        foreach (SyntaxNode text in Quoted(tree))
        {
            yield return text;
            foreach (SyntaxNode sum in SumsAround(text).Where(sums.Add))
            {
                yield return sum;
            }
        }

        if (constants.Any(Declarations.Of(tree).Mentions))
        {
            foreach (SyntaxNode sum in Declarations.TokensIn(tree, constants.Contains)
                .Select(static token => token.Parent!)
                .SelectMany(SumsAround)
                .Where(sums.Add))
            {
                yield return sum;
            }
        }
    }

    private static IEnumerable<SyntaxNode> Quoted(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        string file = Declarations.Of(tree).Text;
        int at = 0;
        while ((at = file.IndexOf('"', at)) >= 0)
        {
            SyntaxToken token = root.FindToken(at);
            if (at < token.SpanStart)
            {
                // In a comment, a directive, or code that is not compiled.
                at = token.SpanStart;
                continue;
            }

            bool isInside = at < token.Span.End;
            at = Math.Max(at + 1, isInside ? token.Span.End : token.FullSpan.End);
            if (isInside && token.Parent is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && !IsEnd(token))
            {
                yield return token.Parent;
            }
        }
    }

    private static bool IsEnd(SyntaxToken token) =>
        token.Parent is InterpolatedStringExpressionSyntax text && text.StringEndToken == token;

    /// <summary>The additions that an expression is a part of, each as a whole.</summary>
    private static IEnumerable<SyntaxNode> SumsAround(SyntaxNode part)
    {
        for (SyntaxNode? around = part.Parent; around is ExpressionSyntax or InterpolationSyntax; around = around.Parent)
        {
            if (around.IsKind(SyntaxKind.AddExpression) && !around.Parent.IsKind(SyntaxKind.AddExpression))
            {
                yield return around;
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>Takes a statement away, with what is said of it.</summary>
internal static class Removal
{
    /// <summary>
    /// The list of statements without the one that an expression is, alone or as a discarded value; null where it is not.
    /// </summary>
    public static (SyntaxNode Old, SyntaxNode New)? Of(ExpressionSyntax expression)
    {
        SyntaxNode? whole = expression.Parent
            is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard
            ? discard.Parent
            : expression.Parent;
        return whole is ExpressionStatementSyntax statement ? Of(statement) : null;
    }

    public static (SyntaxNode Old, SyntaxNode New)? Of(StatementSyntax statement)
    {
        SyntaxNode removed = statement.Parent is GlobalStatementSyntax global ? global : statement;
        return removed.Parent is BlockSyntax or CompilationUnitSyntax or SwitchSectionSyntax
            ? (removed.Parent, removed.Parent.RemoveNode(removed, SyntaxRemoveOptions.KeepUnbalancedDirectives)!)
            : null;
    }
}

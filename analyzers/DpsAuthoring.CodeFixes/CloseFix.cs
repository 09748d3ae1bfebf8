using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1010, DPS1011: closes what a body opens: at the end of its block, and before its file is used there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloseFix))]
public sealed class CloseFix() : Fix("DPS1010", "DPS1011")
{
    public const string EquivalenceKey = "Close";

    private const string Title = "Close it";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported is not ExpressionSyntax opening)
        {
            yield break;
        }

        if (opening.FirstAncestorOrSelf<VariableDeclaratorSyntax>()
                is { Initializer.Value: { } value, Parent: VariableDeclarationSyntax all } declarator
            && value.Span.Contains(opening.Span)
            && all.Variables.Count == 1)
        {
            string variable = declarator.Identifier.Text;
            if (diagnostic.AdditionalLocations is [var use, ..]
                && StatementAt(declarator.SyntaxTree.GetRoot(cancel).FindNode(use.SourceSpan)) is { } user
                && all.Parent is { } holder
                && Around(holder, user) is { } both)
            {
                yield return new(Title, EquivalenceKey, both, ClosedBefore(both, holder, user, variable, cancel));
            }
            else if (all.Parent is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration)
            {
                yield return new(Title, EquivalenceKey, declaration, Using(declaration));
            }
        }
        else if (opening.Parent is ExpressionStatementSyntax or AnonymousFunctionExpressionSyntax)
        {
            yield return new(Title, EquivalenceKey, opening, Disposed(opening).WithTriviaFrom(opening));
        }
        else if (opening.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment
            && assignment.Right == opening)
        {
            yield return new(Title, EquivalenceKey, assignment, Disposed(opening).WithTriviaFrom(assignment));
        }
    }

    private static InvocationExpressionSyntax Disposed(ExpressionSyntax opened) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression, opened.WithoutTrivia(), SyntaxFactory.IdentifierName("Dispose")));

    private static LocalDeclarationStatementSyntax Using(LocalDeclarationStatementSyntax declaration) =>
        declaration.WithoutLeadingTrivia()
            .WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space))
            .WithLeadingTrivia(declaration.GetLeadingTrivia());

    /// <summary>
    /// The declaration closes at the end of its block, in case of a failure, and the variable is disposed of before its use.
    /// </summary>
    private static SyntaxNode ClosedBefore(
        SyntaxNode both, SyntaxNode holder, StatementSyntax user, string variable, CancellationToken cancel)
    {
        StatementSyntax close = Code.Statement($"{variable}.Dispose();")
            .WithTrailingTrivia(Code.LineEnd(user, cancel))
            .WithAdditionalAnnotations(Formatter.Annotation);
        SyntaxNode tracked = both.TrackNodes(holder, user);
        if (tracked.GetCurrentNode(holder) is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } now)
        {
            tracked = tracked.ReplaceNode(now, Using(now));
        }

        StatementSyntax place = tracked.GetCurrentNode(user)!;
        return place.Parent is GlobalStatementSyntax top
            ? tracked.InsertNodesBefore(top, [SyntaxFactory.GlobalStatement(close).WithAdditionalAnnotations(Formatter.Annotation)])
            : tracked.InsertNodesBefore(place, [close]);
    }

    /// <summary>The statement of a list in which something stands.</summary>
    private static StatementSyntax? StatementAt(SyntaxNode node)
    {
        StatementSyntax? statement = node.FirstAncestorOrSelf<StatementSyntax>();
        while (statement is not (null or { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax }))
        {
            statement = statement.Parent?.FirstAncestorOrSelf<StatementSyntax>();
        }

        return statement;
    }

    private static SyntaxNode? Around(SyntaxNode one, SyntaxNode other) =>
        one.Ancestors().FirstOrDefault(around => around.Span.Contains(other.Span));
}

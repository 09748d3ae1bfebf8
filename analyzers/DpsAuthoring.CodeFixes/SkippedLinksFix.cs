using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1008: takes links along, where leaving them out is all that a question, a filter or a flag is for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SkippedLinksFix))]
public sealed class SkippedLinksFix() : Fix("DPS1008")
{
    public const string EquivalenceKey = "TakeLinks";

    private const string Title = "Take links along";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported is not ExpressionSyntax asked)
        {
            yield break;
        }

        if (reported.Parent is AssignmentExpressionSyntax assignment && assignment.Right == reported)
        {
            ExpressionSyntax? others = WithoutLinks(asked);
            if (others is null && assignment.IsKind(SyntaxKind.OrAssignmentExpression) && Removal.Of(assignment) is var (list, without))
            {
                yield return new(Title, EquivalenceKey, list, without);
            }
            else
            {
                yield return new(Title, EquivalenceKey, reported, (others ?? Code.Expression("0")).WithTriviaFrom(reported));
            }
        }
        else if (Whole(asked) is { } question)
        {
            (SyntaxNode Old, SyntaxNode New)? change = question.Parent switch
            {
                // It goes on with the next file, or it does something with files that are none.
                IfStatementSyntax { Else: null } test when Leaves(test.Statement) => Removal.Of(test),
                IfStatementSyntax { Else: null, Statement: BlockSyntax body, Parent: BlockSyntax list } test => (
                    list, Opened(list, test, body)),
                SimpleLambdaExpressionSyntax
                {
                    Parent: ArgumentSyntax
                    {
                        Parent: ArgumentListSyntax
                        {
                            Arguments.Count: 1,
                            Parent: InvocationExpressionSyntax
                            {
                                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } member
                            } filter
                        }
                    }
                } => (filter, member.Expression.WithTrailingTrivia(filter.GetTrailingTrivia())),
                _ => null,
            };
            if (change is var (old, changed))
            {
                yield return new(Title, EquivalenceKey, old, changed);
            }
        }
    }

    /// <summary>The flags but the one for links; null where it is the only one.</summary>
    private static ExpressionSyntax? WithoutLinks(ExpressionSyntax flags) => flags switch
    {
        ParenthesizedExpressionSyntax inner => WithoutLinks(inner.Expression),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } both => (
                WithoutLinks(both.Left), WithoutLinks(both.Right)) switch
        {
            (null, var right) => right,
            (var left, null) => left.WithoutTrailingTrivia(),
            var (left, right) => both.WithLeft(left).WithRight(right),
        },
        _ => flags.ToString().EndsWith("ReparsePoint", StringComparison.Ordinal) ? null : flags,
    };

    /// <summary>The condition or the body of a filter, where the question for links is all of it.</summary>
    private static ExpressionSyntax? Whole(ExpressionSyntax asked)
    {
        ExpressionSyntax whole = asked;
        while (whole.Parent is ExpressionSyntax parent and not AnonymousFunctionExpressionSyntax)
        {
            whole = parent;
        }

        if (whole.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax call } && whole == asked)
        {
            return Whole(call);
        }

        return whole
            .DescendantNodesAndSelf()
            .Any(static part =>
                part is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression })
            ? null
            : whole;
    }

    private static bool Leaves(StatementSyntax statement) =>
        (statement is BlockSyntax block ? block.Statements.LastOrDefault() : statement) is ContinueStatementSyntax;

    private static BlockSyntax Opened(BlockSyntax list, IfStatementSyntax test, BlockSyntax body)
    {
        int at = list.Statements.IndexOf(test);
        return list.WithStatements(
            list.Statements.RemoveAt(at)
                .InsertRange(at, body.Statements.Select(static statement => statement.WithAdditionalAnnotations(Formatter.Annotation))));
    }
}

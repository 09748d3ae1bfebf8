using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Formatting;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS1013: awaits the task, or the list that it was put into, where the code at hand may await.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitFix))]
public sealed class AwaitFix() : Fix("DPS1013")
{
    public const string EquivalenceKey = "Await";

    private const string Title = "Await it";

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (JobWriteAround(reported, model, cancel) is { } write)
        {
            if (MayAwait(write) && write.Expression is MemberAccessExpressionSyntax member)
            {
                ExpressionSyntax asTask = write.WithExpression(member.WithName(SyntaxFactory.IdentifierName("WriteAsync")));
                yield return new(Title, EquivalenceKey, write, Awaited(asTask).WithTriviaFrom(write));
            }

            yield break;
        }

        if (reported.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || !MayAwait(reported))
        {
            yield break;
        }

        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax add } when ListOf(add, reported) is { } list:
                StatementSyntax last = statement.Ancestors()
                    .TakeWhile(static around => around is StatementSyntax { Parent: not BaseMethodDeclarationSyntax })
                    .OfType<StatementSyntax>()
                    .LastOrDefault(static around => around is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax)
                    ?? statement;
                if (last.Parent is BlockSyntax block)
                {
                    StatementSyntax all = Code.Statement($"await global::System.Threading.Tasks.Task.WhenAll({list});")
                        .WithAdditionalAnnotations(Formatter.Annotation);
                    yield return new(Title, EquivalenceKey, block, block.InsertNodesAfter(last, [all]));
                }

                break;
            case ExpressionStatementSyntax { Expression: var whole }:
                ExpressionSyntax task =
                    whole is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } dropped
                        ? dropped.Right
                        : whole;
                yield return new(Title, EquivalenceKey, whole, Awaited(task.WithoutTrivia()).WithTriviaFrom(whole));
                break;
            case LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } value }] } when value == reported:
                yield return new(
                    Title,
                    EquivalenceKey,
                    statement,
                    SyntaxFactory.ExpressionStatement(Awaited(value.WithoutTrivia())).WithTriviaFrom(statement));
                break;
        }
    }

    private static AwaitExpressionSyntax Awaited(ExpressionSyntax task) =>
        SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia());

    /// <summary>The call of <c>job.Output.Write</c> whose delegate gives a task.</summary>
    private static InvocationExpressionSyntax? JobWriteAround(SyntaxNode reported, SemanticModel model, CancellationToken cancel) =>
        reported.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()
            is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } lambda
        && (lambda == reported || lambda.ExpressionBody == reported || lambda.AsyncKeyword.Span == reported.Span)
        && model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method
        && method.Is("DpsAuthoring.JobOutput", "Write")
            ? call
            : null;

    /// <summary>The list to which a task is added.</summary>
    private static string? ListOf(InvocationExpressionSyntax add, SyntaxNode task) =>
        add is
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: IdentifierNameSyntax list },
            ArgumentList.Arguments: [{ Expression: var added }],
        }
        && added == task
            ? list.Identifier.Text
            : null;

    /// <summary>Whether the function in which something stands is async, or is the program itself.</summary>
    private static bool MayAwait(SyntaxNode node) => node.Ancestors().FirstOrDefault(static around =>
        around
            is AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax
                or BaseMethodDeclarationSyntax
                or GlobalStatementSyntax) switch
    {
        AnonymousFunctionExpressionSyntax lambda => !lambda.AsyncKeyword.IsKind(SyntaxKind.None),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        BaseMethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        GlobalStatementSyntax => true,
        _ => false,
    };
}

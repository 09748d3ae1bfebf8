using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Behaviour;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS2002: lets a failure go on as one, after what the catch has to say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RethrowFix))]
public sealed class RethrowFix() : Fix(SwallowedFailureRule.Id)
{
    public const string EquivalenceKey = "Rethrow";

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported.FirstAncestorOrSelf<CatchClauseSyntax>() is { } handler)
        {
            yield return new("Rethrow the exception", EquivalenceKey, handler.Block, Rethrowing(handler.Block, model));
        }
    }

    /// <summary>The way out that the catch took so far, if it ends in one, gives place to the exception's.</summary>
    private static BlockSyntax Rethrowing(BlockSyntax block, SemanticModel model)
    {
        StatementSyntax rethrow = SyntaxFactory.ThrowStatement().WithAdditionalAnnotations(Formatter.Annotation);
        return block.Statements.LastOrDefault() is { } last && IsWayOut(last, model)
            ? block.WithStatements(block.Statements.Replace(last, rethrow.WithTriviaFrom(last)))
            : block.AddStatements(rethrow);
    }

    private static bool IsWayOut(StatementSyntax statement, SemanticModel model) => statement switch
    {
        ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => model.GetSymbolInfo(call).Symbol
                is IMethodSymbol method
                && method.Is("System.Environment", "Exit"),
        _ => false,
    };
}

using DpsAuthoring.Analyzers.Rules.Behaviour;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS2005: passes the token to the calls that take one, or looks at it where each loop begins.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationFix))]
public sealed class CancellationFix() : Fix(UnreadTokenRule.Id)
{
    public const string PassKey = "PassToken";
    public const string LookKey = "LookInLoops";

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        // A parameter called _ is one that the author has put aside; it would need a name first.
        if (reported.FirstAncestorOrSelf<ParameterSyntax>() is not { Identifier.ValueText: not ("_" or "") } parameter
            || parameter.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
        {
            yield break;
        }

        string token = parameter.Identifier.Text;
        var calls = new Dictionary<InvocationExpressionSyntax, ArgumentSyntax>();
        foreach (InvocationExpressionSyntax call in method.DescendantNodes(HasToken).OfType<InvocationExpressionSyntax>())
        {
            if (TokenArgument.For(call, token, model, cancel) is { } argument)
            {
                calls.Add(call, argument);
            }
        }

        if (calls.Count > 0)
        {
            yield return new(
                $"Pass '{token}' to the calls that take it",
                PassKey,
                method,
                method.ReplaceNodes(calls.Keys, (old, now) => now.AddArgumentListArguments(calls[old])));
        }

        StatementSyntax[] bodies =
        [
            .. method.DescendantNodes(node => HasToken(node) && BodyOfLoop(node) is null).Select(BodyOfLoop).OfType<StatementSyntax>(),
        ];
        if (bodies.Length > 0)
        {
            yield return new(
                $"Look at '{token}' where each loop begins",
                LookKey,
                method,
                method.ReplaceNodes(bodies, (_, body) => Looking(body, token)));
        }
    }

    /// <summary>Whether what stands in a node sees the method's parameters.</summary>
    private static bool HasToken(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax function => !function.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => !function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => true,
    };

    private static StatementSyntax? BodyOfLoop(SyntaxNode node) => node switch
    {
        CommonForEachStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        _ => null,
    };

    private static BlockSyntax Looking(StatementSyntax body, string token)
    {
        StatementSyntax look = SyntaxFactory.ExpressionStatement(SyntaxFactory.ParseExpression($"{token}.ThrowIfCancellationRequested()"))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, look))
            : SyntaxFactory.Block(look, body).WithAdditionalAnnotations(Formatter.Annotation);
    }
}

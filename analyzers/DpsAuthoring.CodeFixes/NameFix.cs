using DpsAuthoring.Analyzers.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS3002, DPS3008: gives an input or an algorithm the nearest name that it can have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameFix))]
public sealed class NameFix() : Fix(InputNameRule.Id, AlgorithmNameRule.Id)
{
    public const string EquivalenceKey = "NearestName";

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        // A name that is a constant may be used elsewhere too; only one that is written here is changed here.
        if (NameFact.Of(diagnostic) is { Length: > 0 } name
            && reported is AttributeSyntax { ArgumentList.Arguments: var arguments }
            && arguments.FirstOrDefault(argument =>
                argument is { NameEquals: null, NameColon: null or { Name.Identifier.ValueText: "name" } })
                is { Expression: LiteralExpressionSyntax literal })
        {
            yield return new(
                $"Name it '{name}'",
                EquivalenceKey,
                literal,
                SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(literal));
        }
    }
}

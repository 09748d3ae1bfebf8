using DpsAuthoring.Analyzers.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS3003: makes an input of a property that only computes a value, or that belongs to no object.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputSetterFix))]
public sealed class InputSetterFix() : Fix(InputTypeRule.Id)
{
    public const string EquivalenceKey = "GetInit";

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property)
        {
            yield break;
        }

        if (property is { ExpressionBody: { } body, AccessorList: null })
        {
            yield return new("Make it { get; init; } with this default", EquivalenceKey, property, WithDefault(property, body));
        }
        else if (property.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.StaticKeyword)) is { RawKind: not 0 } word)
        {
            yield return new(
                "Make it a property of each run", EquivalenceKey, property, property.WithModifiers(property.Modifiers.Remove(word)));
        }
    }

    private static PropertyDeclarationSyntax WithDefault(PropertyDeclarationSyntax property, ArrowExpressionClauseSyntax body) =>
        property
            .WithModifiers(SyntaxFactory.TokenList(property.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.StaticKeyword))))
            .WithExpressionBody(null)
            .WithAccessorList(
                (AccessorListSyntax)
                    ((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("int X { get; init; } ")!).AccessorList!)
            .WithInitializer(SyntaxFactory.EqualsValueClause(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space),
                body.Expression));
}

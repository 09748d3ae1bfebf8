using DpsAuthoring.Analyzers.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS3009: lets the source generator add to an algorithm's class.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PartialFix))]
public sealed class PartialFix() : Fix(AlgorithmClassRule.Id)
{
    public const string EquivalenceKey = "MakePartial";

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (AlgorithmClassRule.IsOnlyNotPartial(diagnostic)
            && reported.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            yield return new($"Make {type.Identifier.ValueText} partial", EquivalenceKey, type, Partial(type));
        }
    }

    /// <summary>'partial' is the last of the modifiers; where it is the only one, it takes what stood before the keyword.</summary>
    internal static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type.WithModifiers(SyntaxFactory.TokenList(partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)))
                .WithKeyword(type.Keyword.WithLeadingTrivia());
    }
}

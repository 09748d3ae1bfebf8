using DpsAuthoring.Analyzers.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS3011: makes an input required that has no default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequiredFix))]
public sealed class RequiredFix() : Fix(ForgottenRequiredRule.Id)
{
    public const string EquivalenceKey = "MakeRequired";

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property
            || model.GetDeclaredSymbol(property, cancel) is not { SetMethod: { } setter } symbol
            // The compiler wants a required member to be as visible as its type.
            || setter.DeclaredAccessibility < symbol.ContainingType.DeclaredAccessibility)
        {
            yield break;
        }

        SyntaxToken required = SyntaxFactory.Token(SyntaxKind.RequiredKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        PropertyDeclarationSyntax changed = property.WithModifiers(property.Modifiers.Add(required));

        // 'null!' was a way to silence the compiler.
        if (property.Initializer is not null)
        {
            changed = changed.WithInitializer(null).WithSemicolonToken(default)
                .WithAccessorList(property.AccessorList!.WithTrailingTrivia(property.SemicolonToken.TrailingTrivia));
        }

        yield return new($"Make {property.Identifier.ValueText} required", EquivalenceKey, property, changed);
    }
}

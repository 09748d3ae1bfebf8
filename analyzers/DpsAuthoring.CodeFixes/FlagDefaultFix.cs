using DpsAuthoring.Analyzers.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS3007: makes a boolean false by default under both contracts. The other remedy, to declare its opposite, is not offered: it would
/// have to turn each use around, and the value that every configuration and submission gives.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlagDefaultFix))]
public sealed class FlagDefaultFix() : Fix(FlagDefaultRule.Id)
{
    public const string EquivalenceKey = "FalseByDefault";

    /// <summary>None: each changes what a run does that does not give the input, and the author should look at each.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Initializer: not null, AccessorList: { } accessors } property)
        {
            yield return new(
                $"Make {property.Identifier.ValueText} false by default, as the OGC contract has it",
                EquivalenceKey,
                property,
                property.WithInitializer(null)
                    .WithSemicolonToken(default)
                    .WithAccessorList(
                        accessors.WithCloseBraceToken(accessors.CloseBraceToken.WithTrailingTrivia(property.SemicolonToken.TrailingTrivia)))
            );
        }
    }
}

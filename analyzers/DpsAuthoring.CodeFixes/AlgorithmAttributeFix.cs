using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// DPS3012: writes <c>[Algorithm]</c> above a class, and makes it partial. Its run may stand in another file than the class.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AlgorithmAttributeFix))]
public sealed class AlgorithmAttributeFix : CodeFixProvider
{
    public const string EquivalenceKey = "WriteAlgorithm";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(AlgorithmAttributeRule.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode reported = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            ISymbol? type =
                reported.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
                && declaration.Identifier.Span == diagnostic.Location.SourceSpan
                ? model.GetDeclaredSymbol(declaration, context.CancellationToken)
                : model.GetSymbolInfo(reported, context.CancellationToken).Symbol;
            if (type?.DeclaringSyntaxReferences is [var place, ..] && NameFact.Of(diagnostic) is { } name)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Write [Algorithm(\"{name}\")]",
                        cancel => WriteAsync(context.Document.Project.Solution, place, name, cancel),
                        EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static async Task<Solution> WriteAsync(Solution solution, SyntaxReference place, string name, CancellationToken cancel)
    {
        if (await place.GetSyntaxAsync(cancel).ConfigureAwait(false) is not TypeDeclarationSyntax type
            || solution.GetDocument(type.SyntaxTree) is not { } document)
        {
            return solution;
        }

        AttributeListSyntax attribute = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(
                        SyntaxFactory
                            .ParseName("global::" + WellKnownTypes.AlgorithmAttribute.Replace("Attribute", ""))
                            .WithAdditionalAnnotations(Simplifier.Annotation),
                SyntaxFactory.ParseAttributeArgumentList($"({Code.Literal(name)})"))))
            .WithTrailingTrivia(Code.LineEnd(type, cancel));
        TypeDeclarationSyntax partial = type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type : PartialFix.Partial(type);
        SyntaxTriviaList above = partial.GetLeadingTrivia();
        SyntaxTriviaList indent = SyntaxFactory.TriviaList(
            above.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        TypeDeclarationSyntax changed = partial.WithLeadingTrivia(indent);
        changed = changed.WithAttributeLists(changed.AttributeLists.Insert(0, attribute.WithLeadingTrivia(above)));
        if (changed.AttributeLists.Count == 1)
        {
            // What stood in front of the class is in front of the attribute now.
            changed = changed.WithModifiers(
                changed.Modifiers.Count > 0
                    ? changed.Modifiers.Replace(changed.Modifiers[0], changed.Modifiers[0].WithLeadingTrivia(indent))
                    : changed.Modifiers);
        }

        SyntaxNode root = (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
        return solution.WithDocumentSyntaxRoot(
            document.Id, root.ReplaceNode(type, changed.WithAdditionalAnnotations(Formatter.Annotation)));
    }
}

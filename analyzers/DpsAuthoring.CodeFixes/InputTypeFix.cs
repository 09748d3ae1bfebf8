using DpsAuthoring.Analyzers.Rules.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DpsAuthoring.CodeFixes;

/// <summary>DPS3003: gives an input the type that carries what was meant, where there is no doubt which that is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InputTypeFix))]
public sealed class InputTypeFix() : Fix(InputTypeRule.Id)
{
    /// <summary>Behind it stands the type, so that Fix All takes one of two where both are offered.</summary>
    public const string EquivalenceKey = "InputType:";

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel)
    {
        if (reported.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property
            || model.GetDeclaredSymbol(property, cancel) is not { } symbol)
        {
            yield break;
        }

        bool isNullable = property.Type is NullableTypeSyntax;
        foreach (string type in InputTypeChoice.For(symbol))
        {
            if (InputTypeChoice.Initializer(property.Initializer?.Value, type) is var (fits, value) && fits)
            {
                TypeSyntax written = SyntaxFactory
                    .ParseTypeName(type + (isNullable ? "?" : ""))
                    .WithAdditionalAnnotations(Simplifier.Annotation);
                PropertyDeclarationSyntax changed = property.WithType(written.WithTriviaFrom(property.Type));
                yield return new(
                    $"Declare it as {InputTypeChoice.Short(type)}",
                    EquivalenceKey + InputTypeChoice.Key(type),
                    property,
                    value is null
                        ? changed
                        : changed.WithInitializer(property.Initializer!.WithValue(value.WithTriviaFrom(property.Initializer.Value))));
            }
        }
    }
}

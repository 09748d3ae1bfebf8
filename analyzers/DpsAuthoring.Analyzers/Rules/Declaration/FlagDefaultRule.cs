using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3007: a boolean that is true unless it is given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlagDefaultRule : DeclarationRule
{
    public const string Id = "DPS3007";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "A boolean input is true by default",
        "'{0}' is true by default, but under the OGC contract an absent boolean is false, so the two contracts would run differently; "
        + "declare its opposite, for example no-{0}",
        "CWL writes a true boolean as its bare option and a false one as nothing at all.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            if (property.Type.SpecialType == SpecialType.System_Boolean
                && DefaultText.For(property, context.Compilation, context.CancellationToken) == "true")
            {
                AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
                Report(context, input, input.Text(0));
            }
        }
    }
}

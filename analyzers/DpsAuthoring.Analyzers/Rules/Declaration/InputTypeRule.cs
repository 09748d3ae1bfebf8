using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3003: an input's property is of a type that no contract can carry, or cannot be set.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InputTypeRule : DeclarationRule
{
    public const string Id = "DPS3003";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Error,
        "An input cannot be read into its property",
        "The input '{0}' would never get a value: {1} {2}",
        "Inputs arrive as text or as files; only some types can be made from them, and only a property that can be set takes them.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            if (AlgorithmReader.ReasonNotToBind(property) is { } reason)
            {
                AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
                Report(context, input, input.Text(0), property.Name, reason);
            }
        }
    }
}

using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3004: without names, a required value can only be given behind those of all inputs that stand before it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InputOrderRule : DeclarationRule
{
    public const string Id = "DPS3004";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Info,
        "A required input stands behind an optional one",
        "'{0}' is required but stands behind '{1}', which is optional: under the legacy contract values go by position, so nobody can give '{0}' without a value "
        + "for '{1}', be it an empty one; declare the required inputs first",
        "The legacy contract passes values by position: whoever runs the program by hand has to write those of the optional inputs in between."
    );

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        AttributeData? optional = null;
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            // Files and directories lie in input/ and have no position.
            if (StagedProperty.KindOf(property) is not null)
            {
                continue;
            }

            AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
            if (!property.IsRequired)
            {
                optional = input;
            }
            else if (optional is not null)
            {
                // Of several required ones the first says it.
                Report(context, input, input.Text(0), optional.Text(0));
                optional = null;
            }
        }
    }
}

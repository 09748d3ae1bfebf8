using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3004: under the legacy contract a value that is left out lets the required one behind it slip into its place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InputOrderRule : DeclarationRule
{
    public const string Id = "DPS3004";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "A required input stands behind an optional one",
        "'{0}' is required but stands behind '{1}', which is not: where '{1}' is left out, the legacy contract passes the value of '{0}' in its place; "
        + "declare the required inputs first",
        "The legacy contract passes values by position and drops what is not given, so that all values behind it shift.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        AttributeData? optional = null;
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            // Files and directories lie in input/ and have no position.
            if (StagedInput.KindOf(property) is not null)
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
                // The required ones behind this shift for the same reason: one diagnostic says it.
                Report(context, input, input.Text(0), optional.Text(0));
                optional = null;
            }
        }
    }
}

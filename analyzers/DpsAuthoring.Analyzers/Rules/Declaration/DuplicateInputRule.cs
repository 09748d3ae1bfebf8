using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3001: two inputs have one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateInputRule : DeclarationRule
{
    public const string Id = "DPS3001";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Error,
        "Two inputs have the same name",
        "'{0}' is already the name of the input {1}; a value given for it could mean either, so give this one a name of its own",
        "Inputs are told apart by name, in the configuration, in the CWL and on the command line.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        var first = new Dictionary<string, IPropertySymbol>(StringComparer.Ordinal);
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
            string name = input.Text(0);
            if (first.TryGetValue(name, out IPropertySymbol? other))
            {
                Report(context, input, name, other.Name);
            }
            else
            {
                first.Add(name, property);
            }
        }
    }
}

using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3006: two inputs want the same entries of <c>input/</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StagedPatternRule : DeclarationRule
{
    public const string Id = "DPS3006";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "Two inputs cannot be told apart in input/",
        "Under the legacy contract any {0} in input/ that is for '{1}' could as well be for '{2}'; give one of them a Pattern of its own, such as Pattern = \"*.tif\"",
        "The legacy contract does not say which file belongs to which input; only a pattern of names can.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        var first = new Dictionary<(string Kind, string Pattern), string>();
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            if (StagedProperty.KindOf(property) is not { } kind)
            {
                continue;
            }

            AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
            (string, string) wanted = (kind, input.Named("Pattern") as string ?? "*");
            if (first.TryGetValue(wanted, out string? other))
            {
                Report(context, input, kind, input.Text(0), other);
            }
            else
            {
                first.Add(wanted, input.Text(0));
            }
        }
    }
}

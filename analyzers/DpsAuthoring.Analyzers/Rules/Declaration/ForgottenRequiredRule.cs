using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3011: an input that is null unless a job gives it, although its type is not nullable.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForgottenRequiredRule : DeclarationRule
{
    public const string Id = "DPS3011";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "An input is neither required nor has a default",
        "'{0}' is null, although its type is not nullable, where a job does not give it, and the run then fails in the middle; "
            + "write 'required', or a default",
        "A job may leave out an input that is not required. Its property then keeps its default, which must be a value that its type allows."
    );

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            if (AlgorithmReader.ReasonNotToBind(property) is null && ForgottenRequired.Is(property, context.CancellationToken))
            {
                string name = property.Attribute(WellKnownTypes.InputAttribute)!.Text(0);
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, property.Locations[0], name));
            }
        }
    }
}

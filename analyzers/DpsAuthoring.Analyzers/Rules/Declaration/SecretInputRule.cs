using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Behaviour;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS2003: a secret is declared as an input, so every job shows it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInputRule : DeclarationRule
{
    public const string Id = "DPS2003";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, "Behaviour", DiagnosticSeverity.Warning,
        "A declared input is a secret",
        "'{0}' says it is a {1}, and a job's inputs can be read in its details and its logs; keep it in MAAP's secrets and take its name as the input",
        "Inputs are stored with the job, shown in its details and written to its log; they are no place for what must stay secret.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        foreach (IPropertySymbol property in AlgorithmReader.DeclaredInputs(type))
        {
            AttributeData input = property.Attribute(WellKnownTypes.InputAttribute)!;
            if (IsText(property) && SecretWords.In(input.Text(0), input.Text(1)) is { } word)
            {
                Report(context, input, input.Text(0), word);
            }
        }
    }

    /// <summary>
    /// A secret is a text: not a switch, a number, a file (whose URL is shown, not its content), or one of a few known words.
    /// </summary>
    private static bool IsText(IPropertySymbol property)
    {
        ITypeSymbol value = property.Type.WithoutNullable();
        return (value.ListElement() ?? value).SpecialType == SpecialType.System_String
            && property.Attribute(WellKnownTypes.AllowedValuesAttribute) is null;
    }
}

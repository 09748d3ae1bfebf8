using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>DPS3009: the algorithm's class is one that the program cannot make an object of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlgorithmClassRule : DeclarationRule
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS3009", Category, DiagnosticSeverity.Error,
        "The algorithm's class cannot be constructed",
        "The program cannot make a {0}: the class {1}",
        "The source generator adds to the class a constructor that sets its inputs; it has to be able to, and to call the class's own.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        if (AlgorithmReader.ReasonNotToGenerate(type, context.CancellationToken) is { } reason)
        {
            Report(context, algorithm, type.Name, reason);
        }
    }
}

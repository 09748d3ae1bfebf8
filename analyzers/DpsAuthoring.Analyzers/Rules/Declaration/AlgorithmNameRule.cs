using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3008: the algorithm's name is one that the registration refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlgorithmNameRule : DeclarationRule
{
    private const int Shortest = 2;
    private const int Longest = 255;

    public const string Id = "DPS3008";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Error,
        "MAAP refuses the algorithm's name",
        "MAAP refuses to register an algorithm named '{0}': it takes 2 to 255 of a-z, 0-9, '_' and '-', for example {1}",
        "The registration checks the name against ^[a-z0-9_-]{2,255}$; it also names the image and the folder of the results.");

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        string name = algorithm.Text(0);
        if (name.Length is < Shortest or > Longest || !name.All(IsAllowed))
        {
            string suggestion = Suggestion(name);
            Report(context, algorithm, NameFact.For(suggestion), name, suggestion);
        }
    }

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-';

    private static string Suggestion(string name)
    {
        string near = NameFact.Near(name.ToLowerInvariant(), IsAllowed);
        return near.Length is >= Shortest and <= Longest ? near : "gdal-wrapper";
    }
}

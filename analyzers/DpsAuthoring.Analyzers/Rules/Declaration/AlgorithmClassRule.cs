using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3009: the algorithm's class is one that the program cannot make an object of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlgorithmClassRule : DeclarationRule
{
    public const string Id = "DPS3009";

    private const string LacksPartial = "partial";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Error,
        "The algorithm's class cannot be constructed",
        "The program cannot make a {0}: the class {1}",
        "The source generator adds to the class a constructor that sets its inputs; it has to be able to, and to call the class's own.");

    private static readonly ImmutableDictionary<string, string?> s_lacksMore = ImmutableDictionary<string, string?>.Empty;
    private static readonly ImmutableDictionary<string, string?> s_lacksPartial = s_lacksMore.Add(LacksPartial, "");

    /// <summary>Whether <c>partial</c> is all that a reported class lacks, told by its diagnostic.</summary>
    public static bool IsOnlyNotPartial(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(LacksPartial);

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context)
    {
        if (AlgorithmReader.ReasonNotToGenerate(type, context.CancellationToken) is { } reason)
        {
            Report(context, algorithm, reason == AlgorithmReader.NotPartial ? s_lacksPartial : s_lacksMore, type.Name, reason);
        }
    }
}

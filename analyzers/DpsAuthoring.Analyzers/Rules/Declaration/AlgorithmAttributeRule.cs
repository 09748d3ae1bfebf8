using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3012: a class that is an algorithm but for the attribute that says so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AlgorithmAttributeRule : CompilationRule
{
    public const string Id = "DPS3012";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, "Declaration", DiagnosticSeverity.Error,
        "An algorithm's class has no [Algorithm]",
        "{0} has no [Algorithm], so nothing reads its inputs and DpsProgram cannot run it; write [Algorithm(\"{1}\")] above the class",
        "[Algorithm] names the algorithm and lets the source generator add the code that reads its inputs.");

    private static readonly NamedPlaces s_runs = new(["RunAsync"]);

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        if (start.Compilation.GetTypeByMetadataName(WellKnownTypes.Program) is not { } program
            || start.Compilation.GetTypeByMetadataName(WellKnownTypes.AlgorithmInterface) is not { } algorithm)
        {
            return;
        }

        start.RegisterSymbolAction(
            context =>
            {
                if (context.Symbol is INamedTypeSymbol type && IsMeant(type, algorithm) && DeclaresInputs(type))
                {
                    context.ReportDiagnostic(Of(type.Locations[0], type));
                }
            },
            SymbolKind.NamedType);

        // A class without inputs shows what it is only where it is run.
        start.RegisterSemanticModelAction(file =>
        {
            foreach (GenericNameSyntax name in s_runs.NamesIn(file).OfType<GenericNameSyntax>())
            {
                if (RunType(name, file, program) is var (type, place) && IsMeant(type, algorithm) && !DeclaresInputs(type))
                {
                    file.ReportDiagnostic(Of(place.GetLocation(), type));
                }
            }
        });
    }

    /// <summary>The name to register a class under that has none: <c>HlsMosaic</c> is <c>hls-mosaic</c>.</summary>
    public static string NameFor(string type)
    {
        string parted = string.Concat(type.Select((letter, at) =>
                    at > 0 && char.IsUpper(letter) && (!char.IsUpper(type[at - 1]) || (at + 1 < type.Length && char.IsLower(type[at + 1])))
                        ? "-" + letter
                        : letter.ToString()));
        string name = NameFact.Near(parted.ToLowerInvariant(), static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-');
        return name.Length > 1 ? name : "my-algorithm";
    }

    private static Diagnostic Of(Location place, INamedTypeSymbol type) => Diagnostic.Create(
        s_descriptor, place, NameFact.For(NameFor(type.Name)), type.Name, NameFor(type.Name));

    /// <summary>Whether a class could be an algorithm. One that others derive from may be no more than their base.</summary>
    private static bool IsMeant(INamedTypeSymbol type, INamedTypeSymbol algorithm) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false, DeclaringSyntaxReferences.Length: > 0 }
        && type.Attribute(WellKnownTypes.AlgorithmAttribute) is null
        && type.AllInterfaces.Contains(algorithm, SymbolEqualityComparer.Default);

    private static bool DeclaresInputs(INamedTypeSymbol type) => type.IsSealed && AlgorithmReader.DeclaredInputs(type).Any();

    /// <summary>The class that a call of <c>DpsProgram.RunAsync</c> names, and where; the call itself does not compile.</summary>
    private static (INamedTypeSymbol Type, SyntaxNode Place)? RunType(
        GenericNameSyntax name, SemanticModelAnalysisContext file, INamedTypeSymbol program)
    {
        if (name.TypeArgumentList.Arguments is not [var argument])
        {
            return null;
        }

        SymbolInfo called = file.SemanticModel.GetSymbolInfo(name, file.CancellationToken);
        ImmutableArray<ISymbol> candidates = called.Symbol is { } one ? ImmutableArray.Create(one) : called.CandidateSymbols;
        return candidates.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingType, program))
            && file.SemanticModel.GetSymbolInfo(argument, file.CancellationToken).Symbol is INamedTypeSymbol type
            ? (type, argument)
            : null;
    }
}

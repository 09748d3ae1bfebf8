using System.Collections.Concurrent;
using DpsAuthoring.Analyzers.Declaration;
using DpsAuthoring.Analyzers.Rules.Behaviour;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>DPS3010: a program that declares an algorithm runs none, or more than one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntryRule : CompilationRule
{
    public const string Id = "DPS3010";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, "Declaration", DiagnosticSeverity.Warning,
        "The program does not run exactly one algorithm",
        "The program {0}",
        "DPS registers one algorithm with one run command: its inputs are those of the one algorithm that the program runs.",
        WellKnownDiagnosticTags.CompilationEnd);

    private protected override DiagnosticDescriptor Descriptor => s_descriptor;

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        if (start.Compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
            || start.Compilation.GetTypeByMetadataName(WellKnownTypes.Program) is not { } program
            || start.Compilation.GetTypeByMetadataName(WellKnownTypes.AlgorithmAttribute) is null)
        {
            return;
        }

        IMethodSymbol? run = Entry.RunAsync(start.Compilation);
        var runs = new ConcurrentBag<(ITypeSymbol? Algorithm, SyntaxNode Place)>();
        var declared = new ConcurrentBag<INamedTypeSymbol>();
        var places = new NamedPlaces([.. program.MemberNames, "RunAsync"]);
        start.RegisterSemanticModelAction(file =>
        {
            foreach (SimpleNameSyntax name in places.NamesIn(file))
            {
                if (NamedPlaces.OperationOf(name, file) is not IInvocationOperation call)
                {
                    // A run of a class that is not partial yet, or lacks its attribute, does not compile; another rule says why.
                    if (file.SemanticModel.GetSymbolInfo(name, file.CancellationToken).CandidateSymbols
                        .Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingType, program)))
                    {
                        runs.Add((null, name));
                    }

                    continue;
                }

                IMethodSymbol called = call.TargetMethod;
                if (SymbolEqualityComparer.Default.Equals(called.ContainingType, program))
                {
                    // With a host it is a run inside another program, such as a test: any number of these is well.
                    runs.Add((called is { TypeArguments: [var algorithm], Parameters.Length: 1 } ? algorithm : null, call.Syntax));
                }
                else if (called.Name == "RunAsync" && (Entry.IsRun(called, run) || SymbolEqualityComparer.Default.Equals(called, run)))
                {
                    runs.Add((null, call.Syntax));
                }
            }
        });
        start.RegisterSymbolAction(
            context =>
            {
                if (context.Symbol.Attribute(WellKnownTypes.AlgorithmAttribute) is not null)
                {
                    declared.Add((INamedTypeSymbol)context.Symbol);
                }
            },
            SymbolKind.NamedType);
        start.RegisterCompilationEndAction(end =>
        {
            if (!runs.IsEmpty)
            {
                ReportOthers(end, [.. runs]);
            }
            else if (!declared.IsEmpty
                && start.Compilation.GetEntryPoint(end.CancellationToken) is { DeclaringSyntaxReferences: [var entry, ..] } main)
            {
                // In a file that is generated, such as a test's entry point, the compiler itself leaves it out.
                string name = declared.OrderBy(type => type.Name, StringComparer.Ordinal).First().Name;
                end.ReportDiagnostic(Diagnostic.Create(
                    Descriptor,
                        main.Locations.FirstOrDefault(place => place.IsInSource && place.SourceSpan.Length > 0)
                            ?? entry.GetSyntax(end.CancellationToken).GetFirstToken().GetLocation(),
                    $"never runs {name}; write: return await DpsProgram.RunAsync<{name}>(args);"));
            }
        });
    }

    private void ReportOthers(CompilationAnalysisContext context, (ITypeSymbol? Algorithm, SyntaxNode Place)[] runs)
    {
        ITypeSymbol? first = null;
        foreach ((ITypeSymbol? algorithm, SyntaxNode? place) in runs
            .Where(run => run.Algorithm is not null)
            .OrderBy(run => run.Place.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(run => run.Place.SpanStart))
        {
            first ??= algorithm;
            if (!SymbolEqualityComparer.Default.Equals(first, algorithm))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                        Descriptor,
                        place.GetLocation(),
                        $"runs {algorithm!.Name} besides {first!.Name}; make a program of each, or one algorithm of both"));
            }
        }
    }
}

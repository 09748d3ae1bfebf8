using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>A rule about what a class that bears <c>[Algorithm]</c> declares. Where the runtime is not referenced, it costs nothing.</summary>
public abstract class DeclarationRule : DiagnosticAnalyzer
{
    private protected const string Category = "Declaration";

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Descriptor);

    private protected abstract DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownTypes.AlgorithmAttribute) is null)
            {
                return;
            }

            start.RegisterSymbolAction(
                symbol =>
                {
                    var type = (INamedTypeSymbol)symbol.Symbol;
                    if (type.Attribute(WellKnownTypes.AlgorithmAttribute) is { } attribute)
                    {
                        Check(type, attribute, symbol);
                    }
                },
                SymbolKind.NamedType);
        });
    }

    private protected abstract void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context);

    /// <summary>Reports at an attribute's use.</summary>
    private protected void Report(SymbolAnalysisContext context, AttributeData at, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, at.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation(), arguments));
}

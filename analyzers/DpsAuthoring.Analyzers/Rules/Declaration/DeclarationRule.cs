using System.Collections.Immutable;
using DpsAuthoring.Analyzers.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules.Declaration;

/// <summary>
/// A rule about what a class that bears <c>[Algorithm]</c> declares. Where the runtime is not referenced, it costs nothing.
/// </summary>
public abstract class DeclarationRule : CompilationRule
{
    private protected const string Category = "Declaration";

    private protected sealed override void Start(CompilationStartAnalysisContext start)
    {
        if (start.Compilation.GetTypeByMetadataName(WellKnownTypes.AlgorithmAttribute) is not null)
        {
            start.RegisterSymbolAction(Check, SymbolKind.NamedType);
        }
    }

    private protected abstract void Check(INamedTypeSymbol type, AttributeData algorithm, SymbolAnalysisContext context);

    /// <summary>Reports at an attribute's use.</summary>
    private protected void Report(SymbolAnalysisContext context, AttributeData at, params object[] arguments) =>
        Report(context, at, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Reports at an attribute's use, with what a code fix needs to know.</summary>
    private protected void Report(
        SymbolAnalysisContext context, AttributeData at, ImmutableDictionary<string, string?> facts, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptor, at.ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation(), facts, arguments));

    private void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Attribute(WellKnownTypes.AlgorithmAttribute) is { } attribute)
        {
            Check(type, attribute, context);
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>DPS0001: the project asks for a mode that there is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AnalysisModeRule : DiagnosticAnalyzer
{
    public const string Id = "DPS0001";

    /// <summary>What its rule is about: the project's options, not its code.</summary>
    public const string Category = "Options";

    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        Id, Category, DiagnosticSeverity.Warning,
        "The analysis mode is not known",
        "'{0}' is no DpsAnalysisMode, so Default is used; write Default, Strict or None",
        "A mode that is misspelt would quietly be another one.",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(s_descriptor);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static end =>
        {
            string? written = AnalysisModes.Written(end.Compilation, end.Options);
            if (AnalysisModes.Parse(written) is null)
            {
                end.ReportDiagnostic(Diagnostic.Create(s_descriptor, Location.None, written));
            }
        });
    }
}

using System.Collections.Immutable;
using DpsAuthoring.Analyzers.PathAnalysis.Apis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.Analyzers.Rules;

/// <summary>DPS0002: a line of the project's list of writers names nothing that there is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WriterListRule : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Create(
        "DPS0002", AnalysisModeRule.Category, DiagnosticSeverity.Warning,
        "A line of DpsWriters.txt says nothing",
        "This line is passed over: {0}; write it like 'M:Lab.Grid.Save(System.String); 0 = write'",
        "A writer whose name is misspelt would quietly not be looked at.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_descriptor);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static file =>
        {
            if (WriterList.Is(file.AdditionalFile)
                && AnalysisModes.Of(file.Compilation, file.Options) != AnalysisMode.None
                && file.AdditionalFile.GetText(file.CancellationToken) is { } text)
            {
                foreach (WriterLine line in WriterList.Read(file.Compilation, text.ToString()))
                {
                    if (line.Problem is { } problem)
                    {
                        TextSpan span = text.Lines[line.Number].Span;
                        file.ReportDiagnostic(
                            Diagnostic.Create(
                                s_descriptor,
                                Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)),
                                problem));
                    }
                }
            }
        });
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// Tries a change before it is offered: it must compile as well as before, and the rules must have less to say of the document.
/// </summary>
internal sealed class Trial
{
    private readonly DiagnosticAnalyzer _judge;
    private readonly int _reports;
    private readonly int _errors;

    private Trial(DiagnosticAnalyzer judge, int reports, int errors)
    {
        _judge = judge;
        _reports = reports;
        _errors = errors;
    }

    public static async Task<Trial> BeginAsync(Document document, DiagnosticAnalyzer judge, CancellationToken cancel)
    {
        (ImmutableArray<Diagnostic> reports, int errors) = await LookAsync(document, judge, cancel).ConfigureAwait(false);
        return new Trial(judge, reports.Length, errors);
    }

    public async Task<bool> HelpsAsync(Document changed, CancellationToken cancel)
    {
        (ImmutableArray<Diagnostic> reports, int errors) = await LookAsync(changed, _judge, cancel).ConfigureAwait(false);
        return reports.Length < _reports && errors <= _errors;
    }

    /// <summary>What the rules report in a document, and how many errors the compiler finds in it.</summary>
    public static async Task<(ImmutableArray<Diagnostic> Reports, int Errors)> LookAsync(
        Document document, DiagnosticAnalyzer judge, CancellationToken cancel)
    {
        if (await document.Project.GetCompilationAsync(cancel).ConfigureAwait(false) is not { } compilation
            || await document.GetSyntaxTreeAsync(cancel).ConfigureAwait(false) is not { } tree)
        {
            return (ImmutableArray<Diagnostic>.Empty, 0);
        }

        SemanticModel model = compilation.GetSemanticModel(tree);
        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> reports = await new CompilationWithAnalyzers(compilation, ImmutableArray.Create(judge), options)
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancel).ConfigureAwait(false);
        return (reports,
            model.GetDiagnostics(cancellationToken: cancel).Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// Tries a change before it is offered: it must compile as well as before, the rules must have less to say of the document and nothing
/// new, and what is written must still be found where the rest of the document looks for it.
/// </summary>
internal sealed class Trial
{
    private readonly Document _document;
    private readonly DiagnosticAnalyzer _judge;
    private readonly Seen _before;

    private Trial(Document document, DiagnosticAnalyzer judge, Seen before)
    {
        _document = document;
        _judge = judge;
        _before = before;
    }

    public static async Task<Trial> BeginAsync(Document document, DiagnosticAnalyzer judge, CancellationToken cancel) =>
        new(document, judge, await LookAsync(document, judge, cancel).ConfigureAwait(false));

    /// <summary>
    /// The document as a change leaves it, by itself or else with all other paths to the same place; null where it is not to be offered.
    /// </summary>
    public async Task<SyntaxNode?> MadeAsync(Proposal proposal, SyntaxNode reported, CancellationToken cancel)
    {
        SyntaxNode root = (await _document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
        SyntaxNode alone = proposal.MadeIn(root);
        if (await HelpsAsync(alone, proposal.Renames, cancel).ConfigureAwait(false))
        {
            return alone;
        }

        return proposal.Elsewhere is not null
            && proposal.MadeIn(root, _before.Places.Beside(reported)) is { } together
            && await HelpsAsync(together, proposal.Renames, cancel).ConfigureAwait(false)
            ? together
            : null;
    }

    private async Task<bool> HelpsAsync(SyntaxNode changed, bool isRenamed, CancellationToken cancel)
    {
        Seen after = await LookAsync(_document.WithSyntaxRoot(changed), _judge, cancel).ConfigureAwait(false);
        return after.Errors <= _before.Errors
            && after.Reports.Length < _before.Reports.Length
            && after.Reports.GroupBy(static report => report.Id).All(one =>
                one.Count() <= _before.Reports.Count(report => report.Id == one.Key))
            && after.Places.Keep(_before.Places, isRenamed);
    }

    /// <summary>What the rules report in a document, how many errors the compiler finds in it, and what it does where.</summary>
    public static async Task<Seen> LookAsync(Document document, DiagnosticAnalyzer judge, CancellationToken cancel)
    {
        if (await document.Project.GetCompilationAsync(cancel).ConfigureAwait(false) is not { } compilation
            || await document.GetSyntaxTreeAsync(cancel).ConfigureAwait(false) is not { } tree)
        {
            return new Seen(ImmutableArray<Diagnostic>.Empty, 0, static () => Places.None);
        }

        SemanticModel model = compilation.GetSemanticModel(tree);
        AnalyzerOptions options = document.Project.AnalyzerOptions;
        var rules = new CompilationWithAnalyzers(
            compilation,
            ImmutableArray.Create(judge),
            new CompilationWithAnalyzersOptions(
                options, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

        // Where comments are not read as documentation, the compiler shows rules a file only when it compiles all of them.
        ImmutableArray<Diagnostic> reports = tree.Options.DocumentationMode == DocumentationMode.None
            ? await rules.GetAnalyzerDiagnosticsAsync(cancel).ConfigureAwait(false)
            : await rules.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancel).ConfigureAwait(false);
        return new Seen(
            reports.RemoveAll(report => report.Location.SourceTree != tree),
            model.GetDiagnostics(cancellationToken: cancel).Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            () => Places.In(model, options, cancel));
    }

    /// <summary>What is seen of a document.</summary>
    internal sealed class Seen(ImmutableArray<Diagnostic> reports, int errors, Func<Places> places)
    {
        private readonly Lazy<Places> _places = new(places);

        public ImmutableArray<Diagnostic> Reports { get; } = reports;

        public int Errors { get; } = errors;

        public Places Places => _places.Value;
    }
}

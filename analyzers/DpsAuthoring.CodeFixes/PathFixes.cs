using DpsAuthoring.Analyzers.Rules.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// The fixes of diagnostics that more than one fix mends, as one: <c>dotnet format</c> gives a diagnostic's id to one fix after the other,
/// but the second finds no document any more for what was reported before the first.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PathFixes))]
public sealed class PathFixes() : Fix([.. s_fixes.SelectMany(static fix => fix.FixableDiagnosticIds).Distinct()])
{
    private static readonly Fix[] s_fixes =
    [
        new ResultFix(), new GuardFix(), new DeclareInputFix(), new CopyInputFix(), new ReadAccessFix(),
    ];

    private protected override DiagnosticAnalyzer? Judge => new PathRules();

    internal override IEnumerable<Proposal> Propose(
        SyntaxNode reported, Diagnostic diagnostic, SemanticModel model, CancellationToken cancel) =>
        s_fixes
            .Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id))
            .SelectMany(fix => fix.Propose(reported, diagnostic, model, cancel));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// Fix All for changes that bear on each other: one variable may be the cause of several diagnostics, two inputs go to the same place. Each
/// is made on what the one before has left.
/// </summary>
internal static class OneByOne
{
    public static FixAllProvider Provider(CodeFixProvider fix, DiagnosticAnalyzer judge) =>
        FixAllProvider.Create((context, document, _) => MendAsync(context, document, fix, judge));

    private static async Task<Document?> MendAsync(
        FixAllContext context, Document document, CodeFixProvider fix, DiagnosticAnalyzer judge)
    {
        // What cannot be fixed stays; it is passed by.
        int passed = 0;
        while (true)
        {
            Trial.Seen seen = await Trial.LookAsync(document, judge, context.CancellationToken).ConfigureAwait(false);
            Diagnostic[] open = [.. seen.Reports
                .Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id))
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
            if (passed >= open.Length)
            {
                return document;
            }

            if (await FixAsync(fix, document, open[passed], context.CodeActionEquivalenceKey, context.CancellationToken)
                    .ConfigureAwait(false)
                is { } changed)
            {
                document = changed;
            }
            else
            {
                passed++;
            }
        }
    }

    private static async Task<Document?> FixAsync(
        CodeFixProvider fix, Document document, Diagnostic diagnostic, string? key, CancellationToken cancel)
    {
        // The kind of change that was chosen is a wish: what cannot be changed so is changed as it can be. `dotnet format` chooses by the
        // first diagnostic of all, and never asks again for those of another kind.
        var offered = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), cancel))
            .ConfigureAwait(false);
        CodeAction? chosen = offered.FirstOrDefault(action => action.EquivalenceKey == key) ?? offered.FirstOrDefault();
        if (chosen is null)
        {
            return null;
        }

        // The action's own clean-up: simple names, layout.
        foreach (CodeActionOperation operation in await chosen.GetOperationsAsync(cancel).ConfigureAwait(false))
        {
            if (operation is ApplyChangesOperation change)
            {
                return change.ChangedSolution.GetDocument(document.Id);
            }
        }

        return null;
    }
}

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
        FixAllProvider.Create(
            async (context, document, _) =>
    {
        // What cannot be fixed stays; it is passed by.
        int passed = 0;
        while (true)
        {
                    (System.Collections.Immutable.ImmutableArray<Diagnostic> reports, int _) = await Trial
                        .LookAsync(document, judge, context.CancellationToken)
                        .ConfigureAwait(false);
            Diagnostic[] open = [.. reports
                .Where(diagnostic => context.DiagnosticIds.Contains(diagnostic.Id))
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
            if (passed >= open.Length)
            {
                return document;
            }

                    if (await FixAsync(fix, document, open[passed], context.CodeActionEquivalenceKey, context.CancellationToken)
                            .ConfigureAwait(false) is
                        { } changed)
            {
                document = changed;
            }
            else
            {
                passed++;
            }
        }
    });

    private static async Task<Document?> FixAsync(
        CodeFixProvider fix, Document document, Diagnostic diagnostic, string? key, CancellationToken cancel)
    {
        // Without a key, which `dotnet format` has where another rule's diagnostic comes first, the first that is offered is meant.
        CodeAction? chosen = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(
            document,
            diagnostic,
            (action, _) => chosen ??= key is null || action.EquivalenceKey == key ? action : null,
            cancel)).ConfigureAwait(false);
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

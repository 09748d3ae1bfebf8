using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DpsAuthoring.CodeFixes;

/// <summary>The configurations and scripts of a project as an editor has them, and what mends them.</summary>
internal static class MendableFiles
{
    /// <summary>What the checks find and can mend.</summary>
    public static async Task<IReadOnlyList<Finding>> FindAsync(Project project, CancellationToken cancel) =>
        await project.GetCompilationAsync(cancel).ConfigureAwait(false) is { } compilation
            ?
            [
                .. AlgorithmFiles
                    .Check(compilation, project.AnalyzerOptions.AdditionalFiles, cancel)
                    .Where(static finding => finding.Fix is not null),
            ]
            : [];

    /// <summary>
    /// Mends what one diagnostic is of. A difference from the declaration may be in several files; in each, one fix is enough.
    /// </summary>
    public static async Task<Solution> MendAsync(Solution solution, IReadOnlyList<Finding> findings, CancellationToken cancel)
    {
        foreach (Finding finding in findings.GroupBy(static finding => finding.File.Path).Select(static inFile => inFile.First()))
        {
            solution = await MendAsync(solution, finding, cancel).ConfigureAwait(false);
        }

        return solution;
    }

    /// <summary>Makes a finding's edits, in each project that has the file.</summary>
    private static async Task<Solution> MendAsync(Solution solution, Finding finding, CancellationToken cancel)
    {
        TextChange[] changes =
        [
            .. finding.Fix!.Edits.Select(static edit => new TextChange(new(edit.Span.Start, edit.Span.Length), edit.Replacement)),
        ];
        foreach (DocumentId id in solution.GetDocumentIdsWithFilePath(finding.File.Path))
        {
            if (solution.GetAdditionalDocument(id) is { } file)
            {
                SourceText text = await file.GetTextAsync(cancel).ConfigureAwait(false);
                solution = solution.WithAdditionalDocumentText(id, text.WithChanges(changes));
            }
        }

        return solution;
    }
}

using DpsAuthoring.Analyzers.Rules.Files;
using DpsAuthoring.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DpsAuthoring.CodeFixes;

/// <summary>
/// Fix All in configurations and scripts: one after the other, since one edit often mends several findings. A document's are its project's.
/// </summary>
internal sealed class FileFixAll : FixAllProvider
{
    private FileFixAll()
    {
    }

    public static FileFixAll Provider { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) =>
        Task.FromResult<CodeAction?>(
            CodeAction.Create("Mend the algorithm's files", cancel => FixAsync(context, cancel), context.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancel)
    {
        Solution solution = context.Solution;
        foreach (ProjectId project in context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id])
        {
            solution = await FixAsync(solution, project, context.CodeActionEquivalenceKey, cancel).ConfigureAwait(false);
        }

        return solution;
    }

    private static async Task<Solution> FixAsync(Solution solution, ProjectId project, string? key, CancellationToken cancel)
    {
        List<Finding[]> open = await OpenAsync(solution, project, key, cancel).ConfigureAwait(false);

        // What an edit does not mend is passed by.
        int passed = 0;
        while (passed < open.Count)
        {
            Solution changed = await MendableFiles.MendAsync(solution, open[passed], cancel).ConfigureAwait(false);
            List<Finding[]> left = await OpenAsync(changed, project, key, cancel).ConfigureAwait(false);
            if (left.Count < open.Count)
            {
                (solution, open) = (changed, left);
            }
            else
            {
                passed++;
            }
        }

        return solution;
    }

    /// <summary>What is open of the diagnostics that are mended: the findings that each of them is of.</summary>
    private static async Task<List<Finding[]>> OpenAsync(Solution solution, ProjectId project, string? key, CancellationToken cancel) =>
        [
            .. (await MendableFiles.FindAsync(solution.GetProject(project)!, cancel).ConfigureAwait(false))
                .GroupBy(static finding => FileReport.Difference(finding) ?? (object)finding)
                .Select(static found => found.ToArray())
                .Where(found => FileFix.EquivalenceKey + FileReport.First(found).Rule.Id == key),
        ];
}

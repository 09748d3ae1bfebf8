namespace DpsAuthoring.Cli.Checking;

/// <summary>Writes fixes into the files.</summary>
internal static class FixWriter
{
    /// <summary>Applies the fixes that can be made together.</summary>
    /// <returns>The problems whose fixes were applied.</returns>
    public static IReadOnlyList<Problem> Apply(IReadOnlyList<Problem> problems)
    {
        var applied = new List<Problem>();
        foreach (IGrouping<string, Problem> file in problems.Where(problem => problem.Fix is not null).GroupBy(problem => problem.File))
        {
            (IReadOnlyList<QuickFix> fixes, IReadOnlyList<Edit> edits) = CompatibleFixes.Of(file.Select(problem => problem.Fix!));
            if (edits.Count > 0)
            {
                File.WriteAllText(file.Key, edits.Apply(File.ReadAllText(file.Key)));
                applied.AddRange(file.Where(problem => fixes.Contains(problem.Fix!)));
            }
        }

        return applied;
    }
}

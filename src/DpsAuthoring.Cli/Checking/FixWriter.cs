namespace DpsAuthoring.Cli.Checking;

/// <summary>Writes fixes into the files.</summary>
internal static class FixWriter
{
    /// <summary>Applies what does not overlap; whether a file was changed.</summary>
    public static bool Apply(IReadOnlyList<Problem> problems)
    {
        bool changed = false;
        foreach (IGrouping<string, Problem> file in problems.Where(problem => problem.Fix is not null).GroupBy(problem => problem.File))
        {
            var edits = new List<Edit>();
            foreach (Edit edit in file.SelectMany(problem => problem.Fix!.Edits).Distinct().OrderBy(edit => edit.Span.Start))
            {
                if (edits.Count == 0 || edits[^1].Span.End < edit.Span.Start)
                {
                    edits.Add(edit);
                }
            }

            File.WriteAllText(file.Key, edits.Apply(File.ReadAllText(file.Key)));
            changed = true;
        }

        return changed;
    }
}

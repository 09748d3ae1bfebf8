using DpsAuthoring.Configuration;

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
            string text = File.ReadAllText(file.Key);
            int free = text.Length + 1;
            foreach (Edit edit in file.SelectMany(problem => problem.Fix!.Edits).Distinct().OrderByDescending(edit => edit.Span.Start))
            {
                if (edit.Span.End < free)
                {
                    text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.Replacement, text.AsSpan(edit.Span.End));
                    free = edit.Span.Start;
                }
            }

            File.WriteAllText(file.Key, text);
            changed = true;
        }

        return changed;
    }
}

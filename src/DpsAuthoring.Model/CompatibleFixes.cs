namespace DpsAuthoring.Model;

/// <summary>Of several fixes of one text, those that can be made together: each whole or not at all.</summary>
public static class CompatibleFixes
{
    /// <summary>
    /// Chooses fixes, the first in the text first. One that touches what another changes has to wait until the text is checked again.
    /// </summary>
    /// <param name="fixes">The fixes of what was found in the text.</param>
    /// <returns>The chosen ones, and their edits in the order of their places.</returns>
    public static (IReadOnlyList<QuickFix> Fixes, IReadOnlyList<Edit> Edits) Of(IEnumerable<QuickFix> fixes)
    {
        var chosen = new List<QuickFix>();
        var edits = new List<Edit>();
        foreach (QuickFix fix in fixes.Where(fix => fix.Edits.Count > 0).OrderBy(fix => fix.Edits[0].Span.Start))
        {
            // Several findings can have the same fix.
            if (fix.Edits.All(edits.Contains))
            {
                chosen.Add(fix);
            }
            else if (!fix.Edits.Any(edit => edits.Exists(other => Touch(edit.Span, other.Span))))
            {
                edits.AddRange(fix.Edits);
                chosen.Add(fix);
            }
        }

        return (chosen, [.. edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End)]);
    }

    private static bool Touch(TextSpan one, TextSpan other) => one.Start <= other.End && other.Start <= one.End;
}

using System.Text.RegularExpressions;

namespace DpsAuthoring.Model;

/// <summary>
/// Comments by which an author silences a check in YAML, scripts and XML alike: <c># dps: ignore DPS4014</c> on the line or alone on the
/// one above it, <c># dps: ignore-file DPS4014</c> anywhere.
/// </summary>
public static class Silence
{
    private static readonly Regex s_comment = new(
        @"(?<=^|\s)#\s*dps:\s*ignore(?<file>-file)?(?<ids>(?:[\s,]+DPS\d{4})+)", RegexOptions.CultureInvariant);

    /// <summary>Leaves out the findings that their own text silences.</summary>
    public static IEnumerable<Finding> Apply(TextFile file, IEnumerable<Finding> findings)
    {
        if (file.Text.IndexOf("dps:", StringComparison.Ordinal) < 0)
        {
            return findings;
        }

        var everywhere = new HashSet<string>();
        var lines = new HashSet<(int Line, string Id)>();
        foreach (Match comment in s_comment.Matches(file.Text))
        {
            int line = file.Position(comment.Index).Line;
            bool isAlone =
                file.Text.Substring(file.LineStart(comment.Index), comment.Index - file.LineStart(comment.Index)).Trim() is "" or "<!--";
            foreach (Match id in Regex.Matches(comment.Groups["ids"].Value, @"DPS\d{4}"))
            {
                if (comment.Groups["file"].Success)
                {
                    everywhere.Add(id.Value);
                }
                else
                {
                    lines.Add((isAlone ? line + 1 : line, id.Value));
                }
            }
        }

        return findings.Where(finding =>
            !everywhere.Contains(finding.Rule.Id) && !lines.Contains((file.Position(finding.Span.Start).Line, finding.Rule.Id)));
    }
}

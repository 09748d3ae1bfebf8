using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Scripts;

/// <summary>
/// The comments that silence: <c># dps disable=DPS5009</c>, and shellcheck's own where it means the same thing. On a line of its own
/// such a comment is for the next command, before the first command for the whole script, and behind a command for its line.
/// </summary>
internal sealed class Directives
{
    private static readonly Regex s_directive = new(
        @"^#\s*(?:dps|shellcheck)\s(?:.*\s)?disable=(?<ids>[A-Za-z0-9_,-]+)", RegexOptions.CultureInvariant);

    private readonly List<(string Id, int Start, int End)> silences = [];

    public Directives(string text, ShellParser parsed, IReadOnlyList<ShellUse> commands)
    {
        foreach (var comment in parsed.Comments)
        {
            if (s_directive.Match(comment.Text) is { Success: true } match)
            {
                var (start, end) = Scope(text, comment, commands);
                silences.AddRange(match.Groups["ids"].Value.Split(',').Select(id => (id, start, end)));
            }
        }
    }

    /// <summary>Whether one of some ids is silenced at a place.</summary>
    public bool Silence(int offset, params string[] ids) =>
        silences.Any(silence => silence.Start <= offset && offset < silence.End
            && ids.Any(id => id.Equals(silence.Id, StringComparison.OrdinalIgnoreCase)));

    private static (int Start, int End) Scope(string text, ShellComment comment, IReadOnlyList<ShellUse> commands)
    {
        var line = text.LastIndexOf('\n', Math.Max(0, comment.Span.Start - 1)) + 1;
        if (text.Substring(line, comment.Span.Start - line).Trim().Length > 0)
        {
            return (line, comment.Span.End);
        }

        if (!commands.Any(use => use.Command.Span.Length > 0 && use.Command.Span.Start < comment.Span.Start))
        {
            return (0, int.MaxValue);
        }

        var next = commands.Where(use => use.Command.Span.Start >= comment.Span.End).Select(use => use.Command.Span)
            .OrderBy(span => span.Start).ThenByDescending(span => span.Length).FirstOrDefault();
        return (next.Start, next.End);
    }
}

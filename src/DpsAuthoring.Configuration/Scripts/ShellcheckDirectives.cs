using System.Text.RegularExpressions;

namespace DpsAuthoring.Configuration.Scripts;

/// <summary>
/// Shellcheck's own comments, <c># shellcheck disable=SC2086</c>: they also silence what means the same here. Such a comment is for the
/// next command, and before the first command for the whole script.
/// </summary>
internal sealed class ShellcheckDirectives
{
    private static readonly Regex s_directive = new(
        @"^#\s*shellcheck\s(?:.*\s)?disable=(?<ids>[A-Za-z0-9_,-]+)", RegexOptions.CultureInvariant);

    private readonly List<(string Id, int Start, int End)> _silences = [];

    public ShellcheckDirectives(ShellParser parsed, IReadOnlyList<ShellUse> commands)
    {
        foreach (ShellComment comment in parsed.Comments)
        {
            if (s_directive.Match(comment.Text) is { Success: true } match)
            {
                (int start, int end) = Scope(comment, commands);
                _silences.AddRange(match.Groups["ids"].Value.Split(',').Select(id => (id, start, end)));
            }
        }
    }

    /// <summary>Whether one of some ids is silenced at a place.</summary>
    public bool Silence(int offset, params string[] ids) =>
        _silences.Any(silence => silence.Start <= offset && offset < silence.End
            && ids.Any(id => id.Equals(silence.Id, StringComparison.OrdinalIgnoreCase)));

    private static (int Start, int End) Scope(ShellComment comment, IReadOnlyList<ShellUse> commands)
    {
        if (!commands.Any(use => use.Command.Span.Length > 0 && use.Command.Span.Start < comment.Span.Start))
        {
            return (0, int.MaxValue);
        }

        TextSpan next = commands.Where(use => use.Command.Span.Start >= comment.Span.End).Select(use => use.Command.Span)
            .OrderBy(span => span.Start).ThenByDescending(span => span.Length).FirstOrDefault();
        return (next.Start, next.End);
    }
}

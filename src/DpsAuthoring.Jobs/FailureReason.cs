using System.Text.RegularExpressions;

namespace DpsAuthoring.Jobs;

/// <summary>
/// The line of a failed job's logs that says why. It is rarely the last one: usage hints, stack frames and the remarks of whoever started
/// the program that failed (a shell, <c>conda run</c>, <c>make</c>) come after it.
/// </summary>
internal static partial class FailureReason
{
    /// <summary>An error that is followed by this many lines of other text was probably survived.</summary>
    private const int Near = 50;
    private const int LongestReason = 500;
    private const string Traceback = "Traceback (most recent call last):";

    /// <summary>Looks first into what the program wrote as its error, then into its log.</summary>
    /// <param name="read">The last lines of a file of the failed job, before anything is added to it; none where there is no such
    /// file.</param>
    public static string? Of(Func<string, IReadOnlyList<string>> read) =>
        read("_alt_error.txt") is { Count: > 0 } error ? Strong(error) ?? First(error)
            : Find(read("_alt_traceback.txt")) ?? Find(read("_stderr.txt")) ?? Find(read("_stdout.txt"));

    /// <summary>The line that says why; null where nothing says anything.</summary>
    public static string? Find(IReadOnlyList<string> log)
    {
        string[] lines = [.. log.Select(Plain)];
        return Raised(lines)
            ?? Strong(lines)
            ?? Shown(lines.LastOrDefault(IsText))
            ?? Shown(lines.LastOrDefault(line => line.Trim().Length > 0 && !IsTrace(line)));
    }

    private static string? First(IEnumerable<string> lines) => Shown(lines.Select(Plain).FirstOrDefault(IsText));

    /// <summary>The line in which a program said that it failed, where no lot of other text follows it.</summary>
    private static string? Strong(IReadOnlyList<string> lines)
    {
        int others = 0;
        for (int at = lines.Count - 1; at >= 0 && others < Near; at--)
        {
            string line = Plain(lines[at]);
            if (!IsText(line))
            {
                continue;
            }

            if (Errors().IsMatch(line))
            {
                return Shown(line);
            }

            others++;
        }

        return null;
    }

    /// <summary>What ended a program that shows where it was: Python, Java, Julia, Rust, Go, C++.</summary>
    private static string? Raised(string[] lines)
    {
        for (int at = lines.Length - 1; at >= 0; at--)
        {
            string line = lines[at];
            string? reason =
                line.StartsWith(Traceback, StringComparison.Ordinal)
                    ? lines.Skip(at + 1).FirstOrDefault(next => next.Length > 0 && next[0] != ' ')
                : line.StartsWith("Caused by: ", StringComparison.Ordinal) || Unhandled().IsMatch(line) ? line
                : line.TrimStart().StartsWith("what():", StringComparison.Ordinal) ? line.Trim()["what():".Length..].Trim()
                : Panicked().IsMatch(line) ? lines.ElementAtOrDefault(at + 1)
                : null;

            // Of a program that another program started the reason is above.
            if (reason is not null && IsText(reason))
            {
                return Shown(reason);
            }
        }

        return null;
    }

    /// <summary>Whether a line says something of its own.</summary>
    private static bool IsText(string line) =>
        line.Trim().Length > 0 && !char.IsWhiteSpace(line[0]) && !IsTrace(line) && !Remarks().IsMatch(line);

    /// <summary>What a shell runs, under <c>set -x</c>.</summary>
    private static bool IsTrace(string line) => line.TrimStart('+') is [' ', ..] && line[0] == '+';

    private static string? Shown(string? line) =>
        line?.Trim() is not { Length: > 0 } text ? null
        : text.Length <= LongestReason ? text
        : text[..LongestReason] + "…";

    private static string Plain(string line) => PlainText.Line(line, ' ').TrimEnd();

    /// <summary>
    /// Words of failure where a program puts them: as a level, before a colon, at the start, as an exception's name, or as the system's
    /// own.
    /// </summary>
    [GeneratedRegex("""
        \b(ERROR|FATAL|CRITICAL|FAILURE)\b | (?i:(^|[\s:\[(])(error|fatal|failure|panic)(\ [A-Z]*\d+)?\s*[:\]]) | (?i:\blevel"?\s*[=:]\s*"?(error|fatal|critical))
        | (?i:(^|:\s)(error|failed|failure|cannot|can't|could\ not|unable\ to|invalid)\b) | ^[\w.]*(Error|Exception)\b(:|$)
        | \b([Cc]ommand\ not\ found|No\ such\ file\ or\ directory|Permission\ denied|No\ space\ left\ on\ device|[Oo]ut\ of\ memory|Segmentation\ fault|Killed|unbound\ variable|syntax\ error)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Errors();

    [GeneratedRegex("^(Unhandled exception[.:]|Exception in thread |ERROR: LoadError: |panic: )")]
    private static partial Regex Unhandled();

    [GeneratedRegex("^thread '.*' panicked at .*:$")]
    private static partial Regex Panicked();

    /// <summary>How to ask for help, and what whoever started the failed program says of its end.</summary>
    [GeneratedRegex("""
        ^(usage|hint|note|help|tip)\b:? | --help\b | \s-h\b | \bfor\ more\ information\b
        | ^(Execution\ halted|Calls:|Stacktrace:|stack\ backtrace:|goroutine\ |exit\ status\ \d|Node\.js\ v|During\ handling\ of|The\ above\ exception|make(\[\d+\])?:\ \*\*\*|Aborted|terminate\ called\ after)
        | conda\.cli\.main_run | \bCalledProcessError\b | \breturned\ (a\ )?non-zero\ exit\ (status|code)\b | \bexited\ with\ (non-zero\ )?(status|code)\b | ^SystemExit\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Remarks();
}

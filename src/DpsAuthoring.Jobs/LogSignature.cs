using System.Text.RegularExpressions;

namespace DpsAuthoring.Jobs;

/// <summary>What a log line has in common with those that other jobs wrote for the same reason.</summary>
internal static partial class LogSignature
{
    private const int Longest = 160;

    /// <summary>The line without the names and numbers that differ from job to job.</summary>
    public static string Of(string line)
    {
        string text = Repeated().Replace(Names().Replace(line, "…"), "…");
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    /// <summary>
    /// Addresses, paths, what is quoted, numbers, and words that are half digits: ids, hashes, times, names of granules and of temporary
    /// files.
    /// </summary>
    [GeneratedRegex("""
        \w+://[^\s,;'")]+ | (?<![\w.])[\w.~-]*/[^\s:,;'")]+ | '[^']*' | "[^"]*" | (?<!\b(ERROR|HTTP|code|status|signal)\ )\b[0-9][0-9.,:-]*\b | \b(?=([\w-]*[0-9]){2})[\w-]+(\.\w+)?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Names();

    [GeneratedRegex("…([.:-]?…)+")]
    private static partial Regex Repeated();
}

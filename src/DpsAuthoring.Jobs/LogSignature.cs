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
    /// Addresses on the web and in memory, paths, what is quoted, numbers, hashes, words with several digits (ids, times, names of
    /// granules), and temporary names.
    /// </summary>
    [GeneratedRegex("""
        \w+://[^\s,;'")]+ | (?<![\w.])[\w.~-]*/[^\s:,;'")]+ | '[^']*' | "[^"]*" | (?<!\b((?i:error)|HTTP|code|status|signal)\ )\b[0-9][0-9.,:-]*\b
        | \b0[xX][0-9a-fA-F]+ | \b(?=[a-fA-F]*[0-9])[0-9a-fA-F]{8,}\b | \b(?i:tmp)[._-]?\w{4,}[\w.-]* | (?<!\b((?i:error)|HTTP|code|status|signal)\ )\b(?=([\w-]*[0-9]){2})[\w-]+(\.\w+)?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Names();

    [GeneratedRegex("…([.:-]?…)+")]
    private static partial Regex Repeated();
}

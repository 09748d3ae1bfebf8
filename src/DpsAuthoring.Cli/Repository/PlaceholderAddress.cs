using System.Text.RegularExpressions;

namespace DpsAuthoring.Cli.Repository;

/// <summary>What templates and tutorials write in an address for the author to replace.</summary>
internal static partial class PlaceholderAddress
{
    /// <summary>The placeholder in an address; null for one that may be real.</summary>
    public static string? In(string url)
    {
        if (Marked().Match(url) is { Success: true } marked)
        {
            return marked.Value;
        }

        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        string[] parts = url[(scheme < 0 ? 0 : scheme + 3)..].Trim().Split(['/', ':', '@'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Select(part => part.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? part[..^4] : part)
            .FirstOrDefault(part => Word().IsMatch(part) || ExampleHost().IsMatch(part));
    }

    [GeneratedRegex(@"<[^<>]*>|\{[^{}]*\}|\[[^\[\]]*\]|\.\.\.|…", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(
        @"\A(?:(?:your|my)[-_. ]?(?:own[-_. ])?(?:git(?:hub|lab)[-_. ]?)?(?:org|organi[sz]ation|user|user[-_. ]?name|name|account|company|group|team|repo|repository|project|handle|namespace|id|fork|algorithm)(?:[-_. ]?(?:name|here|id))?"
        + @"|user[-_]?name|user|organi[sz]ation|org[-_]name|owner|github[-_]?user(?:name)?|todo|change[-_]?me|fix[-_]?me|replace[-_]?me|placeholder|tbd|x{3,})\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"(?:\A|\.)example\.(?:org|com|net)\z|\.(?:example|invalid)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ExampleHost();
}

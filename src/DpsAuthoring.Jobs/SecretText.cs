using System.Text.RegularExpressions;

namespace DpsAuthoring.Jobs;

/// <summary>Addresses without what only their owner may know. What is shown is sent to others: reports, issues, screenshots.</summary>
internal static partial class SecretText
{
    /// <summary>A text in which the user and password of an address, and the values of its signature or token, are <c>…</c>.</summary>
    public static string Mask(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.Contains('=', StringComparison.Ordinal)
            ? Values().Replace(UserInfo().Replace(text, "…@"), "$1…")
            : text;

    [GeneratedRegex("""(?<=://)[^/?#\s'"<>]+@""")]
    private static partial Regex UserInfo();

    /// <summary>
    /// Parameters of signed addresses (AWS, CloudFront, Google, Azure) and those in which servers take passwords and tokens.
    /// </summary>
    [GeneratedRegex(
        """([?&;]\s*(?:[\w.-]*(?:signature|token|secret|passw(?:or)?d|pwd|credential|api[_-]?key|accesskey(?:id)?|auth)|sig|key|policy|key-pair-id)=)[^&;#\s'"<>]+""",
        RegexOptions.IgnoreCase)]
    private static partial Regex Values();
}

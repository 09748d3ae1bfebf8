using System.Text.RegularExpressions;

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// What secrets look like. Each shape has a needle that is sought first, so that an ordinary text costs no regular expression; a shape
/// whose value is a placeholder (<c>&lt;token&gt;</c>, <c>xxxx</c>, a documentation's example) is none.
/// </summary>
internal static class SecretShapes
{
    private const int Shortest = 10;
    private const int ShortestPart = 16;

    private static readonly Shape[] s_shapes =
    [
        new("AKIA", "an AWS access key", @"(?<![A-Za-z0-9+/])AKIA(?<value>[A-Z0-9]{16})(?![A-Za-z0-9])", 6),
        new("ASIA", "an AWS access key", @"(?<![A-Za-z0-9+/])ASIA(?<value>[A-Z0-9]{16})(?![A-Za-z0-9])", 6),
        new("AIza", "a Google API key", @"(?<![A-Za-z0-9])AIza(?<value>[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])", 8),
        new("AccountKey=", "an Azure storage key", @"AccountKey=(?<value>[A-Za-z0-9+/]{86}==)", 12),
        new(
            "PRIVATE KEY",
            "a private key",
            @"-----BEGIN [A-Z ]*PRIVATE KEY[A-Z ]*-----(?:\s|\\[nr])*(?:[A-Za-z-]+: [^\r\n]*\s+)*(?<value>[A-Za-z0-9+/=\s]{32,})",
            12),
        new("PGT-", "a proxy-granting ticket", @"(?<![A-Za-z0-9-])PGT-(?<value>[A-Za-z0-9._-]{20,})", 8),
        new("gh", "a GitHub token", @"(?<![A-Za-z0-9])gh[pousr]_(?<value>[A-Za-z0-9]{36,})", 8),
        new("github_pat_", "a GitHub token", @"github_pat_(?<value>[A-Za-z0-9_]{40,})", 8),
        new("glpat-", "a GitLab token", @"glpat-(?<value>[A-Za-z0-9_-]{20,})", 8),
        new("eyJ", "a JSON web token", @"eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.(?<value>[A-Za-z0-9_-]{16,})", 8),
        new("earer ", "a bearer token", @"[Bb]earer (?<value>[A-Za-z0-9._~+/-]{20,}=*)(?![^\s""',;}])", 10),
        new(
            "://",
            "a password in a URL",
            @"[A-Za-z][A-Za-z0-9+.-]*://(?<user>[^\s/:@?#\0{}<>]+):(?<value>[^\s/@?#\0]+)@(?<host>[A-Za-z0-9.-]*)",
            1),
    ];

    /// <summary>What a text holds, such as "a private key"; null where it holds no secret.</summary>
    public static string? Find(string text)
    {
        if (text.Length < Shortest)
        {
            return null;
        }

        foreach (Shape shape in s_shapes)
        {
            if (text.IndexOf(shape.Needle, StringComparison.Ordinal) >= 0 && shape.Matches(text))
            {
                return shape.Name;
            }
        }

        return null;
    }

    /// <summary>Whether a text may hold a secret, or be a part of one: it has a shape's needle, or a long word with digits in it.</summary>
    public static bool IsSuspicious(string text)
    {
        foreach (Shape shape in s_shapes)
        {
            if (text.IndexOf(shape.Needle, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        int length = 0;
        bool hasDigit = false;
        foreach (char c in text)
        {
            bool isPart =
                c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '~' or '+' or '/' or '=' or '-';
            length = isPart ? length + 1 : 0;
            hasDigit = isPart && (hasDigit || c is >= '0' and <= '9');
            if (length >= ShortestPart && hasDigit)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Shape(string needle, string name, string pattern, int variety)
    {
        // Only texts that hold the needle are matched, and against patterns that cannot backtrack far; the limit is a promise all the same.
        private readonly Regex _pattern = new(
            pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(200));

        public string Needle => needle;

        public string Name => name;

        public bool Matches(string text)
        {
            try
            {
                for (Match match = _pattern.Match(text); match.Success; match = match.NextMatch())
                {
                    string value = match.Groups["value"].Value;
                    if (!Placeholder.Is(value, variety)
                        && !Placeholder.IsAccount(match.Groups["user"].Value, value, match.Groups["host"].Value))
                    {
                        return true;
                    }
                }
            }
            catch (RegexMatchTimeoutException)
            {
                // Silence is better than a compiler that hangs.
            }

            return false;
        }
    }
}

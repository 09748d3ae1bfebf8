namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>What stands for a secret in documentation, patterns and tests, and is none.</summary>
internal static class Placeholder
{
    private static readonly string[] s_words =
    [
        "EXAMPLE", "PLACEHOLDER", "CHANGEME", "CHANGE_ME", "REPLACE", "DUMMY", "REDACTED", "YOUR_", "YOUR-", "XXXX", "0000000", "1234567", "ABCDEFGH", "....", "****",
        "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", // the signature of the token that all JWT documentation shows
    ];

    /// <summary>Passwords that only name what stands in their place.</summary>
    private static readonly HashSet<string> s_passwords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "pass", "pwd", "pw", "secret", "token", "key", "x", "xx", "xxx", "user", "username", "credentials", "mypassword", "mytoken", "yourpassword",
    };

    /// <summary>Whether a value that has a secret's shape is none: too few different characters, or a word that says so.</summary>
    public static bool Is(string value, int variety)
    {
        foreach (string word in s_words)
        {
            if (value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return IsMonotonous(value, variety);
    }

    /// <summary>Whether the two parts of <c>user:password@</c> are placeholders: a user of the empty name is no URL's.</summary>
    public static bool IsAccount(string user, string password) =>
        user.Length > 0
        && (s_passwords.Contains(password)
            || string.Equals(user, "anonymous", StringComparison.OrdinalIgnoreCase)
            || string.Equals(user, password, StringComparison.OrdinalIgnoreCase)
            || password.IndexOfAny(['<', '>', '{', '}', '$', '[', ']', '(', ')', '*', '…', '|', '\\']) >= 0
            || (password[0] == '%' && password[password.Length - 1] == '%')
            || IsMonotonous(password, 2));

    private static bool IsMonotonous(string value, int variety)
    {
        // Bits of the characters that were seen; letters, digits and signs all lie below 128.
        ulong low = 0, high = 0;
        int different = 0;
        foreach (char c in value)
        {
            ref ulong seen = ref c < 64 ? ref low : ref high;
            ulong bit = 1UL << (c & 63);
            different += (seen & bit) == 0 ? 1 : 0;
            seen |= bit;
        }

        return different < variety;
    }
}

namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>What stands for a secret in documentation, patterns and tests, and is none.</summary>
internal static class Placeholder
{
    private static readonly string[] s_words =
    [
        "EXAMPLE",
        "PLACEHOLDER",
        "CHANGEME",
        "CHANGE_ME",
        "REPLACE",
        "DUMMY",
        "REDACTED",
        "YOUR_",
        "YOUR-",
        "YOURTOKEN",
        "_HERE",
        "-HERE",
        "FAKE",
        "SAMPLE",
        "PAYLOAD", "SIGNATURE", "XXXX", "0000000", "1234567", "ABCDEFGH", "....", "****",
        "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", // the signature of the token that all JWT documentation shows
    ];

    /// <summary>Passwords that only name what stands in their place.</summary>
    private static readonly HashSet<string> s_passwords = new(StringComparer.OrdinalIgnoreCase)
    {
        "password",
        "passwd",
        "pass",
        "pwd",
        "pw",
        "secret",
        "token",
        "key",
        "x",
        "xx",
        "xxx",
        "user",
        "username",
        "credentials",
        "mypassword",
        "mytoken",
        "yourpassword",
    };

    /// <summary>Names that RFC 2606 keeps for documentation and tests, and the machine itself.</summary>
    private static readonly string[] s_hosts =
    [
        "example.com",
        "example.org",
        "example.net",
        "example",
        "test",
        "invalid",
        "localhost",
        "127.0.0.1",
    ];

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

    /// <summary>Whether <c>user:password@host</c> is a documentation's: a user of the empty name is no URL's.</summary>
    public static bool IsAccount(string user, string password, string host) =>
        user.Length > 0
        && (s_passwords.Contains(password.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!'))
            || (IsDocumentationHost(host) && !IsStrong(password))
            || string.Equals(user, "anonymous", StringComparison.OrdinalIgnoreCase)
            || string.Equals(user, password, StringComparison.OrdinalIgnoreCase)
            || password.IndexOfAny(['<', '>', '{', '}', '$', '[', ']', '(', ')', '*', '…', '|', '\\']) >= 0
            || (password[0] == '%' && password[password.Length - 1] == '%')
            || IsMonotonous(password, 2));

    private static bool IsDocumentationHost(string host) =>
        s_hosts.Any(known =>
            host.EndsWith(known, StringComparison.OrdinalIgnoreCase)
            && (host.Length == known.Length || host[host.Length - known.Length - 1] == '.'));

    /// <summary>Whether a password looks chosen, not written down for an example: it may be real though its host is not.</summary>
    private static bool IsStrong(string password) =>
        password.Length >= 8 && password.Any(char.IsUpper) && password.Any(char.IsLower) && password.Any(char.IsDigit);

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

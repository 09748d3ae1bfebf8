namespace DpsAuthoring.Analyzers.Rules.Behaviour;

/// <summary>
/// Whether a name or a sentence means a secret. In English the last noun says what a thing is: an <c>access_key</c> is a key, a
/// <c>key_frame</c> is a frame, and a <c>token_name</c> is only a name.
/// </summary>
internal static class SecretWords
{
    /// <summary>The keys that open something. A key of another kind (sort, band, object) is only a name.</summary>
    private static readonly HashSet<string> s_secretKeys = new(StringComparer.Ordinal)
    {
        "access",
        "account",
        "api",
        "app",
        "auth",
        "client",
        "decryption",
        "encryption",
        "licence",
        "license",
        "login",
        "master",
        "my",
        "pgp",
        "personal",
        "private",
        "rsa",
        "secret",
        "security",
        "service",
        "session",
        "shared",
        "signing",
        "ssh",
        "storage",
        "subscription",
        "user",
        "your",
    };

    private static readonly HashSet<string> s_plainKeys = new(StringComparer.Ordinal)
    {
        "attribute",
        "band",
        "cache",
        "column",
        "config",
        "dictionary",
        "field",
        "foreign",
        "group",
        "index",
        "item",
        "join",
        "json",
        "layer",
        "lookup",
        "map",
        "metadata",
        "object",
        "option",
        "partition",
        "primary",
        "prefix",
        "property",
        "public",
        "s3",
        "search",
        "sort",
        "table",
        "tag",
        "unique",
        "variable",
        "yaml",
    };

    private static readonly HashSet<string> s_plainTokens = new(StringComparer.Ordinal)
    {
        "cancellation", "delimiter", "end", "line", "pad", "padding", "separator", "start", "stop", "unknown", "word",
    };

    /// <summary>What leads to a secret without being one.</summary>
    private static readonly HashSet<string> s_references = new(StringComparer.Ordinal)
    {
        "arn", "endpoint", "file", "id", "identifier", "length", "name", "names", "number", "path", "uri", "url", "variable",
    };

    private static readonly char[] s_digits = [.. "0123456789"];

    /// <summary>
    /// What follows a secret's word where the thing itself is meant, in a sentence: all else makes it part of a longer noun.
    /// </summary>
    private static readonly HashSet<string> s_afterNoun = new(StringComparer.Ordinal)
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "be",
        "by",
        "can",
        "for",
        "from",
        "given",
        "has",
        "if",
        "in",
        "is",
        "issued",
        "must",
        "needed",
        "of",
        "on",
        "or",
        "required",
        "so", "string", "text", "that", "the", "to", "used", "value", "when", "which", "with", "your",
    };

    /// <summary>The secret that an input's name and description speak of, such as "token"; null where they speak of none.</summary>
    public static string? In(string name, string description)
    {
        List<Word> words = Split(name);
        while (words.Count > 1 && words[words.Count - 1].Text is "value" or "text" or "string" or "")
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count == 0 || s_references.Contains(words[words.Count - 1].Text))
        {
            return null;
        }

        string? before = words.Count > 1 ? words[words.Count - 2].Text : null;
        return words[words.Count - 1].Text switch
        {
            "key" => before is not null && s_plainKeys.Contains(before) ? null : "key",
            var word => Plain(word, before),
        } ?? InSentence(Split(description));
    }

    private static string? InSentence(List<Word> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string? before = i > 0 ? words[i - 1].Text : null;
            string? found = words[i].Text switch
            {
                "key" => before is not null && s_secretKeys.Contains(before) ? "key" : null,
                var word => Plain(word, before),
            };
            bool isWhole = i + 1 == words.Count || words[i].EndsClause || s_afterNoun.Contains(words[i + 1].Text);
            if (found is not null && isWhole && !IsElsewhere(words, i))
            {
                return found;
            }
        }

        return null;
    }

    private static string? Plain(string word, string? before) => word switch
    {
        "apikey" => "key",
        "password" or "passwd" or "passphrase" or "pwd" or "passcode" => "password",
        "token" => before is not null && s_plainTokens.Contains(before) ? null : "token",
        "secret" or "secrets" or "credential" or "credentials" => "secret",
        "passwords" => "password",
        "tokens" => before is not null && s_secretKeys.Contains(before) ? "token" : null,
        _ => null,
    };

    /// <summary>
    /// "Name of the secret that holds the token", "file with the password", "no token": the secret itself is not the input.
    /// </summary>
    private static bool IsElsewhere(List<Word> words, int secret)
    {
        for (int i = secret - 1; i >= 0 && !words[i].EndsClause; i--)
        {
            if (words[i].Text is "no" or "not" or "never" or "without" or "whether"
                || (
                    s_references.Contains(words[i].Text) && words[i + 1].Text is "of" or "for" or "with" or "that" or "to" or "in" or "from"
                ))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words in lower case, without a number at their end: cut at what is no letter or digit, and before a capital.</summary>
    private static List<Word> Split(string text)
    {
        var words = new List<Word>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (start >= 0 && (!inWord || (char.IsUpper(text[i]) && char.IsLower(text[i - 1]))))
            {
                bool ends = i == text.Length || text[i] is '.' or ',' or ';' or ':' or '(' or ')' or '!' or '?';
                string word = text.Substring(start, i - start).ToLowerInvariant();
                words.Add(new(word.Length > 2 ? word.TrimEnd(s_digits) : word, ends));
                start = -1;
            }

            if (inWord && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    private readonly record struct Word(string Text, bool EndsClause);
}

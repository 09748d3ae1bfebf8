namespace DpsAuthoring.Configuration.Yaml;

/// <summary>Which characters Python's YAML reads, where YamlDotNet reads more.</summary>
internal static class PythonCharacters
{
    /// <summary>The place of the first character that it refuses.</summary>
    public static int? FirstUnprintable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i]
                is not (
                    '\t' or '\n' or '\r' or (>= ' ' and <= '~') or '\x85' or (>= '\xA0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD')))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The place of the first tab outside of quotes, blocks and comments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scalars">All its scalars, in the order of their places.</param>
    public static int? FirstStrayTab(string text, IReadOnlyList<YamlScalar> scalars)
    {
        int next = 0;
        int tab = -1;
        while ((tab = text.IndexOf('\t', tab + 1)) >= 0)
        {
            while (next < scalars.Count && scalars[next].Span.End <= tab)
            {
                next++;
            }

            if (next < scalars.Count && scalars[next].Span.Start <= tab && scalars[next].Style != YamlStyle.Plain)
            {
                tab = scalars[next].Span.End - 1;
                continue;
            }

            int after = next > 0 ? scalars[next - 1].Span.End : 0;
            if (!IsInComment(text, Math.Max(after, text.LastIndexOf('\n', tab) + 1), tab))
            {
                return tab;
            }

            tab = text.IndexOf('\n', tab) is >= 0 and var end ? end : text.Length - 1;
        }

        return null;
    }

    private static bool IsInComment(string text, int from, int tab)
    {
        for (int i = text.IndexOf('#', from, tab - from); i >= 0; i = text.IndexOf('#', i + 1, tab - i - 1))
        {
            if (i == 0 || text[i - 1] is ' ' or '\n' or '\r')
            {
                return true;
            }
        }

        return false;
    }
}

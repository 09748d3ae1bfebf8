namespace DpsAuthoring.Configuration.Yaml;

/// <summary>Which characters Python's YAML reads at all.</summary>
internal static class PythonText
{
    /// <summary>The place of the first character that it refuses.</summary>
    public static int? FirstUnprintable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] is not ('\t' or '\n' or '\r' or (>= ' ' and <= '~') or '\x85' or (>= '\xA0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD')))
            {
                return i;
            }
        }

        return null;
    }
}

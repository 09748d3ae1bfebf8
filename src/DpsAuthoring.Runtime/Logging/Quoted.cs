namespace DpsAuthoring.Logging;

/// <summary>Text from outside in a sentence of ours: it can neither break the line nor flood it.</summary>
internal static class Quoted
{
    private const int Longest = 200;

    /// <summary>A value as it can stand between quotes.</summary>
    public static string Value(string? value)
    {
        string text = value ?? "";
        int end = char.IsHighSurrogate(text.ElementAtOrDefault(Longest - 1)) ? Longest - 1 : Longest;
        return string.Concat((text.Length > Longest ? text[..end] + "…" : text).Select(c => BreaksLine(c) ? '?' : c));
    }

    /// <summary>A sentence, such as an exception's message, in one line.</summary>
    public static string Sentence(string text) =>
        string.Concat(
            string.Join(' ', text.Split(["\r\n", "\n", "\r"], StringSplitOptions.RemoveEmptyEntries)).Select(c => BreaksLine(c) ? '?' : c));

    /// <summary>
    /// Text of several lines, of which only the first begins where lines begin: no text can pass for an entry of the log.
    /// </summary>
    public static string Indented(string text) => text.TrimEnd('\r', '\n').ReplaceLineEndings(Environment.NewLine + "    ");

    /// <summary>Controls (which move the cursor), and Unicode's own line and paragraph separators.</summary>
    public static bool BreaksLine(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}

using System.Text.RegularExpressions;

namespace DpsAuthoring.Jobs;

/// <summary>
/// Text of others (a job's log, the names of its files) as one line that a terminal shows and does not obey, and that anybody may see.
/// </summary>
internal static partial class PlainText
{
    /// <summary>The text without escape sequences and secrets.</summary>
    /// <param name="text">Anything.</param>
    /// <param name="instead">What stands for each other control character.</param>
    public static string Line(string text, char instead = '?') => SecretText.Mask(text.Any(IsObeyed)
        ? string.Concat(Escapes().Replace(text, "").Select(c => c == '\t' ? ' ' : IsObeyed(c) ? instead : c))
        : text);

    /// <summary>C0, DEL and C1, and what turns the direction in which text is read.</summary>
    private static bool IsObeyed(char c) => char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>
    /// Sequences of a terminal, in 7 or in 8 bits: CSI; OSC, DCS, SOS, PM and APC with their text; and the short ones. One that is cut off
    /// ends where the text does.
    /// </summary>
    [GeneratedRegex("""(\e\[|\x9B)[0-?]*[ -/]*[@-~]?|(\e[\]PX^_]|[\x9D\x90\x98\x9E\x9F])[^\a\e\x9C]*(\a|\e\\|\x9C)?|\e[ -/]*[0-~]""")]
    private static partial Regex Escapes();
}

using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Configuration.Yaml;

/// <summary>Writes values into a text so that everything around them stays as it is.</summary>
internal static class YamlWriter
{
    /// <summary>A text as a scalar of one line: plain if it then stays a text, else in quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isInFlow">Whether it may stand between brackets or braces.</param>
    public static string Text(string text, bool isInFlow = true) =>
        text.Any(c => Escaped(c) is ['\\', 'n' or 't' or 'r' or 'u', ..]) ? Quoted(text)
        : IsPlain(text, isInFlow) ? text
        : "'" + text.Replace("'", "''") + "'";

    /// <summary>A text in double quotes, on one line.</summary>
    public static string Quoted(string text) => "\"" + string.Concat(text.Select(Escaped)) + "\"";

    /// <summary>A number that YAML 1.1 and 1.2 read alike: 1e+22 has no point, and is a text to the former.</summary>
    public static string Number(double number) =>
        double.IsNaN(number) ? ".nan"
        : double.IsInfinity(number) ? (number > 0 ? ".inf" : "-.inf")
        : PythonNumber.Text(number) is var text && text.Contains('e') && !text.Contains('.') ? text.Replace("e", ".0e")
        : text;

    /// <summary>Puts a text in a scalar's place, in quotes if it has some.</summary>
    public static Edit Replace(YamlScalar scalar, string text) => new(scalar.Span, scalar.Style switch
    {
        YamlStyle.SingleQuoted when Text(text)[0] != '"' => "'" + text.Replace("'", "''") + "'",
        YamlStyle.DoubleQuoted => Quoted(text),
        _ => Text(text),
    });

    /// <summary>Takes the whole lines of a block mapping's entry away; null where they hold something else too.</summary>
    public static Edit? Remove(TextFile file, YamlEntry entry)
    {
        int start = file.LineStart(entry.Key.Span.Start);
        int end = Math.Max(entry.Key.Span.End, entry.Value.Span.End);
        string before = file.Text.Substring(start, entry.Key.Span.Start - start);
        string after = file.Text.Substring(end, file.LineEnd(end) - end).Trim();
        return before.Trim().Length == 0 && (after.Length == 0 || after[0] is '#' or ':')
            ? new Edit(new TextSpan(start, file.NextLine(end) - start), "")
            : null;
    }

    private static bool IsPlain(string text, bool isInFlow) =>
        text.Length > 0
        && CoreType.Of(text, YamlStyle.Plain, null) == YamlKind.Text
        && (text[0] != '-' || (!isInFlow && IsOption(text)))
        && text[0]
            is not (
                '?'
                or ':'
                or ','
                or '['
                or ']'
                or '{'
                or '}'
                or '#'
                or '&'
                or '*'
                or '!'
                or '|'
                or '>'
                or '\''
                or '"'
                or '%'
                or '@'
                or '`'
                or ' ')
        && text[text.Length - 1] is not (' ' or ':')
        && !text.Contains(": ")
        && !text.Contains(" #")
        && (!isInFlow || text.IndexOfAny([',', '?', '[', ']', '{', '}']) < 0)
        && text is not ("---" or "...");

    /// <summary>A dash is an item's, or a document's end's, unless something else follows it.</summary>
    private static bool IsOption(string text) => text.Length > 2 && text[1] == '-' && text[2] is not ('-' or ' ');

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => "\\n",
        '\t' => "\\t",
        '\r' => "\\r",
        _ when c is < ' ' or (>= '\x7F' and < '\xA0') or '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE' => $"\\u{(int)c:X4}",
        _ => c.ToString(),
    };
}

using System.Text;

namespace DpsAuthoring.Configuration.Yaml;

/// <summary>
/// A text with blanks put in where YamlDotNet minds that there are none and Python's YAML does not: lines in quotes or brackets that are
/// indented no more than their key, and comments right behind a bracket, comma or quote.
/// </summary>
internal sealed class SpacedText
{
    /// <summary>How much longer a text may become: some blanks a line.</summary>
    private const int MostBlanks = 1_000_000;

    private readonly string original;
    private readonly SortedDictionary<int, int> blanks;
    private readonly int[]? origins;

    public SpacedText(string original)
        : this(original, [])
    {
    }

    private SpacedText(string original, SortedDictionary<int, int> blanks)
    {
        this.original = original;
        this.blanks = blanks;
        Text = original;
        if (blanks.Count > 0)
        {
            (Text, origins) = With(original, blanks);
        }
    }

    /// <summary>The text with the blanks.</summary>
    public string Text { get; }

    /// <summary>The place in the original of a place in <see cref="Text"/>.</summary>
    public int Origin(long index)
    {
        var at = (int)Math.Min(Math.Max(index, 0), Text.Length);
        return origins is null ? at : origins[at];
    }

    /// <summary>The text with further blanks in the quotes or brackets that begin at or soon behind a place of the original; null where none are missing.</summary>
    public SpacedText? Loosened(int from)
    {
        var more = new SortedDictionary<int, int>(blanks);
        if (IsCommentBehindValue(from))
        {
            more[from] = 1;
        }
        else if (FirstQuoteOrBracket(from) is >= 0 and var start)
        {
            Loosen(start, more);
        }

        return more.Count == blanks.Count || more.Values.Sum(count => (long)count) > MostBlanks ? null : new SpacedText(original, more);
    }

    /// <summary>Skips what may stand between two values.</summary>
    private int FirstQuoteOrBracket(int at)
    {
        for (; at < original.Length; at++)
        {
            switch (original[at])
            {
                case '"' or '\'' or '[' or '{':
                    return at;
                case '#':
                    at = EndOfLine(at);
                    break;
                case '&' or '!':
                    while (at + 1 < original.Length && !char.IsWhiteSpace(original[at + 1]))
                    {
                        at++;
                    }

                    break;
                case not (' ' or '\t' or '\r' or '\n' or ':' or '-' or '?' or ',' or ']' or '}'):
                    return -1;
            }
        }

        return -1;
    }

    private void Loosen(int start, SortedDictionary<int, int> more)
    {
        var indent = Indent(start);
        var depth = 0;
        for (var i = start; i < original.Length; i++)
        {
            switch (original[i])
            {
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth--;
                    break;
                case '"' or '\'' when Begins(i, start):
                    i = LoosenQuoted(i, indent, more);
                    break;
                case '#' when IsSpace(original[i - 1]):
                    i = EndOfLine(i) - 1;
                    break;
                case '\n' or '\r' or '\x85' or '\u2028' or '\u2029':
                    IndentLine(i + 1, indent, more);
                    break;
            }

            if (IsCommentBehindValue(i + 1))
            {
                more[i + 1] = 1;
                i = EndOfLine(i + 1) - 1;
            }

            if (depth <= 0)
            {
                return;
            }
        }
    }

    /// <summary>Goes on to the closing quote.</summary>
    private int LoosenQuoted(int start, int indent, SortedDictionary<int, int> more)
    {
        var quote = original[start];
        var i = start + 1;
        for (; i < original.Length && original[i] != quote; i++)
        {
            if (quote == '"' && original[i] == '\\' && i + 1 < original.Length)
            {
                i++;
            }

            if (original[i] is '\n' or '\r' or '\x85' or '\u2028' or '\u2029')
            {
                IndentLine(i + 1, indent, more);
            }
        }

        return i;
    }

    /// <summary>Inside a document, a line that begins with <c>---</c> or <c>...</c> ends it, in quotes and brackets too.</summary>
    private void IndentLine(int at, int indent, SortedDictionary<int, int> more)
    {
        if (at < original.Length && !(original[at] == '\n' && original[at - 1] == '\r')
            && string.CompareOrdinal(original, at, "---", 0, 3) != 0 && string.CompareOrdinal(original, at, "...", 0, 3) != 0)
        {
            more[at] = indent;
        }
    }

    private bool IsCommentBehindValue(int at) =>
        at > 0 && at < original.Length && original[at] == '#' && original[at - 1] is '[' or '{' or ']' or '}' or ',' or '"' or '\'';

    private bool Begins(int at, int start)
    {
        var before = at - 1;
        while (before > start && IsSpace(original[before]))
        {
            before--;
        }

        return at == start || original[before] is '[' or '{' or ',' or ':' or '?';
    }

    /// <summary>One more than the column of the first key or value in a place's line.</summary>
    private int Indent(int at)
    {
        var line = original.LastIndexOf('\n', at) + 1;
        var first = line;
        while (first < at && original[first] is ' ' or '-' or '?')
        {
            first++;
        }

        return first - line + 1;
    }

    private int EndOfLine(int at) => original.IndexOfAny(['\n', '\r'], at) is >= 0 and var end ? end : original.Length;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static (string Text, int[] Origins) With(string original, SortedDictionary<int, int> blanks)
    {
        var text = new StringBuilder(original.Length + blanks.Values.Sum());
        var origins = new List<int>(text.Capacity + 1);
        var copied = 0;
        foreach (var (at, count) in blanks.Select(blank => (blank.Key, blank.Value)).Append((original.Length, 0)))
        {
            text.Append(original, copied, at - copied).Append(' ', count);
            origins.AddRange(Enumerable.Range(copied, at - copied));
            origins.AddRange(Enumerable.Repeat(at, count));
            copied = at;
        }

        origins.Add(original.Length);
        return (text.ToString(), [.. origins]);
    }
}

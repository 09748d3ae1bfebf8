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

    private readonly string _original;
    private readonly SortedDictionary<int, int> _blanks;
    private readonly int[]? _origins;

    public SpacedText(string original)
        : this(original, [])
    {
    }

    private SpacedText(string original, SortedDictionary<int, int> blanks)
    {
        _original = original;
        _blanks = blanks;
        Text = original;
        if (blanks.Count > 0)
        {
            (Text, _origins) = With(original, blanks);
        }
    }

    /// <summary>The text with the blanks.</summary>
    public string Text { get; }

    /// <summary>The place in the original of a place in <see cref="Text"/>.</summary>
    public int Origin(long index)
    {
        int at = (int)Math.Min(Math.Max(index, 0), Text.Length);
        return _origins is null ? at : _origins[at];
    }

    /// <summary>
    /// The text with further blanks in the quotes or brackets that begin at or soon behind a place of the original; null where none are
    /// missing.
    /// </summary>
    public SpacedText? Loosened(int from)
    {
        var more = new SortedDictionary<int, int>(_blanks);
        if (IsCommentBehindValue(from))
        {
            more[from] = 1;
        }
        else if (FirstQuoteOrBracket(from) is >= 0 and var start)
        {
            Loosen(start, more);
        }

        return more.Count == _blanks.Count || more.Values.Sum(count => (long)count) > MostBlanks ? null : new SpacedText(_original, more);
    }

    /// <summary>Skips what may stand between two values.</summary>
    private int FirstQuoteOrBracket(int at)
    {
        for (; at < _original.Length; at++)
        {
            switch (_original[at])
            {
                case '"' or '\'' or '[' or '{':
                    return at;
                case '#':
                    at = EndOfLine(at);
                    break;
                case '&' or '!':
                    while (at + 1 < _original.Length && !char.IsWhiteSpace(_original[at + 1]))
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
        int indent = Indent(start);
        int depth = 0;
        for (int i = start; i < _original.Length; i++)
        {
            switch (_original[i])
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
                case '#' when IsSpace(_original[i - 1]):
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
        char quote = _original[start];
        int i = start + 1;
        for (; i < _original.Length && _original[i] != quote; i++)
        {
            if (quote == '"' && _original[i] == '\\' && i + 1 < _original.Length)
            {
                i++;
            }

            if (_original[i] is '\n' or '\r' or '\x85' or '\u2028' or '\u2029')
            {
                IndentLine(i + 1, indent, more);
            }
        }

        return i;
    }

    /// <summary>Inside a document, a line that begins with <c>---</c> or <c>...</c> ends it, in quotes and brackets too.</summary>
    private void IndentLine(int at, int indent, SortedDictionary<int, int> more)
    {
        if (at < _original.Length && !(_original[at] == '\n' && _original[at - 1] == '\r')
            && string.CompareOrdinal(_original, at, "---", 0, 3) != 0 && string.CompareOrdinal(_original, at, "...", 0, 3) != 0)
        {
            more[at] = indent;
        }
    }

    private bool IsCommentBehindValue(int at) =>
        at > 0 && at < _original.Length && _original[at] == '#' && _original[at - 1] is '[' or '{' or ']' or '}' or ',' or '"' or '\'';

    private bool Begins(int at, int start)
    {
        int before = at - 1;
        while (before > start && IsSpace(_original[before]))
        {
            before--;
        }

        return at == start || _original[before] is '[' or '{' or ',' or ':' or '?';
    }

    /// <summary>One more than the column of the first key or value in a place's line.</summary>
    private int Indent(int at)
    {
        int line = _original.LastIndexOf('\n', at) + 1;
        int first = line;
        while (first < at && _original[first] is ' ' or '-' or '?')
        {
            first++;
        }

        return first - line + 1;
    }

    private int EndOfLine(int at) => _original.IndexOfAny(['\n', '\r'], at) is >= 0 and var end ? end : _original.Length;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static (string Text, int[] Origins) With(string original, SortedDictionary<int, int> blanks)
    {
        var text = new StringBuilder(original.Length + blanks.Values.Sum());
        var moved = new List<int>(text.Capacity + 1);
        int copied = 0;
        foreach ((int at, int count) in blanks.Select(blank => (blank.Key, blank.Value)).Append((original.Length, 0)))
        {
            text.Append(original, copied, at - copied).Append(' ', count);
            moved.AddRange(Enumerable.Range(copied, at - copied));
            moved.AddRange(Enumerable.Repeat(at, count));
            copied = at;
        }

        moved.Add(original.Length);
        return (text.ToString(), [.. moved]);
    }
}

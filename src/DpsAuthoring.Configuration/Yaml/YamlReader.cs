using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DpsAuthoring.Configuration.Yaml;

/// <summary>Builds nodes of YamlDotNet's events. Nothing is expanded, and what is too large or too deep is not read on.</summary>
internal sealed class YamlReader
{
    // More than any configuration needs: the longest public one has 13 000 characters and 300 values.
    private const int LongestText = 250_000;
    private const int MostValues = 5_000;
    private const int Deepest = 100;

    // Characters; each mended place has the text read again.
    private const int MostReadAgain = 1_000_000;

    private readonly TextFile _file;
    private readonly SpacedText _text;
    private readonly Parser _parser;
    private readonly int _start;
    private readonly bool _isJson;
    private int _values;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private readonly List<YamlAlias> _aliases = [];
    private readonly List<YamlScalar> _scalars = [];

    /// <summary>Where the brackets begin in which reading is, or the last value ended.</summary>
    private int _lastRead;
    private int _brackets;

    private YamlReader(TextFile file, SpacedText text)
    {
        _file = file;
        _text = text;
        _isJson = YamlText.IsJson(file.Path);
        _start = file.Text.Length > 0 && file.Text[0] == '\uFEFF' ? 1 : 0;
        _parser = new Parser(new Scanner(new StringReader(text.Text.Substring(_start)), skipComments: true));
    }

    public static YamlText Read(TextFile file)
    {
        if (file.Unreadable is { } reason)
        {
            return Failed(file, new TextSpan(0, 0), reason);
        }

        if (file.Text.Length > LongestText)
        {
            return Failed(file, new TextSpan(0, 0), $"it has more than {LongestText / 1000} 000 characters, which is no configuration");
        }

        if (PythonCharacters.FirstUnprintable(file.Text) is { } at)
        {
            return Failed(file, new TextSpan(at, 1), $"the character U+{(int)file.Text[at]:X4} may not stand in YAML");
        }

        var text = new SpacedText(file.Text);
        for (int again = MostReadAgain / (file.Text.Length + 1); ; again--)
        {
            var reader = new YamlReader(file, text);
            try
            {
                return reader.Read();
            }
            catch (Exception problem) when (IsMalformed(problem))
            {
                if (again > 0 && text.Loosened(reader._lastRead) is { } looser)
                {
                    text = looser;
                    continue;
                }

                return problem is YamlException told
                    ? Failed(file, reader.Span(told.Start, told.End), Sentence(told))
                    : Failed(file, new TextSpan(reader._lastRead, 0), "it is not well-formed");
            }
        }
    }

    private YamlText Read()
    {
        try
        {
            YamlNode? root = ReadDocument();
            return !_isJson && PythonCharacters.FirstStrayTab(_file.Text, _scalars) is { } tab
                ? Failed(_file, new TextSpan(tab, 1), "a tab stands here, and YAML takes none outside of quotes and comments; write spaces")
                : new YamlText(_file, root, null, _aliases);
        }
        catch (YamlProblemException problem)
        {
            return Failed(_file, problem.Span, problem.Message);
        }
    }

    /// <summary>
    /// Malformed directives, tags and escapes, and lines in brackets that are indented too little, make YamlDotNet throw others than its
    /// own.
    /// </summary>
    private static bool IsMalformed(Exception problem) =>
        problem
            is YamlException
                or InvalidOperationException
                or ArgumentException
                or IndexOutOfRangeException
                or OverflowException
                or FormatException;

    private static YamlText Failed(TextFile file, TextSpan span, string reason) => new(file, null, new YamlProblem(span, reason), []);

    private static string Sentence(YamlException problem)
    {
        string text = (problem.InnerException as YamlException)?.Message ?? problem.Message;
        return text.Trim().TrimEnd('.') is { Length: > 0 } known
            ? char.ToLowerInvariant(known[0]) + known.Substring(1)
            : "it is not well-formed";
    }

    private YamlNode? ReadDocument()
    {
        YamlNode? root = null;
        int documents = 0;
        while (Advance())
        {
            switch (_parser.Current)
            {
                case StreamStart or StreamEnd or DocumentEnd:
                    break;
                case DocumentStart start when ++documents > 1:
                    throw new YamlProblemException(Span(start.Start, start.End), "a second document begins here, and only one is read");
                case DocumentStart:
                    break;
                default:
                    root = ReadNode(0);
                    break;
            }
        }

        return root;
    }

    /// <summary>Reads the node that the current event begins, up to its last event.</summary>
    private YamlNode ReadNode(int depth)
    {
        ParsingEvent first = _parser.Current!;
        if (depth > Deepest)
        {
            throw new YamlProblemException(Span(first.Start, first.End), $"values are nested more than {Deepest} deep");
        }

        if (++_values > MostValues)
        {
            throw new YamlProblemException(
                Span(first.Start, first.End), $"it has more than {MostValues / 1000} 000 values, which is no configuration");
        }

        switch (first)
        {
            case AnchorAlias alias:
                if (!_anchors.TryGetValue(alias.Value.Value, out YamlNode? target))
                {
                    throw new YamlProblemException(
                        Span(alias.Start, alias.End), $"the alias '*{alias.Value.Value}' names nothing above it");
                }

                var mention = new YamlAlias(Span(alias.Start, alias.End), target);
                _aliases.Add(mention);
                return mention;
            case Scalar scalar:
                return Named(scalar, ReadScalar(scalar));
            case SequenceStart list:
                return Named(list, ReadSequence(list, depth));
            case MappingStart map:
                return Named(map, ReadMapping(map, depth));
            default:
                throw new YamlProblemException(Span(first.Start, first.End), "it is not well-formed");
        }
    }

    private YamlScalar ReadScalar(Scalar start)
    {
        var scalar = new YamlScalar(Content(start), Tag(start), start.Value, Style(start.Style), _isJson);
        if (scalar is { Style: YamlStyle.Plain, Text: ['@' or '`' or '%', ..] })
        {
            throw new YamlProblemException(scalar.Span, $"a text that begins with '{scalar.Text[0]}' must stand in quotes");
        }

        _scalars.Add(scalar);
        return scalar;
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (Next() is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        bool isFlow = start.Style == SequenceStyle.Flow;
        return new YamlSequence(Collection(start, isFlow, items.LastOrDefault()), Tag(start), items, isFlow);
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        while (Next() is not MappingEnd)
        {
            YamlNode key = ReadNode(depth + 1);
            if (key is YamlScalar { Style: YamlStyle.Plain, Tag: null, Text: "" } && !FollowsQuestionMark(key.Span.Start))
            {
                throw new YamlProblemException(key.Span, "a value stands here without its key");
            }

            Next();
            entries.Add(new YamlEntry(key, ReadNode(depth + 1)));
        }

        bool isFlow = start.Style == MappingStyle.Flow;
        if (isFlow && start.IsImplicit && entries is [var pair] && _file.Text[Span(start.End, start.End).Start] != '{')
        {
            // A pair alone in a list, as in [a: b], has no braces, and YamlDotNet no marks for it.
            return new YamlMapping(
                new TextSpan(pair.Key.Span.Start, pair.Value.Span.End - pair.Key.Span.Start), Tag(start), entries, isFlow);
        }

        return new YamlMapping(Collection(start, isFlow, entries.LastOrDefault()?.Value), Tag(start), entries, isFlow);
    }

    private bool FollowsQuestionMark(int offset)
    {
        while (offset > 0 && char.IsWhiteSpace(_file.Text[offset - 1]))
        {
            offset--;
        }

        return offset > 0 && _file.Text[offset - 1] == '?';
    }

    private ParsingEvent Next() =>
        Advance() ? _parser.Current! : throw new YamlProblemException(new TextSpan(_file.Text.Length, 0), "it ends in the middle");

    private bool Advance()
    {
        if (!_parser.MoveNext())
        {
            return false;
        }

        ParsingEvent now = _parser.Current!;
        if (_brackets > 0)
        {
            _brackets += now.NestingIncrease;
        }
        else if (now is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow })
        {
            _brackets = 1;
            _lastRead = Span(now.Start, now.End).Start;
        }

        if (_brackets == 0)
        {
            TextSpan span = Span(now.Start, now.End);
            _lastRead = now.NestingIncrease > 0 ? span.Start : span.End;
        }

        return true;
    }

    private YamlNode Named(NodeEvent start, YamlNode node)
    {
        if (!start.Anchor.IsEmpty)
        {
            _anchors[Anchor(start)] = node;
        }

        return node;
    }

    /// <summary>A value's anchor, which Python's YAML wants to be new, and a word of letters and digits.</summary>
    private string Anchor(NodeEvent start)
    {
        string name = start.Anchor.Value;
        if (name.Any(c => c is not ((>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '-' or '_')))
        {
            throw new YamlProblemException(
                Span(start.Start, start.End), $"the anchor '&{name}' has characters other than letters, digits, '-' and '_'");
        }

        return _anchors.ContainsKey(name)
            ? throw new YamlProblemException(Span(start.Start, start.End), $"the anchor '&{name}' stands above already")
            : name;
    }

    private static string? Tag(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.Value;

    private static YamlStyle Style(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlStyle.Literal,
        ScalarStyle.Folded => YamlStyle.Folded,
        _ => YamlStyle.Plain,
    };

    /// <summary>A block ends where its last value does, brackets behind the closing one; YamlDotNet's marks have neither.</summary>
    private TextSpan Collection(NodeEvent start, bool isFlow, YamlNode? last)
    {
        TextSpan span = Span(start.Start, isFlow ? _parser.Current!.End : start.End);
        if (!isFlow)
        {
            return last is null ? span : new TextSpan(span.Start, Math.Max(0, last.Span.End - span.Start));
        }

        int opens = Span(start.End, start.End).Start;
        bool closes = span.End < _file.Text.Length && (_file.Text[opens], _file.Text[span.End]) is ('[', ']') or ('{', '}');
        return closes ? new TextSpan(span.Start, span.Length + 1) : span;
    }

    private TextSpan Content(Scalar scalar)
    {
        TextSpan span = Span(scalar.Start, scalar.End);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            return Trimmed(span);
        }

        // The event begins at the anchor or tag, if there is one.
        int start = span.Start;
        while ((!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty) && start < span.End && _file.Text[start] is '&' or '!')
        {
            while (start < span.End && !char.IsWhiteSpace(_file.Text[start]))
            {
                start++;
            }

            while (start < span.End && char.IsWhiteSpace(_file.Text[start]))
            {
                start++;
            }
        }

        return Trimmed(new TextSpan(start, span.End - start));
    }

    private TextSpan Trimmed(TextSpan span)
    {
        int end = span.End;
        while (end > span.Start && char.IsWhiteSpace(_file.Text[end - 1]))
        {
            end--;
        }

        return new TextSpan(span.Start, end - span.Start);
    }

    private TextSpan Span(Mark start, Mark end)
    {
        int from = _text.Origin(start.Index + _start);
        return new TextSpan(from, Math.Max(_text.Origin(end.Index + _start) - from, 0));
    }

    private sealed class YamlProblemException(TextSpan span, string reason) : Exception(reason)
    {
        public TextSpan Span { get; } = span;
    }
}

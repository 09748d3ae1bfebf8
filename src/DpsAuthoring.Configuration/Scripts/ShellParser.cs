namespace DpsAuthoring.Configuration.Scripts;

/// <summary>
/// Reads bash: enough of it to know which commands a script runs with which words. It takes any text, never throws, looks at each
/// character a fixed number of times, and gives up (<see cref="IsComplete"/>) rather than go deeper than a person would.
/// </summary>
internal sealed partial class ShellParser
{
    private const int Deepest = 100;

    private static readonly HashSet<string> s_closing = ["then", "elif", "else", "fi", "do", "done", "esac", "}"];

    private readonly string _text;
    private readonly List<ShellComment> _comments = [];
    private readonly Queue<HereDocument> _hereDocuments = new();
    private int _position;
    private int _end;
    private int _depth;

    private ShellParser(string text)
    {
        _text = text;
        _end = text.Length;
    }

    /// <summary>Whether all of the text could be made sense of.</summary>
    public bool IsComplete { get; private set; } = true;

    public IReadOnlyList<ShellComment> Comments => _comments;

    public ShellList Script { get; private set; } = new(default, []);

    public static ShellParser Parse(string text)
    {
        var parser = new ShellParser(text);
        var statements = new List<ShellStatement>();
        while (true)
        {
            statements.AddRange(parser.List().Statements);
            if (parser._position >= parser._end)
            {
                break;
            }

            // A ')' or 'fi' that closes nothing.
            parser.IsComplete = false;
            parser._position++;
        }

        parser.Script = new ShellList(new TextSpan(0, text.Length), statements);
        return parser;
    }

    private char Here => _position < _end ? _text[_position] : '\0';

    private char Next => _position + 1 < _end ? _text[_position + 1] : '\0';

    private TextSpan From(int start) => new(start, _position - start);

    private bool At(string expected) =>
        _position + expected.Length <= _end && string.CompareOrdinal(_text, _position, expected, 0, expected.Length) == 0;

    private bool Take(string expected)
    {
        if (!At(expected))
        {
            return false;
        }

        _position += expected.Length;
        return true;
    }

    private void Expect(string expected)
    {
        if (!Take(expected))
        {
            IsComplete = false;
        }
    }

    private void ExpectWord(string word)
    {
        Blanks(lines: true);
        if (PeekWord() == word)
        {
            _position += word.Length;
        }
        else
        {
            IsComplete = false;
        }
    }

    /// <summary>Goes deeper, unless that is too deep: then the rest of the text is left unread.</summary>
    private bool Enter()
    {
        if (++_depth <= Deepest)
        {
            return true;
        }

        IsComplete = false;
        _position = _end;
        return false;
    }

    /// <summary>Steps over blanks and comments, and with <paramref name="lines"/> over the ends of lines too.</summary>
    private void Blanks(bool lines = false)
    {
        while (_position < _end)
        {
            if (Here is ' ' or '\t' or '\r')
            {
                _position++;
            }
            else if (Here == '\\' && (Next == '\n' || (Next == '\r' && _position + 2 < _end && _text[_position + 2] == '\n')))
            {
                _position += Next == '\n' ? 2 : 3;
            }
            else if (Here == '#')
            {
                int start = _position;
                _position = EndOfLine();
                _comments.Add(new ShellComment(From(start), _text.Substring(start, _position - start).TrimEnd('\r')));
            }
            else if (lines && Here == '\n')
            {
                NewLine();
            }
            else
            {
                break;
            }
        }
    }

    private int EndOfLine()
    {
        int line = _text.IndexOf('\n', _position, _end - _position);
        return line < 0 ? _end : line;
    }

    private void NewLine()
    {
        _position++;
        while (_hereDocuments.Count > 0)
        {
            _hereDocuments.Dequeue().Read(this);
        }
    }

    /// <summary>The plain word that begins here, where keywords are looked for; it is not taken.</summary>
    private string PeekWord()
    {
        int i = _position;
        while (i < _end && i - _position < 10 && !IsMeta(_text[i]))
        {
            i++;
        }

        return _text.Substring(_position, i - _position);
    }

    private static bool IsMeta(char c) => c is ' ' or '\t' or '\r' or '\n' or '|' or '&' or ';' or '(' or ')' or '<' or '>' or '\0';

    private ShellList List()
    {
        int start = _position;
        var statements = new List<ShellStatement>();
        if (Enter())
        {
            while (true)
            {
                Blanks(lines: true);
                if (_position >= _end || Here == ')' || At(";;") || At(";&") || s_closing.Contains(PeekWord()))
                {
                    break;
                }

                int before = _position;
                statements.Add(Statement());
                if (_position == before)
                {
                    IsComplete = false;
                    _position++;
                }
            }
        }

        _depth--;
        return new ShellList(From(start), statements);
    }

    private ShellStatement Statement()
    {
        int start = _position;
        var pipelines = new List<ShellPipeline> { Pipeline() };
        var operators = new List<string>();
        while (At("&&") || At("||"))
        {
            operators.Add(_text.Substring(_position, 2));
            _position += 2;
            Blanks(lines: true);
            pipelines.Add(Pipeline());
        }

        TextSpan span = From(start);
        bool background = Here == '&';
        if (background || (Here == ';' && Next is not (';' or '&')))
        {
            _position++;
        }

        return new ShellStatement(span, pipelines, operators, background);
    }

    private ShellPipeline Pipeline()
    {
        int start = _position;
        bool negated = false;
        while (PeekWord() is "!" or "time")
        {
            negated |= Here == '!';
            _position += PeekWord().Length;
            Blanks();
        }

        var commands = new List<ShellCommand> { Command() };
        while (Here == '|' && Next != '|')
        {
            _position += Next == '&' ? 2 : 1;
            Blanks(lines: true);
            commands.Add(Command());
        }

        return new ShellPipeline(From(start), commands, negated);
    }

    private ShellCommand Command()
    {
        int start = _position;
        ShellCommand command = PeekWord() switch
        {
            "if" => If(start),
            "for" or "select" => For(start),
            "while" or "until" => While(start),
            "case" => Case(start),
            "function" => Function(start),
            "{" => Group(start),
            "[[" => Test(start),
            _ when At("((") => ArithmeticCommand(start),
            _ when Here == '(' => Subshell(start),
            _ => Simple(start),
        };
        if (command.Kind is ShellCommandKind.Simple or ShellCommandKind.Function)
        {
            return command;
        }

        var redirections = new List<ShellRedirection>();
        Blanks();
        while (Redirection() is { } redirection)
        {
            redirections.Add(redirection);
            Blanks();
        }

        return command with { Redirections = redirections };
    }

    private ShellCommand Simple(int start)
    {
        var assignments = new List<ShellAssignment>();
        var words = new List<ShellWord>();
        var redirections = new List<ShellRedirection>();
        int last = _position;
        while (true)
        {
            if (Redirection() is { } redirection)
            {
                redirections.Add(redirection);
            }
            else if (Word() is { } word)
            {
                if (words.Count == 0 && Assignment(word) is { } assignment)
                {
                    assignments.Add(assignment);
                }
                else
                {
                    words.Add(word);
                }
            }
            else
            {
                break;
            }

            last = _position;
            Blanks();
            if (Here == '(' && words.Count == 1 && assignments.Count == 0 && redirections.Count == 0)
            {
                _position++;
                Blanks();
                Expect(")");
                return FunctionBody(start, words[0].Text);
            }
        }

        return new ShellCommand(ShellCommandKind.Simple, new TextSpan(start, last - start))
        {
            Assignments = assignments,
            Words = words,
            Redirections = redirections,
        };
    }

    /// <summary>The word as <c>NAME=value</c>, if it is one.</summary>
    internal static ShellAssignment? Assignment(ShellWord word)
    {
        if (word.Parts.Count == 0 || word.Parts[0] is not TextPart { IsQuoted: false } first)
        {
            return null;
        }

        int equals = first.Text.IndexOf('=');
        string name = equals < 1 ? "" : first.Text.Substring(0, equals).TrimEnd('+');
        int bracket = name.IndexOf('[');
        name = bracket < 0 ? name : name.Substring(0, bracket);
        if (name.Length == 0 || !IsNameStart(name[0]) || !name.All(IsNameCharacter))
        {
            return null;
        }

        string value = first.Text.Substring(equals + 1);
        var span = new TextSpan(word.Span.Start + equals + 1, word.Span.Length - equals - 1);
        IEnumerable<ShellPart> parts = word.Parts.Skip(1);
        parts = value.Length == 0 ? parts : [new TextPart(new TextSpan(span.Start, value.Length), false, value), .. parts];
        return new ShellAssignment(name, new ShellWord(span, [.. parts]), word.Span);
    }

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsNameCharacter(char c) => IsNameStart(c) || c is >= '0' and <= '9';

    private ShellRedirection? Redirection()
    {
        int start = _position;
        while (Here is >= '0' and <= '9')
        {
            _position++;
        }

        int mark = _position;
        if (Here is '<' or '>' && Next == '(')
        {
            _position = start;
            return null;
        }

        foreach (string candidate in s_redirections)
        {
            if (Take(candidate))
            {
                Blanks();
                if (candidate is "<<" or "<<-")
                {
                    return new HereDocument(this, candidate).Redirection;
                }

                if (Word() is { } target)
                {
                    return new ShellRedirection(candidate, target);
                }

                IsComplete = false;
                return new ShellRedirection(candidate, new ShellWord(From(mark), []));
            }
        }

        _position = start;
        return null;
    }

    private static readonly string[] s_redirections = ["&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", ">>", ">&", ">|", "<", ">"];
}

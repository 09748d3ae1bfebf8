using System.Text;

namespace DpsAuthoring.Configuration.Scripts;

internal sealed partial class ShellParser
{
    /// <summary>The word that begins here; null where none does.</summary>
    /// <param name="inTest">Whether it stands in <c>[[ ]]</c>, where only blanks end it.</param>
    private ShellWord? Word(bool inTest = false)
    {
        int start = _position;
        var parts = new List<ShellPart>();
        var plain = new PlainText(this, parts);
        while (_position < _end)
        {
            char c = Here;
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                break;
            }

            if (c is '<' or '>' && Next == '(' && !inTest)
            {
                plain.End();
                int at = _position;
                _position++;
                parts.Add(Parenthesised(at, quoted: true));
            }
            else if (c == '(' && parts.Count == 0 && plain.EndsAsAssignment)
            {
                plain.End();
                parts.Add(Array());
            }
            else if (c == '(' && plain.EndsAsPattern)
            {
                PatternGroup(plain);
            }
            else if (!inTest && IsMeta(c))
            {
                break;
            }
            else if (!Quotes(parts, plain, c) && !Expansion(parts, plain, quoted: inTest))
            {
                plain.Add(c);
                _position++;
            }
        }

        plain.End();
        return _position == start ? null : new ShellWord(From(start), parts);
    }

    /// <summary>Takes a quote or an escape, if one is here.</summary>
    private bool Quotes(List<ShellPart> parts, PlainText plain, char c)
    {
        int start = _position;
        switch (c)
        {
            case '\\':
                if (Next == '\n')
                {
                    _position += 2;
                    return true;
                }

                plain.End();
                _position = Math.Min(_end, _position + 2);
                parts.Add(new TextPart(From(start), true, _text.Substring(start + 1, _position - start - 1)));
                return true;

            case '\'':
            case '$' when Next == '\'':
                plain.End();
                bool escapes = c == '$';
                _position += escapes ? 2 : 1;
                int begin = _position;
                while (_position < _end && Here != '\'')
                {
                    _position += escapes && Here == '\\' ? 2 : 1;
                }

                _position = Math.Min(_position, _end);
                parts.Add(
                    new TextPart(
                        new TextSpan(start, Math.Min(_end, _position + 1) - start), true, _text.Substring(begin, _position - begin)));
                Expect("'");
                return true;

            case '"':
            case '$' when Next == '"':
                plain.End();
                _position += c == '$' ? 2 : 1;
                int before = parts.Count;
                Quoted(parts, '"');
                Expect("\"");
                if (parts.Count == before)
                {
                    parts.Add(new TextPart(From(start), true, ""));
                }

                return true;

            default:
                return false;
        }
    }

    /// <summary>What stands in double quotes, up to <paramref name="close"/>, which is left.</summary>
    private void Quoted(List<ShellPart> parts, char close)
    {
        var plain = new PlainText(this, parts) { IsQuoted = true };
        if (Enter())
        {
            while (_position < _end && !(Here == close && close != '\0'))
            {
                if (Here == '\\' && _position + 1 < _end)
                {
                    if (Next is not ('\n' or '"' or '$' or '`' or '\\'))
                    {
                        plain.Add('\\');
                    }

                    if (Next != '\n')
                    {
                        plain.Add(Next);
                    }

                    _position += 2;
                }
                else if (!Expansion(parts, plain, quoted: true))
                {
                    plain.Add(Here);
                    _position++;
                }
            }
        }

        _depth--;
        plain.End();
    }

    /// <summary>Takes an expansion, if one is here.</summary>
    private bool Expansion(List<ShellPart> parts, PlainText plain, bool quoted)
    {
        int start = _position;
        if (Here == '`')
        {
            plain.End();
            parts.Add(Backquoted(start, quoted));
            return true;
        }

        if (Here != '$')
        {
            return false;
        }

        char next = Next;
        if (next == '(')
        {
            plain.End();
            _position++;
            if (At("(("))
            {
                _position += 2;
                List<ShellPart> operand = Arithmetic(quoted);
                parts.Add(new ArithmeticPart(From(start), quoted, operand));
            }
            else
            {
                parts.Add(Parenthesised(start, quoted));
            }

            return true;
        }

        if (next == '{')
        {
            plain.End();
            _position += 2;
            parts.Add(Braced(start, quoted));
            return true;
        }

        int length =
            IsNameStart(next) ? NameLength(_position + 1)
            : next is '@' or '*' or '#' or '?' or '-' or '$' or '!' or (>= '0' and <= '9') ? 1
            : 0;
        if (length == 0)
        {
            return false;
        }

        plain.End();
        _position += 1 + length;
        parts.Add(new VariablePart(From(start), quoted, _text.Substring(start + 1, length), "", []));
        return true;
    }

    private int NameLength(int from)
    {
        int i = from;
        while (i < _end && IsNameCharacter(_text[i]))
        {
            i++;
        }

        return i - from;
    }

    /// <summary>The commands in parentheses that begin here, behind <c>$</c>, <c>&lt;</c> or <c>&gt;</c>.</summary>
    private CommandPart Parenthesised(int start, bool quoted)
    {
        _position++;
        ShellList body = List();
        Expect(")");
        return new CommandPart(From(start), quoted, body);
    }

    private CommandPart Backquoted(int start, bool quoted)
    {
        _position++;
        int close = _position;
        while (close < _end && _text[close] != '`')
        {
            close += _text[close] == '\\' ? 2 : 1;
        }

        close = Math.Min(close, _end);
        int limit = _end;
        _end = close;
        ShellList body = List();
        IsComplete &= _position == close;
        (_position, _end) = (close, limit);
        Expect("`");
        return new CommandPart(From(start), quoted, body);
    }

    /// <summary>What stands behind <c>${</c>, to the brace that closes it.</summary>
    private VariablePart Braced(int start, bool quoted)
    {
        bool length = Here == '#' && Next != '}' && (IsNameCharacter(Next) || Next is '@' or '*');
        _position += length || Here == '!' ? 1 : 0;
        int nameLength = Math.Max(NameLength(_position), IsNameCharacter(Here) || _position >= _end ? 0 : 1);
        string name = _text.Substring(_position, nameLength);
        _position += nameLength;
        int operation = _position;
        while (Here is ':' or '-' or '+' or '=' or '?' or '#' or '%' or '/' or '^' or ',' or '@' or '[' && _position - operation < 2)
        {
            _position++;
        }

        string operationText = length ? "length" : _text.Substring(operation, _position - operation);
        var operand = new List<ShellPart>();
        var plain = new PlainText(this, operand) { IsQuoted = quoted };
        if (Enter())
        {
            while (_position < _end && Here != '}')
            {
                if (!(Here is '"' or '\\' || (!quoted && Here == '\'') ? Quotes(operand, plain, Here) : Expansion(operand, plain, quoted)))
                {
                    plain.Add(Here);
                    _position++;
                }
            }
        }

        _depth--;
        plain.End();
        Expect("}");
        return new VariablePart(From(start), quoted, name, operationText, operand);
    }

    /// <summary>What stands between <c>((</c> and <c>))</c>; the latter is taken.</summary>
    private List<ShellPart> Arithmetic(bool quoted)
    {
        var parts = new List<ShellPart>();
        var plain = new PlainText(this, parts) { IsQuoted = quoted };
        int open = 0;
        if (Enter())
        {
            while (_position < _end && !(Here == ')' && open == 0))
            {
                open += Here == '(' ? 1 : Here == ')' ? -1 : 0;
                if (!(Here is '"' or '\'' ? Quotes(parts, plain, Here) : Expansion(parts, plain, quoted)))
                {
                    plain.Add(Here);
                    _position++;
                }
            }
        }

        _depth--;
        plain.End();
        Expect("))");
        return parts;
    }

    private ArrayPart Array()
    {
        int start = _position;
        var elements = new List<ShellWord>();
        _position++;
        if (Enter())
        {
            Blanks(lines: true);
            while (Word() is { } element)
            {
                elements.Add(element);
                Blanks(lines: true);
            }
        }

        _depth--;
        Expect(")");
        return new ArrayPart(From(start), elements);
    }

    /// <summary>The group of an extended pattern, such as <c>@(a|b)</c>: text.</summary>
    private void PatternGroup(PlainText plain)
    {
        int open = 0;
        do
        {
            open += Here == '(' ? 1 : Here == ')' ? -1 : 0;
            plain.Add(Here);
            _position++;
        }
        while (open > 0 && _position < _end && Here != '\n');
    }

    /// <summary>Plain text as it is come by; it becomes a part when something else follows.</summary>
    private sealed class PlainText(ShellParser parser, List<ShellPart> parts)
    {
        private readonly StringBuilder _characters = new();
        private int _start = -1;

        public bool IsQuoted { get; init; }

        public bool EndsAsAssignment => _characters.Length > 1 && _characters[_characters.Length - 1] == '=';

        public bool EndsAsPattern => _characters.Length > 0 && _characters[_characters.Length - 1] is '@' or '?' or '*' or '+' or '!';

        public void Add(char c)
        {
            _start = _start < 0 ? parser._position : _start;
            _characters.Append(c);
        }

        public void End()
        {
            if (_start >= 0)
            {
                parts.Add(new TextPart(new TextSpan(_start, parser._position - _start), IsQuoted, _characters.ToString()));
                _characters.Clear();
                _start = -1;
            }
        }
    }
}

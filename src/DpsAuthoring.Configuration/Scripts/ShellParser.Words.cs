using System.Text;

namespace DpsAuthoring.Configuration.Scripts;

internal sealed partial class ShellParser
{
    /// <summary>The word that begins here; null where none does.</summary>
    /// <param name="inTest">Whether it stands in <c>[[ ]]</c>, where only blanks end it.</param>
    private ShellWord? Word(bool inTest = false)
    {
        var start = position;
        var parts = new List<ShellPart>();
        var plain = new PlainText(this, parts);
        while (position < end)
        {
            var c = Here;
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                break;
            }

            if (c is '<' or '>' && Next == '(' && !inTest)
            {
                plain.End();
                var at = position;
                position++;
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
                position++;
            }
        }

        plain.End();
        return position == start ? null : new ShellWord(From(start), parts);
    }

    /// <summary>Takes a quote or an escape, if one is here.</summary>
    private bool Quotes(List<ShellPart> parts, PlainText plain, char c)
    {
        var start = position;
        switch (c)
        {
            case '\\':
                if (Next == '\n')
                {
                    position += 2;
                    return true;
                }

                plain.End();
                position = Math.Min(end, position + 2);
                parts.Add(new TextPart(From(start), true, text.Substring(start + 1, position - start - 1)));
                return true;

            case '\'':
            case '$' when Next == '\'':
                plain.End();
                var escapes = c == '$';
                position += escapes ? 2 : 1;
                var begin = position;
                while (position < end && Here != '\'')
                {
                    position += escapes && Here == '\\' ? 2 : 1;
                }

                position = Math.Min(position, end);
                parts.Add(new TextPart(new TextSpan(start, Math.Min(end, position + 1) - start), true, text.Substring(begin, position - begin)));
                Expect("'");
                return true;

            case '"':
            case '$' when Next == '"':
                plain.End();
                position += c == '$' ? 2 : 1;
                var before = parts.Count;
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
            while (position < end && !(Here == close && close != '\0'))
            {
                if (Here == '\\' && position + 1 < end)
                {
                    if (Next is not ('\n' or '"' or '$' or '`' or '\\'))
                    {
                        plain.Add('\\');
                    }

                    if (Next != '\n')
                    {
                        plain.Add(Next);
                    }

                    position += 2;
                }
                else if (!Expansion(parts, plain, quoted: true))
                {
                    plain.Add(Here);
                    position++;
                }
            }
        }

        depth--;
        plain.End();
    }

    /// <summary>Takes an expansion, if one is here.</summary>
    private bool Expansion(List<ShellPart> parts, PlainText plain, bool quoted)
    {
        var start = position;
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

        var next = Next;
        if (next == '(')
        {
            plain.End();
            position++;
            if (At("(("))
            {
                position += 2;
                var operand = Arithmetic(quoted);
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
            position += 2;
            parts.Add(Braced(start, quoted));
            return true;
        }

        var length = IsNameStart(next) ? NameLength(position + 1) : next is '@' or '*' or '#' or '?' or '-' or '$' or '!' or (>= '0' and <= '9') ? 1 : 0;
        if (length == 0)
        {
            return false;
        }

        plain.End();
        position += 1 + length;
        parts.Add(new VariablePart(From(start), quoted, text.Substring(start + 1, length), "", []));
        return true;
    }

    private int NameLength(int from)
    {
        var i = from;
        while (i < end && IsNameCharacter(text[i]))
        {
            i++;
        }

        return i - from;
    }

    /// <summary>The commands in parentheses that begin here, behind <c>$</c>, <c>&lt;</c> or <c>&gt;</c>.</summary>
    private CommandPart Parenthesised(int start, bool quoted)
    {
        position++;
        var body = List();
        Expect(")");
        return new CommandPart(From(start), quoted, body);
    }

    private CommandPart Backquoted(int start, bool quoted)
    {
        position++;
        var close = position;
        while (close < end && text[close] != '`')
        {
            close += text[close] == '\\' ? 2 : 1;
        }

        close = Math.Min(close, end);
        var limit = end;
        end = close;
        var body = List();
        IsComplete &= position == close;
        (position, end) = (close, limit);
        Expect("`");
        return new CommandPart(From(start), quoted, body);
    }

    /// <summary>What stands behind <c>${</c>, to the brace that closes it.</summary>
    private VariablePart Braced(int start, bool quoted)
    {
        var length = Here == '#' && Next != '}' && (IsNameCharacter(Next) || Next is '@' or '*');
        position += length || Here == '!' ? 1 : 0;
        var nameLength = Math.Max(NameLength(position), IsNameCharacter(Here) || position >= end ? 0 : 1);
        var name = text.Substring(position, nameLength);
        position += nameLength;
        var operation = position;
        while (Here is ':' or '-' or '+' or '=' or '?' or '#' or '%' or '/' or '^' or ',' or '@' or '[' && position - operation < 2)
        {
            position++;
        }

        var operationText = length ? "length" : text.Substring(operation, position - operation);
        var operand = new List<ShellPart>();
        var plain = new PlainText(this, operand) { IsQuoted = quoted };
        if (Enter())
        {
            while (position < end && Here != '}')
            {
                if (!(Here is '"' or '\\' || (!quoted && Here == '\'') ? Quotes(operand, plain, Here) : Expansion(operand, plain, quoted)))
                {
                    plain.Add(Here);
                    position++;
                }
            }
        }

        depth--;
        plain.End();
        Expect("}");
        return new VariablePart(From(start), quoted, name, operationText, operand);
    }

    /// <summary>What stands between <c>((</c> and <c>))</c>; the latter is taken.</summary>
    private List<ShellPart> Arithmetic(bool quoted)
    {
        var parts = new List<ShellPart>();
        var plain = new PlainText(this, parts) { IsQuoted = quoted };
        var open = 0;
        if (Enter())
        {
            while (position < end && !(Here == ')' && open == 0))
            {
                open += Here == '(' ? 1 : Here == ')' ? -1 : 0;
                if (!(Here is '"' or '\'' ? Quotes(parts, plain, Here) : Expansion(parts, plain, quoted)))
                {
                    plain.Add(Here);
                    position++;
                }
            }
        }

        depth--;
        plain.End();
        Expect("))");
        return parts;
    }

    private ArrayPart Array()
    {
        var start = position;
        var elements = new List<ShellWord>();
        position++;
        if (Enter())
        {
            Blanks(lines: true);
            while (Word() is { } element)
            {
                elements.Add(element);
                Blanks(lines: true);
            }
        }

        depth--;
        Expect(")");
        return new ArrayPart(From(start), elements);
    }

    /// <summary>The group of an extended pattern, such as <c>@(a|b)</c>: text.</summary>
    private void PatternGroup(PlainText plain)
    {
        var open = 0;
        do
        {
            open += Here == '(' ? 1 : Here == ')' ? -1 : 0;
            plain.Add(Here);
            position++;
        }
        while (open > 0 && position < end && Here != '\n');
    }

    /// <summary>Plain text as it is come by; it becomes a part when something else follows.</summary>
    private sealed class PlainText(ShellParser parser, List<ShellPart> parts)
    {
        private readonly StringBuilder characters = new();
        private int start = -1;

        public bool IsQuoted { get; init; }

        public bool EndsAsAssignment => characters.Length > 1 && characters[characters.Length - 1] == '=';

        public bool EndsAsPattern => characters.Length > 0 && characters[characters.Length - 1] is '@' or '?' or '*' or '+' or '!';

        public void Add(char c)
        {
            start = start < 0 ? parser.position : start;
            characters.Append(c);
        }

        public void End()
        {
            if (start >= 0)
            {
                parts.Add(new TextPart(new TextSpan(start, parser.position - start), IsQuoted, characters.ToString()));
                characters.Clear();
                start = -1;
            }
        }
    }
}

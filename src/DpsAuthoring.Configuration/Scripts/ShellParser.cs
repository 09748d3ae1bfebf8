namespace DpsAuthoring.Configuration.Scripts;

/// <summary>
/// Reads bash: enough of it to know which commands a script runs with which words. It takes any text, never throws, looks at each
/// character a fixed number of times, and gives up (<see cref="IsComplete"/>) rather than go deeper than a person would.
/// </summary>
internal sealed partial class ShellParser
{
    private const int Deepest = 100;

    private static readonly HashSet<string> s_closing = ["then", "elif", "else", "fi", "do", "done", "esac", "}"];

    private readonly string text;
    private readonly List<ShellComment> comments = [];
    private readonly Queue<HereDocument> hereDocuments = new();
    private int position;
    private int end;
    private int depth;

    private ShellParser(string text)
    {
        this.text = text;
        end = text.Length;
    }

    /// <summary>Whether all of the text could be made sense of.</summary>
    public bool IsComplete { get; private set; } = true;

    public IReadOnlyList<ShellComment> Comments => comments;

    public ShellList Script { get; private set; } = new(default, []);

    public static ShellParser Parse(string text)
    {
        var parser = new ShellParser(text);
        var statements = new List<ShellStatement>();
        while (true)
        {
            statements.AddRange(parser.List().Statements);
            if (parser.position >= parser.end)
            {
                break;
            }

            // A ')' or 'fi' that closes nothing.
            parser.IsComplete = false;
            parser.position++;
        }

        parser.Script = new ShellList(new TextSpan(0, text.Length), statements);
        return parser;
    }

    private char Here => position < end ? text[position] : '\0';

    private char Next => position + 1 < end ? text[position + 1] : '\0';

    private TextSpan From(int start) => new(start, position - start);

    private bool At(string expected) =>
        position + expected.Length <= end && string.CompareOrdinal(text, position, expected, 0, expected.Length) == 0;

    private bool Take(string expected)
    {
        if (!At(expected))
        {
            return false;
        }

        position += expected.Length;
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
            position += word.Length;
        }
        else
        {
            IsComplete = false;
        }
    }

    /// <summary>Goes deeper, unless that is too deep: then the rest of the text is left unread.</summary>
    private bool Enter()
    {
        if (++depth <= Deepest)
        {
            return true;
        }

        IsComplete = false;
        position = end;
        return false;
    }

    /// <summary>Steps over blanks and comments, and with <paramref name="lines"/> over the ends of lines too.</summary>
    private void Blanks(bool lines = false)
    {
        while (position < end)
        {
            if (Here is ' ' or '\t' or '\r')
            {
                position++;
            }
            else if (Here == '\\' && (Next == '\n' || (Next == '\r' && position + 2 < end && text[position + 2] == '\n')))
            {
                position += Next == '\n' ? 2 : 3;
            }
            else if (Here == '#')
            {
                var start = position;
                position = EndOfLine();
                comments.Add(new ShellComment(From(start), text.Substring(start, position - start).TrimEnd('\r')));
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
        var line = text.IndexOf('\n', position, end - position);
        return line < 0 ? end : line;
    }

    private void NewLine()
    {
        position++;
        while (hereDocuments.Count > 0)
        {
            hereDocuments.Dequeue().Read(this);
        }
    }

    /// <summary>The plain word that begins here, where keywords are looked for; it is not taken.</summary>
    private string PeekWord()
    {
        var i = position;
        while (i < end && i - position < 10 && !IsMeta(text[i]))
        {
            i++;
        }

        return text.Substring(position, i - position);
    }

    private static bool IsMeta(char c) => c is ' ' or '\t' or '\r' or '\n' or '|' or '&' or ';' or '(' or ')' or '<' or '>' or '\0';

    private ShellList List()
    {
        var start = position;
        var statements = new List<ShellStatement>();
        if (Enter())
        {
            while (true)
            {
                Blanks(lines: true);
                if (position >= end || Here == ')' || At(";;") || At(";&") || s_closing.Contains(PeekWord()))
                {
                    break;
                }

                var before = position;
                statements.Add(Statement());
                if (position == before)
                {
                    IsComplete = false;
                    position++;
                }
            }
        }

        depth--;
        return new ShellList(From(start), statements);
    }

    private ShellStatement Statement()
    {
        var start = position;
        var pipelines = new List<ShellPipeline> { Pipeline() };
        var operators = new List<string>();
        while (At("&&") || At("||"))
        {
            operators.Add(text.Substring(position, 2));
            position += 2;
            Blanks(lines: true);
            pipelines.Add(Pipeline());
        }

        var span = From(start);
        var background = Here == '&';
        if (background || (Here == ';' && Next is not (';' or '&')))
        {
            position++;
        }

        return new ShellStatement(span, pipelines, operators, background);
    }

    private ShellPipeline Pipeline()
    {
        var start = position;
        var negated = false;
        while (PeekWord() is "!" or "time")
        {
            negated |= Here == '!';
            position += PeekWord().Length;
            Blanks();
        }

        var commands = new List<ShellCommand> { Command() };
        while (Here == '|' && Next != '|')
        {
            position += Next == '&' ? 2 : 1;
            Blanks(lines: true);
            commands.Add(Command());
        }

        return new ShellPipeline(From(start), commands, negated);
    }

    private ShellCommand Command()
    {
        var start = position;
        var command = PeekWord() switch
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
        var last = position;
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

            last = position;
            Blanks();
            if (Here == '(' && words.Count == 1 && assignments.Count == 0 && redirections.Count == 0)
            {
                position++;
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

        var equals = first.Text.IndexOf('=');
        var name = equals < 1 ? "" : first.Text.Substring(0, equals).TrimEnd('+');
        var bracket = name.IndexOf('[');
        name = bracket < 0 ? name : name.Substring(0, bracket);
        if (name.Length == 0 || !IsNameStart(name[0]) || !name.All(IsNameCharacter))
        {
            return null;
        }

        var value = first.Text.Substring(equals + 1);
        var span = new TextSpan(word.Span.Start + equals + 1, word.Span.Length - equals - 1);
        var parts = word.Parts.Skip(1);
        parts = value.Length == 0 ? parts : [new TextPart(new TextSpan(span.Start, value.Length), false, value), .. parts];
        return new ShellAssignment(name, new ShellWord(span, [.. parts]), word.Span);
    }

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private static bool IsNameCharacter(char c) => IsNameStart(c) || c is >= '0' and <= '9';

    private ShellRedirection? Redirection()
    {
        var start = position;
        while (Here is >= '0' and <= '9')
        {
            position++;
        }

        var mark = position;
        if (Here is '<' or '>' && Next == '(')
        {
            position = start;
            return null;
        }

        foreach (var candidate in s_redirections)
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

        position = start;
        return null;
    }

    private static readonly string[] s_redirections = ["&>>", "&>", "<<<", "<<-", "<<", "<>", "<&", ">>", ">&", ">|", "<", ">"];
}

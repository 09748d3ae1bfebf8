namespace DpsAuthoring.Configuration.Scripts;

internal sealed partial class ShellParser
{
    private ShellCommand If(int start)
    {
        var conditions = new List<ShellList>();
        var bodies = new List<ShellList>();
        _position += "if".Length;
        do
        {
            conditions.Add(List());
            ExpectWord("then");
            bodies.Add(List());
        }
        while (TakeWord("elif"));

        if (TakeWord("else"))
        {
            bodies.Add(List());
        }

        ExpectWord("fi");
        return new ShellCommand(ShellCommandKind.If, From(start)) { Conditions = conditions, Bodies = bodies };
    }

    private bool TakeWord(string word)
    {
        if (PeekWord() != word)
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    private ShellCommand For(int start)
    {
        _position += PeekWord().Length;
        Blanks();
        var words = new List<ShellWord>();
        string? variable = null;
        if (At("(("))
        {
            words.AddRange(ArithmeticCommand(_position).Words);
        }
        else
        {
            variable = Word()?.Text;
            Blanks(lines: true);
            if (TakeWord("in"))
            {
                Blanks();
                while (Word() is { } word)
                {
                    words.Add(word);
                    Blanks();
                }
            }
        }

        Blanks(lines: true);
        Take(";");
        Blanks(lines: true);
        ShellList body = PeekWord() == "{" ? Group(_position).Bodies[0] : DoneList();
        return new ShellCommand(ShellCommandKind.For, From(start)) { Variable = variable, Words = words, Bodies = [body] };
    }

    private ShellList DoneList()
    {
        ExpectWord("do");
        ShellList body = List();
        ExpectWord("done");
        return body;
    }

    private ShellCommand While(int start)
    {
        _position += PeekWord().Length;
        ShellList condition = List();
        ShellList body = DoneList();
        return new ShellCommand(ShellCommandKind.While, From(start)) { Conditions = [condition], Bodies = [body] };
    }

    private ShellCommand Case(int start)
    {
        _position += "case".Length;
        Blanks();
        var words = new List<ShellWord>();
        var bodies = new List<ShellList>();
        if (Word() is { } subject)
        {
            words.Add(subject);
        }

        ExpectWord("in");
        Blanks(lines: true);
        while (_position < _end && PeekWord() != "esac")
        {
            int before = _position;
            Take("(");
            Blanks();
            while (Word() is { } pattern)
            {
                words.Add(pattern);
                Blanks();
                Take("|");
                Blanks();
            }

            Expect(")");
            bodies.Add(List());
            _ = Take(";;&") || Take(";;") || Take(";&");
            Blanks(lines: true);
            if (_position == before)
            {
                IsComplete = false;
                break;
            }
        }

        ExpectWord("esac");
        return new ShellCommand(ShellCommandKind.Case, From(start)) { Words = words, Bodies = bodies };
    }

    private ShellCommand Function(int start)
    {
        _position += "function".Length;
        Blanks();
        string? name = Word()?.Text;
        Blanks();
        if (Take("("))
        {
            Blanks();
            Expect(")");
        }

        return FunctionBody(start, name);
    }

    private ShellCommand FunctionBody(int start, string? name)
    {
        Blanks(lines: true);
        if (!Enter())
        {
            _depth--;
            return new ShellCommand(ShellCommandKind.Function, From(start)) { Variable = name };
        }

        int bodyStart = _position;
        ShellCommand body = Command();
        _depth--;
        var statement = new ShellStatement(From(bodyStart), [new ShellPipeline(From(bodyStart), [body], false)], [], false);
        return new ShellCommand(ShellCommandKind.Function, From(start))
        {
            Variable = name,
            Bodies = [new ShellList(From(bodyStart), [statement])],
        };
    }

    private ShellCommand Group(int start)
    {
        _position++;
        ShellList body = List();
        ExpectWord("}");
        return new ShellCommand(ShellCommandKind.Group, From(start)) { Bodies = [body] };
    }

    private ShellCommand Subshell(int start)
    {
        _position++;
        ShellList body = List();
        Expect(")");
        return new ShellCommand(ShellCommandKind.Subshell, From(start)) { Bodies = [body] };
    }

    private ShellCommand Test(int start)
    {
        _position += "[[".Length;
        var words = new List<ShellWord>();
        while (true)
        {
            while (Here is ' ' or '\t' or '\r' or '\n')
            {
                _position++;
            }

            if (_position >= _end)
            {
                IsComplete = false;
                break;
            }

            if (TakeWord("]]"))
            {
                break;
            }

            words.Add(Word(inTest: true)!);
        }

        return new ShellCommand(ShellCommandKind.Test, From(start)) { Words = words };
    }

    private ShellCommand ArithmeticCommand(int start)
    {
        _position += "((".Length;
        List<ShellPart> parts = Arithmetic(quoted: true);
        return new ShellCommand(ShellCommandKind.Arithmetic, From(start)) { Words = [new ShellWord(From(start), parts)] };
    }
}

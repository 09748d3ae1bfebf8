namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Where the values of a job come to in a script. A function's <c>$1</c> is the function's own: it is the job's where a call hands it over.
/// </summary>
internal sealed class ArgumentFlow
{
    /// <summary>Scripts that set up a shell, which have no use for arguments.</summary>
    private static readonly HashSet<string> s_setups =
    [
        "activate",
        "deactivate",
        "conda.sh",
        "mamba.sh",
        ".bashrc",
        ".bash_profile",
        ".profile",
        "profile",
    ];

    private readonly ShellScript _script;
    private readonly HashSet<string> _functions;
    private readonly ILookup<string, ShellUse> _loops;
    private readonly Dictionary<(string?, string), bool> _known = [];

    public ArgumentFlow(ShellScript script)
    {
        _script = script;
        _functions =
        [
            .. script
                .Commands.Where(use => use.Command.Kind == ShellCommandKind.Function)
                .Select(use => use.Command.Variable)
                .OfType<string>(),
        ];
        _loops = script
            .Commands.Where(use => use.Command is { Kind: ShellCommandKind.For, Variable: not null })
            .ToLookup(use => use.Command.Variable!);
    }

    /// <summary>Whether the script reads any of its arguments.</summary>
    public bool IsRead() => Reads(null);

    /// <summary>Whether a function reads any of what it is called with.</summary>
    public bool Reads(string? function)
    {
        (HashSet<string>? asked, Stack<string?>? waiting) = (new HashSet<string>(), new Stack<string?>([function]));
        while (waiting.Count > 0)
        {
            string? scope = waiting.Pop();
            foreach (ShellUse? use in _script.Commands.Where(use => use.Function == scope))
            {
                string? called = Called(use.Command);
                if (ReadsItself(use.Command, called is not null))
                {
                    return true;
                }

                if (called is not null && use.Command.Words.Skip(1).Any(IsArgument) && asked.Add(called))
                {
                    waiting.Push(called);
                }
            }
        }

        return false;
    }

    /// <summary>Whether a function reads more than the first of what it is called with.</summary>
    public bool ReadsSeveral(string function) =>
        _script.Parts.Any(found =>
            found.Use.Function == function && (Arguments.Number(found.Part) > 1 || found.Part is VariablePart { Name: "@", IsQuoted: true })
        ) || _script.Commands.Any(use => use.Function == function && use.Command.Name is "shift" or "getopts");

    /// <summary>The script's own function that a command calls; null for any other command.</summary>
    public string? Called(ShellCommand command) => command.Name is { } name && _functions.Contains(name) ? name : null;

    /// <summary>Whether what is expanded is a job's value, or has one in it.</summary>
    public bool IsOfJob(ShellUse use, VariablePart part)
    {
        if (!IsValue(part))
        {
            return false;
        }

        (string? Function, string Name) source = Source(use, part);
        if (!_known.TryGetValue(source, out bool isOfJob))
        {
            _known[source] = isOfJob = ComesFromJob(source);
        }

        return isOfJob;
    }

    /// <summary>Follows a value back, through variables, loops and calls, until it is an argument of the script.</summary>
    private bool ComesFromJob((string? Function, string Name) value)
    {
        (HashSet<(string?, string)>? seen, Stack<(string? Function, string Name)>? waiting) = (
            new HashSet<(string?, string)>(), new Stack<(string? Function, string Name)>([value]));
        while (waiting.Count > 0)
        {
            (string? function, string? name) = waiting.Pop();
            if (!seen.Add((function, name)))
            {
                continue;
            }

            bool isArgument = name is "@" || char.IsDigit(name[0]);
            if (isArgument && function is null)
            {
                return true;
            }

            foreach ((ShellUse? use, VariablePart? part) in isArgument ? Handed(function!, name) : Given(function, name))
            {
                if (IsValue(part))
                {
                    waiting.Push(Source(use, part));
                }
            }
        }

        return false;
    }

    private static (string? Function, string Name) Source(ShellUse use, VariablePart part) =>
        (use.Function, part.Name is "*" ? "@" : Arguments.Number(part) > 0 ? $"{Arguments.Number(part)}" : part.Name);

    /// <summary>What the calls of a function give it: as its argument of that number, or with <c>@</c> as any.</summary>
    private IEnumerable<(ShellUse Use, VariablePart Part)> Handed(string function, string name)
    {
        int number = name == "@" ? int.MaxValue : int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
        foreach (ShellUse? call in _script.Commands.Where(use => use.Command.Name == function))
        {
            IReadOnlyList<ShellWord> words = call.Command.Words;
            for (int i = 1; i < words.Count && i <= number; i++)
            {
                foreach (VariablePart? part in words[i]
                        .Parts.SelectMany(Values)
                        .Where(part => number == int.MaxValue || i == number || part.Name is "@" or "*"))
                {
                    yield return (call, part);
                }
            }
        }
    }

    /// <summary>What a variable is set to, and what a loop goes through with it.</summary>
    private IEnumerable<(ShellUse Use, VariablePart Part)> Given(string? function, string name)
    {
        foreach ((ShellUse? use, ShellAssignment? assignment) in _script.Assignments(name).Where(set => IsSeen(set.Use, function)))
        {
            foreach (VariablePart? part in assignment.Value.Parts.SelectMany(Values))
            {
                yield return (use, part);
            }
        }

        foreach (ShellUse loop in _loops[name])
        {
            if (loop.Command.Words.Count == 0)
            {
                yield return (loop, new VariablePart(default, true, "@", "", []));
            }

            // What is gone through unquoted is cut at its blanks already.
            foreach (
                VariablePart? part in loop.Command.Words.SelectMany(word => word.Parts).OfType<VariablePart>().Where(part => part.IsQuoted))
            {
                yield return (loop, part);
            }
        }
    }

    /// <summary>A function's local variable is none of another's.</summary>
    private static bool IsSeen(ShellUse set, string? function) => set.Command.Name != "local" || set.Function == function;

    /// <summary>
    /// The variables whose values become part of a text: neither numbers, nor what commands make of them, nor elements that are cut
    /// already.
    /// </summary>
    private static IEnumerable<VariablePart> Values(ShellPart part) => part switch
    {
        VariablePart variable => [variable, .. variable.Operand.SelectMany(Values)],
        ArrayPart array => array.Elements.SelectMany(element => element.Parts).Where(element => element.IsQuoted).SelectMany(Values),
        _ => [],
    };

    /// <summary>Neither a length nor a text for the case that there is a value.</summary>
    private static bool IsValue(VariablePart part) => part.Operation != "length" && part.Operation.IndexOf('+') < 0;

    private static bool ReadsItself(ShellCommand command, bool isCall)
    {
        IEnumerable<ShellWord> words = isCall
            ? command.AllWords().Where(word => !command.Words.Skip(1).Contains(word))
            : command.AllWords();
        return words.Any(IsArgument)
            || words
                .SelectMany(word => word.Parts)
                .SelectMany(ShellUse.Nested)
                .Any(part => part is VariablePart { Name: "BASH_ARGV" or "BASH_ARGC" })
            || command.Name is "shift" or "getopts"
            || (command.Name is "source" or "." && command.Words.Count == 2 && !IsSetup(command.Words[1]))
            || (command.Name is "eval" or "trap" && command.Words.Skip(1).Any(word => MentionsArguments(word.Prefix)))
            || command is { Kind: ShellCommandKind.For, Variable: not null, Words.Count: 0 };
    }

    private static bool IsArgument(ShellWord word) =>
        word.Parts.SelectMany(ShellUse.Nested).Any(part => part is VariablePart { Name: "@" or "*" or "#" } || Arguments.Number(part) > 0);

    /// <summary>Whether a file that is read in sets up a shell and looks at no argument: <c>activate</c>, <c>.bashrc</c>.</summary>
    public static bool IsSetup(ShellWord word)
    {
        string end = word.Parts.Count > 0 && word.Parts[word.Parts.Count - 1] is TextPart text ? text.Text : "";
        return s_setups.Contains(end.Substring(end.LastIndexOf('/') + 1));
    }

    /// <summary>Whether a text that is run as commands later has an argument in it.</summary>
    private static bool MentionsArguments(string text)
    {
        for (int i = text.IndexOf('$'); i >= 0 && i + 1 < text.Length; i = text.IndexOf('$', i + 1))
        {
            char next = text[i + 1] == '{' && i + 2 < text.Length ? text[i + 2] : text[i + 1];
            if (next is '@' or '*' or '#' or (>= '1' and <= '9'))
            {
                return true;
            }
        }

        return false;
    }
}

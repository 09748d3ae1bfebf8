namespace DpsAuthoring.Configuration.Scripts;

/// <summary>A script as the checks see it: its commands, its options, and what its variables hold.</summary>
internal sealed class ShellScript
{
    /// <summary>Commands that set or empty the variables that they name.</summary>
    private static readonly HashSet<string> s_setters =
        ["unset", "read", "mapfile", "readarray", "printf", "getopts", "local", "declare", "typeset", "let"];

    private readonly Dictionary<string, List<(ShellUse Use, ShellAssignment Assignment)>> _variables = [];

    private HashSet<string>? _setByCommands;

    public ShellScript(TextFile file)
    {
        File = file;
        var parsed = ShellParser.Parse(file.Text);
        IsComplete = parsed.IsComplete;
        Commands = [.. ShellUse.In(parsed.Script)];
        Top = parsed.Script;
        Directives = new ShellcheckDirectives(parsed, Commands);
        Shebang = Shebang.In(file.Text);
        foreach (ShellUse use in Commands)
        {
            foreach (ShellAssignment assignment in use.Command.Sets())
            {
                if (!_variables.TryGetValue(assignment.Name, out List<(ShellUse Use, ShellAssignment Assignment)>? values))
                {
                    _variables.Add(assignment.Name, values = []);
                }

                values.Add((use, assignment));
            }
        }
    }

    public TextFile File { get; }

    /// <summary>Whether all of it could be read; what is said of commands would be guesswork otherwise.</summary>
    public bool IsComplete { get; }

    public Shebang? Shebang { get; }

    /// <summary>Whether it is a shell's at all: a command can be a program in any language.</summary>
    public bool IsShell => Shebang is null
        ? System.IO.Path.GetExtension(File.Path) is "" or ".sh" or ".bash"
        : Shebang.Interpreter is "bash" or "sh" or "dash" or "ksh" or "zsh";

    public ShellList Top { get; }

    /// <summary>All commands, also those in functions and substitutions, in the order of the text.</summary>
    public IReadOnlyList<ShellUse> Commands { get; }

    public ShellcheckDirectives Directives { get; }

    /// <summary>All parts of all words, commands' inner ones included.</summary>
    public IEnumerable<(ShellUse Use, ShellPart Part)> Parts =>
        Commands.SelectMany(
            use => use.Command.AllWords().SelectMany(word => word.Parts).SelectMany(ShellUse.Nested), (use, part) => (use, part));

    /// <summary>Where a variable is given a value.</summary>
    public IReadOnlyList<(ShellUse Use, ShellAssignment Assignment)> Assignments(string variable) =>
        _variables.TryGetValue(variable, out List<(ShellUse Use, ShellAssignment Assignment)>? values) ? values : [];

    /// <summary>The values that a variable is given anywhere.</summary>
    public IReadOnlyList<ShellWord> Values(string variable) => [.. Assignments(variable).Select(set => set.Assignment.Value)];

    /// <summary>The commands that call a function by its name.</summary>
    public IEnumerable<ShellUse> Calls(string function) => Commands.Where(use => use.Command.Name == function);

    /// <summary>Whether a function, or the script itself, gives itself other arguments by <c>set</c>.</summary>
    public bool SetsArguments(string? function) =>
        Commands.Any(use => use.Function == function && use.Command.Name == "set" && SetsArguments(use.Command));

    /// <summary>Whether a function, or the script itself, drops the first of its arguments.</summary>
    public bool Shifts(string? function) =>
        Commands.Any(use => use.Function == function && use.Command.Words.Take(2).Any(word => word.Text == "shift"));

    /// <summary>Whether a variable may be set or emptied by other means than <c>=</c>.</summary>
    public bool IsSetByCommand(string variable)
    {
        _setByCommands ??= [.. Commands
            .Where(use => use.Command.Words.Take(2).Any(word => s_setters.Contains(word.Text ?? "")))
            .SelectMany(use => use.Command.Words.Skip(1))
            .Select(word => word.Text?.Split('[')[0] ?? "")];
        return _setByCommands.Contains(variable);
    }

    /// <summary>The text that a word begins with, as far as it is known; <c>$PWD</c> is only known as an absolute path.</summary>
    public string Prefix(ShellWord word) => Resolve(word, 0, "/PWD").Text;

    /// <summary>The same in the job's folder, where <c>$PWD</c> is <c>.</c> and a leading <c>./</c> says nothing.</summary>
    public string PrefixInJob(ShellWord word) => WithoutDot(Resolve(word, 0, ".").Text);

    /// <summary>The text of a word, with the job's folder as <c>.</c>; null where it is not wholly known.</summary>
    public string? Text(ShellWord word) => Resolve(word, 0, ".") is (var text, true) ? text : null;

    /// <summary>Whether a path is a folder of the job, such as <c>input</c>, or below it.</summary>
    public static bool IsIn(string folder, string path) =>
        WithoutDot(path) is var p && (p == folder || p.StartsWith(folder + "/", StringComparison.Ordinal));

    private static bool SetsArguments(ShellCommand set) =>
        set.Words.Skip(1).Any(word => word.Text == "--")
        || (set.Words.Count > 1 && !(set.Words[1].Text is { Length: > 0 } text && text[0] is '-' or '+'));

    private static string WithoutDot(string path)
    {
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path.Substring(2);
        }

        return path;
    }

    private (string Text, bool IsWhole) Resolve(ShellWord word, int depth, string folder)
    {
        string text = "";
        foreach (ShellPart part in word.Parts)
        {
            (string? more, bool whole) = part switch
            {
                TextPart plain => (plain.Text, true),
                VariablePart { Operation: "", Name: "PWD" } => (folder, true),
                VariablePart { Operation: "" } variable
                    when depth < 5 && Values(variable.Name) is [var value] && !value.Parts.Any(p => p is ArrayPart) => Resolve(
                    value,
                    depth + 1,
                    folder),
                CommandPart { Body.Statements: [{ Pipelines: [{ Commands: [{ Name: "pwd" }] }] }] } => (folder, true),
                _ => ("", false),
            };
            text += more;
            if (!whole)
            {
                return (text, false);
            }
        }

        return (text, true);
    }
}

namespace DpsAuthoring.Configuration.Scripts;

/// <summary>A script as the checks see it: its commands, its options, and what its variables hold.</summary>
internal sealed class ShellScript
{
    private readonly Dictionary<string, List<(ShellUse Use, ShellAssignment Assignment)>> _variables = [];

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

    /// <summary>Whether an option such as <c>errexit</c> is set, by the shebang or a command outside functions.</summary>
    public bool Sets(char letter, string name) =>
        (letter != '\0' && Shebang?.Flags.IndexOf(letter) >= 0)
        || Shebang?.Options.Contains(name) == true
        || Commands.Where(use => use.Command.Name == "set").Any(use =>
        {
            var words = use.Command.Words.Skip(1).Select(word => word.Text ?? "").ToList();
            return words.Any(word => letter != '\0' && word.Length > 1 && word[0] == '-' && word[1] != '-' && word.IndexOf(letter) > 0)
                    || words
                        .Where((_, i) => i > 0 && words[i - 1].StartsWith("-", StringComparison.Ordinal) && words[i - 1].Contains('o'))
                        .Contains(name);
        });

    /// <summary>The text that a word begins with, as far as it is known; <c>$PWD</c> is only known as an absolute path.</summary>
    public string Prefix(ShellWord word) => Resolve(word, 0, "/PWD").Text;

    /// <summary>The same in the job's folder, where <c>$PWD</c> is <c>.</c> and a leading <c>./</c> says nothing.</summary>
    public string PrefixInJob(ShellWord word) => WithoutDot(Resolve(word, 0, ".").Text);

    /// <summary>The text of a word, with the job's folder as <c>.</c>; null where it is not wholly known.</summary>
    public string? Text(ShellWord word) => Resolve(word, 0, ".") is (var text, true) ? text : null;

    /// <summary>Whether a path is a folder of the job, such as <c>input</c>, or below it.</summary>
    public static bool IsIn(string folder, string path) =>
        WithoutDot(path) is var p && (p == folder || p.StartsWith(folder + "/", StringComparison.Ordinal));

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

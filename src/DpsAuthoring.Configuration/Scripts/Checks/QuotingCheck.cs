namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A job's value that is not quoted becomes several words where it holds blanks, and none where it is empty.</summary>
internal sealed class QuotingCheck() : ScriptCheck("DPS5009", Severity.Warning, "A job's value is not quoted")
{
    /// <summary>Where splitting does no harm, or is the point.</summary>
    private static readonly HashSet<string> s_harmless =
    [
        "echo",
        "printf",
        "[",
        "test",
        "set",
        "shift",
        "exit",
        "return",
        "export",
        "local",
        "declare",
        "readonly",
        "typeset",
        "unset",
        "read",
        "eval",
    ];

    /// <summary>Those to which all arguments as one text are of use.</summary>
    private static readonly HashSet<string> s_takeText =
    [
        "logger",
        "ssh",
        "expr",
        "wall",
        "cd",
        "notify-send",
        "log",
        "info",
        "warn",
        "error",
        "die",
        "fail",
    ];

    /// <summary>Names of values that are lists, which scripts split on purpose.</summary>
    private static readonly string[] s_lists =
        ["bbox", "bounds", "extent", "bands", "indices", "coord", "args", "opts", "options", "flags", "list", "params", "columns"];

    public override string[] Shellcheck => ["SC2086", "SC2068", "SC2048", "SC2206"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Role != ScriptRole.Run)
        {
            yield break;
        }

        (ArgumentFlow? flow, Quotes? quotes) = (new ArgumentFlow(script), new Quotes(script));
        foreach (ShellUse use in script.Commands)
        {
            foreach ((ShellWord? word, string? option) in SplitWords(use.Command))
            {
                foreach (VariablePart part in word.Parts.OfType<VariablePart>())
                {
                    if (!part.IsQuoted && !IsList(part, option) && flow.IsOfJob(use, part))
                    {
                        (string? advice, QuickFix? fix) = quotes.Of(use, word, part);
                        string harm = use.Command.Redirections.Any(redirection => ReferenceEquals(redirection.Target, word))
                            ? "bash cannot open it ('ambiguous redirect')"
                            : "it becomes several arguments, and the ones behind it shift";
                        yield return At(
                            script,
                            part.Span,
                            $"'{Quote(script, part.Span)}' is a job's value and not quoted: with a blank in it, {harm}. {advice}",
                            fix);
                    }
                    else if (part is { IsQuoted: true, Name: "*", Operation: "" }
                        && word.Parts.Count == 1
                        && PassesOn(flow, use.Command, word, option)
                        && flow.IsOfJob(use, part))
                    {
                        yield return At(
                            script,
                            word.Span,
                            "\"$*\" makes one argument of all that the script is given, which no program can take apart again. Write \"$@\"."
                        );
                    }
                }
            }
        }
    }

    /// <summary>
    /// The words of a command that are cut at blanks, each with the option in front of it: arguments, the elements of arrays, and where it
    /// reads and writes.
    /// </summary>
    private static IEnumerable<(ShellWord Word, string Option)> SplitWords(ShellCommand command)
    {
        if (command.Kind == ShellCommandKind.Simple && !s_harmless.Contains(command.Name ?? ""))
        {
            for (int i = 0; i < command.Words.Count; i++)
            {
                yield return (command.Words[i], i == 0 ? "" : Option(command.Words[i - 1]));
            }
        }

        foreach (ShellRedirection? redirection in command.Redirections.Where(redirection =>
                !redirection.IsHereDocument && redirection.Operator != "<<<"))
        {
            yield return (redirection.Target, "");
        }

        // A single element is how a list is taken apart on purpose.
        foreach (ArrayPart array in command.Sets().SelectMany(set => set.Value.Parts).OfType<ArrayPart>())
        {
            for (int i = 0; i < array.Elements.Count; i++)
            {
                if (array.Elements.Count > 1 || array.Elements[i].Parts is [VariablePart { Name: "@" or "*" }])
                {
                    yield return (array.Elements[i], i == 0 ? "" : Option(array.Elements[i - 1]));
                }
            }
        }
    }

    private static string Option(ShellWord word) => word.Text is { } text && text.StartsWith("-", StringComparison.Ordinal) ? text : "";

    /// <summary>
    /// Whether a value is several by its name, or by the option in front of it: <c>--years $3</c>. The elements of an array are each one.
    /// </summary>
    private static bool IsList(VariablePart part, string option) =>
        IsList(option) || IsPlural(option.TrimStart('-')) || (IsList(part.Name) && part.Operation.IndexOf('[') < 0);

    private static bool IsList(string name) => s_lists.Any(list => name.IndexOf(list, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsPlural(string name) =>
        name.Length > 3 && name[name.Length - 1] == 's' && name[name.Length - 2] is not ('s' or 'u' or 'i' or 'a');

    /// <summary>Whether all arguments as one text are meant to be a program's arguments.</summary>
    private static bool PassesOn(ArgumentFlow flow, ShellCommand command, ShellWord word, string option) =>
        command.Kind == ShellCommandKind.Simple && option.Length == 0 && !ReferenceEquals(command.Words[0], word)
        && !s_harmless.Contains(command.Name ?? "") && !s_takeText.Contains(command.Name ?? "")
        && (flow.Called(command) is not { } function || flow.ReadsSeveral(function));
}

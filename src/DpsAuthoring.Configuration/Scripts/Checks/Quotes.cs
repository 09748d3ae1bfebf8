namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// How a value of a job is to be quoted, and whether that can be done without asking: where the script surely means the same afterwards.
/// </summary>
internal sealed class Quotes(ShellScript script)
{
    private const string Split = "if it is meant to be split, say so with '# shellcheck disable=SC2086'.";

    /// <summary>Those that start the command that stands behind them.</summary>
    private static readonly HashSet<string> s_starters =
    [
        "exec",
        "command",
        "builtin",
        "nohup",
        "time",
        "nice",
        "env",
        "sudo",
        "stdbuf",
        "setsid",
        "xargs",
    ];

    /// <summary>Whether words are cut elsewhere than at blanks; then no fix is sure.</summary>
    private readonly bool _cutsElsewhere = script.Assignments("IFS").Count > 0;

    private readonly IReadOnlyList<TextSpan> _backquoted =
    [
        .. script
            .Parts.Where(found => found.Part is CommandPart && script.File.Text[found.Part.Span.Start] == '`')
            .Select(found => found.Part.Span),
    ];

    private readonly ValuePresence _presence = new(script);

    /// <summary>What to write for a value in a word of a command, as a sentence, and the edit where it is sure.</summary>
    public (string Advice, QuickFix? Fix) Of(ShellUse use, ShellWord word, VariablePart part)
    {
        string text = script.File.Text.Substring(part.Span.Start, part.Span.Length);
        if (part.Name is "@" or "*" && !text.StartsWith("${!", StringComparison.Ordinal))
        {
            string all = "\"" + (text[1] == '{' ? "${@" + text.Substring(3) : "$@") + "\"";
            return ($"Write {all}.", _presence.HasAll(use.Function) ? Edit(part, all) : null);
        }

        if (part.Operation.StartsWith("[", StringComparison.Ordinal))
        {
            string elements = $"\"${{{part.Name}[@]}}\"";
            return text.EndsWith("[@]}", StringComparison.Ordinal)
                ? ($"Write {elements}.", Edit(part, elements))
                : ($"Write {elements} for all elements, each one argument; {Split}", null);
        }

        if (IsCommandsPlace(use.Command, word))
        {
            return Arguments.Number(part) > 0
                ? ($"Write \"{text}\"; {Split}", null)
                : (
                    $"A command with its arguments is kept in an array, {part.Name}=(program --option \"$value\"), and started as \"${{{part.Name}[@]}}\".",
                    null);
        }

        if (HoldsSeveralWords(part))
        {
            return (
                $"It can hold several words, which quotes would make one of: keep them in an array, {part.Name}=(--option \"$value\"), and write \"${{{part.Name}[@]}}\".",
                null);
        }

        bool isOptional = CanBeEmpty(part, []);
        if (isOptional && part.Operation is "" or ":-" or "-")
        {
            string optional = $"${{{part.Name}:+\"${{{part.Name}}}\"}}";
            return ($"Write {optional}, which is one argument, or none where it is empty; {Split}", Edit(part, optional));
        }

        string quoted = $"\"{text}\"";
        return ($"Write {(text.Length > 60 ? "it in double quotes" : quoted)}; {Split}",
            !isOptional && _presence.Has(part, use.Function) ? Edit(part, quoted) : null);
    }

    /// <summary>The edit, unless something around the value makes it unsure.</summary>
    private QuickFix? Edit(VariablePart part, string replacement) =>
        _cutsElsewhere
        || script.File.Text.Substring(part.Span.Start, part.Span.Length).IndexOfAny(['"', '\'', '\\', '`']) >= 0
        || _backquoted.Any(span => span.Start <= part.Span.Start && part.Span.End <= span.End)
            ? null
            : new QuickFix("Quote it", [new Edit(part.Span, replacement)]);

    /// <summary>Whether the word is the program that is started: the first, or the first behind <c>exec</c> and its like.</summary>
    private static bool IsCommandsPlace(ShellCommand command, ShellWord word)
    {
        foreach (ShellWord each in command.Words)
        {
            if (ReferenceEquals(each, word))
            {
                return true;
            }

            if (each.Text is not { } text
                || !(s_starters.Contains(text) || text.StartsWith("-", StringComparison.Ordinal) || text.Contains('=')))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a value, or what it is made of, is a text with blanks, is built bit by bit, or comes from a command.</summary>
    private bool HoldsSeveralWords(VariablePart part)
    {
        (HashSet<string>? seen, Stack<ShellPart>? waiting) = (new HashSet<string>(), new Stack<ShellPart>(part.Operand));
        Follow(part.Name);
        while (waiting.Count > 0)
        {
            switch (waiting.Pop())
            {
                case TextPart text when text.Text.Any(char.IsWhiteSpace):
                case CommandPart or ArrayPart:
                    return true;
                case VariablePart variable:
                    foreach (ShellPart operand in variable.Operand)
                    {
                        waiting.Push(operand);
                    }

                    Follow(variable.Name);
                    break;
            }
        }

        return seen.Any(name => script.Assignments(name).Any(set => IsAppended(set.Assignment)));

        void Follow(string name)
        {
            foreach (ShellPart? value in seen.Add(name) ? script.Values(name).SelectMany(value => value.Parts) : [])
            {
                waiting.Push(value);
            }
        }
    }

    private bool IsAppended(ShellAssignment assignment) =>
        script.File.Text.Substring(assignment.Span.Start, assignment.Value.Span.Start - assignment.Span.Start).Contains("+=");

    /// <summary>Whether the script itself makes a value empty, so that it becomes no argument.</summary>
    private bool CanBeEmpty(VariablePart part, HashSet<string> seen)
    {
        bool AreEmpty(IEnumerable<ShellPart> parts) =>
            parts.All(each =>
                each is TextPart { Text.Length: 0 }
                || (each is VariablePart variable && seen.Add(variable.Name) && CanBeEmpty(variable, seen)));

        return part.Operation is ":-" or "-" or ":=" or "="
            ? AreEmpty(part.Operand)
            : script.Values(part.Name).Any(value => AreEmpty(value.Parts));
    }
}

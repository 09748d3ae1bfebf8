namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// How a value of a job is to be quoted, and whether that can be done without asking: where the script surely means the same afterwards.
/// </summary>
internal sealed class Quotes(ShellScript script, ScriptContext context)
{
    private const string Split = "if it is meant to be split, say so with '# shellcheck disable=SC2086'.";

    /// <summary>Those that start the command that stands behind them, and how many words of their own come first.</summary>
    private static readonly Dictionary<string, int> s_starters = new()
    {
        ["exec"] = 0, ["command"] = 0, ["builtin"] = 0, ["nohup"] = 0, ["time"] = 0, ["nice"] = 0, ["env"] = 0, ["sudo"] = 0,
        ["stdbuf"] = 0, ["setsid"] = 0, ["xargs"] = 0, ["ionice"] = 0, ["chronic"] = 0, ["srun"] = 0, ["mpirun"] = 0, ["mpiexec"] = 0,
        ["parallel"] = 0, ["xvfb-run"] = 0, ["coproc"] = 0, ["eval"] = 0, ["timeout"] = 1, ["taskset"] = 1, ["chroot"] = 1, ["flock"] = 1,
        ["conda"] = 1, ["mamba"] = 1, ["micromamba"] = 1, ["uv"] = 1, ["pixi"] = 1, ["poetry"] = 1,
    };

    /// <summary>Whether other commands than those of the script may change what values are, or where words are cut.</summary>
    private readonly bool _isUnsure = script.Assignments("IFS").Count > 0 || script.Commands.Any(use => MayChangeValues(use.Command));

    private readonly IReadOnlyList<TextSpan> _backquoted =
    [
        .. script
            .Parts.Where(found => found.Part is CommandPart && script.File.Text[found.Part.Span.Start] == '`')
            .Select(found => found.Part.Span),
    ];

    private readonly ValuePresence _presence = new(script, context);
    private readonly SingleWords _words = new(script, context);
    private readonly SingleWords _likely = new(script, context, trustsUnknown: true);

    /// <summary>What to write for a value in a word of a command, as a sentence, and the edit where it is sure.</summary>
    public (string Advice, Edit? Fix) Of(ShellUse use, ShellWord word, VariablePart part)
    {
        string text = script.File.Text.Substring(part.Span.Start, part.Span.Length);
        bool isOne = _words.IsOne(part, use.Function);
        if (part.Name is "@" or "*" && !text.StartsWith("${!", StringComparison.Ordinal))
        {
            string all = "\"" + (text[1] == '{' ? "${@" + text.Substring(3) : "$@") + "\"";
            bool isSame = isOne && part.Operation is "" or ":" && _presence.HasAll(use.Function);
            return ($"Write {all}.", isSame ? EditOf(part, all) : null);
        }

        if (part.Operation.StartsWith("[", StringComparison.Ordinal))
        {
            string elements = $"\"${{{part.Name}[@]}}\"";
            return text.EndsWith("[@]}", StringComparison.Ordinal)
                ? ($"Write {elements}.", isOne && _presence.HasElements(part.Name) ? EditOf(part, elements) : null)
                : ($"Write {elements} for all elements, each one argument; {Split}", null);
        }

        if (IsCommandsPlace(use.Command, word))
        {
            return Arguments.Number(part) > 0
                ? ($"Write \"{text}\"; {Split}", null)
                : (
                    $"A command with its arguments is kept in an array, {part.Name}=(program --option \"$value\"), "
                    + $"and started as \"${{{part.Name}[@]}}\".",
                    null);
        }

        if ((Arguments.Number(part) == 0 || part.Operand.Count > 0) && !_likely.IsOne(part, use.Function))
        {
            return (
                $"It can hold several words, which quotes would make one of: keep them in an array, "
                + $"{part.Name}=(--option \"$value\"), and write \"${{{part.Name}[@]}}\".",
                null);
        }

        bool isOptional = CanBeEmpty(part, use.Function, []);
        bool isWhole = !word.Parts.Any(other =>
                !ReferenceEquals(other, part) && other is { IsQuoted: true } or TextPart { Text.Length: > 0 })
            || word.Parts.Any(other => other is TextPart { IsQuoted: false } braces && braces.Text.IndexOf('{') >= 0);
        if (isWhole && isOptional && part.Operation is "" or ":-" or "-")
        {
            string optional = $"${{{part.Name}:+\"${{{part.Name}}}\"}}";
            return (
                $"Write {optional}, which is one argument, or none where it is empty; {Split}",
                isOne && (part.Operation.Length > 0 || _presence.IsSetBefore(part, use.Function)) ? EditOf(part, optional) : null);
        }

        string quoted = $"\"{text}\"";
        return ($"Write {(text.Length > 60 ? "it in double quotes" : quoted)}; {Split}",
            isOne && (!isWhole || (!isOptional && _presence.Has(part, use.Function))) ? EditOf(part, quoted) : null);
    }

    /// <summary>The edit, unless something around the value makes it unsure.</summary>
    private Edit? EditOf(VariablePart part, string replacement) =>
        _isUnsure
        || script.File.Text.Substring(part.Span.Start, part.Span.Length).IndexOfAny(['"', '\'', '\\', '`']) >= 0
        || _backquoted.Any(span => span.Start <= part.Span.Start && part.Span.End <= span.End)
            ? null
            : new Edit(part.Span, replacement);

    /// <summary>
    /// Whether a command runs what the script does not show, in the script's own shell: another file, a text, or by a second name of a
    /// variable.
    /// </summary>
    private static bool MayChangeValues(ShellCommand command) => command.Name switch
    {
        "source" or "." => command.Words.Count > 1 && !ArgumentFlow.IsSetup(command.Words[1]),
        "eval" => command.Words.Skip(1).Any(word => !IsHook(word)),
        "declare" or "typeset" or "local" => command.Words.Any(word =>
            word.Text is { Length: > 1 } option && option[0] == '-' && option.IndexOf('n') > 0),
        "builtin" or "command" => command.Words.Skip(1).Any(word => word.Text is "eval" or "source" or "."),
        "read" or "mapfile" or "readarray" or "unset" or "alias" => command.Words.Skip(1).Any(word => word.Text is null or "IFS"),
        _ => false,
    };

    /// <summary><c>eval "$(conda shell.bash hook)"</c>, which sets up conda and nothing of the script's.</summary>
    private static bool IsHook(ShellWord word) =>
        word.Parts is [CommandPart { Body.Statements: [{ Pipelines: [{ Commands: [{ Words.Count: > 0 } command] }] }] }]
        && command.Words[0].Parts is { Count: > 0 } parts && parts[parts.Count - 1] is TextPart { Text: var program }
        && (program.EndsWith("conda", StringComparison.Ordinal) || program.EndsWith("mamba", StringComparison.Ordinal))
        && command.Words.Any(each => each.Text is "hook" or "shell" or "shell.bash");

    /// <summary>Whether the word is the program that is started: the first, or the first behind <c>exec</c> and its like.</summary>
    private static bool IsCommandsPlace(ShellCommand command, ShellWord word)
    {
        int own = 0;
        for (int i = 0; i < command.Words.Count; i++)
        {
            ShellWord each = command.Words[i];
            string? text = each.Text;
            bool isOption = text?.StartsWith("-", StringComparison.Ordinal) == true || text?.Contains('=') == true;
            if (ReferenceEquals(each, word))
            {
                return own == 0 && !(i > 1 && command.Words[i - 1].Text?.StartsWith("-", StringComparison.Ordinal) == true);
            }

            if (isOption)
            {
                continue;
            }

            if (own > 0)
            {
                own--;
            }
            else if (text is null || !s_starters.TryGetValue(text, out own))
            {
                // Behind an option it may be the option's value.
                if (i == 0 || command.Words[i - 1].Text?.StartsWith("-", StringComparison.Ordinal) != true)
                {
                    return false;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the script itself, or a job by default, makes a value empty, so that it becomes no argument.</summary>
    private bool CanBeEmpty(VariablePart part, string? function, HashSet<string> seen)
    {
        bool AreEmpty(IEnumerable<ShellPart> parts, string? scope) =>
            parts.All(each =>
                each is TextPart { Text.Length: 0 }
                || (each is VariablePart variable && seen.Count < 200 && seen.Add(variable.Name) && CanBeEmpty(variable, scope, seen)));

        return part.Operation is ":-" or "-" or ":=" or "="
            ? AreEmpty(part.Operand, function)
            : (function is null && _presence.IsEmptyByDefault(Arguments.Number(part)))
                || script.Assignments(part.Name).Any(set => AreEmpty(set.Assignment.Value.Parts, set.Use.Function));
    }
}

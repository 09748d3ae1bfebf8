namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A job's value that is not quoted becomes several words where it holds blanks, and none where it is empty.</summary>
internal sealed class QuotingCheck() : ScriptCheck("DPS5009", Severity.Warning, "A job's value is not quoted")
{
    /// <summary>Where splitting does no harm, or is the point.</summary>
    private static readonly HashSet<string> s_harmless =
    [
        "echo", "printf", "[", "test", "set", "shift", "exit", "return", "export", "local", "declare", "readonly", "typeset",
        "unset", "read",
        "eval",
    ];

    /// <summary>Those to which all arguments as one text are of use.</summary>
    private static readonly HashSet<string> s_takeText =
        ["logger", "ssh", "expr", "wall", "cd", "notify-send", "log", "info", "warn", "error", "die", "fail"];

    public override string[] Shellcheck => ["SC2086", "SC2068", "SC2048", "SC2206"];

    /// <summary>A value of a command, with what is to be said of it.</summary>
    private sealed record Unquoted(TextSpan Span, string Harm, string Advice, Edit? Fix);

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Role != ScriptRole.Run)
        {
            yield break;
        }

        var flow = new ArgumentFlow(script);
        var quotes = new Quotes(script, context);
        var lists = new ListValues(script, context);
        foreach (ShellUse use in script.Commands)
        {
            var unquoted = new List<Unquoted>();
            var joined = new List<ShellWord>();
            foreach ((ShellWord word, string option) in SplitWords(use.Command))
            {
                foreach (VariablePart part in word.Parts.OfType<VariablePart>())
                {
                    if (!part.IsQuoted && !lists.Has(part, option, use.Function) && flow.IsOfJob(use, part))
                    {
                        (string advice, Edit? fix) = quotes.Of(use, word, part);
                        unquoted.Add(new Unquoted(part.Span, HarmOf(use.Command, word), advice, fix));
                    }
                    else if (part is { IsQuoted: true, Name: "*", Operation: "" }
                        && word.Parts.Count == 1
                        && PassesOn(flow, use.Command, word, option)
                        && flow.IsOfJob(use, part))
                    {
                        joined.Add(word);
                    }
                }
            }

            if (unquoted.Count > 0)
            {
                yield return Of(script, unquoted);
            }

            foreach (ShellWord word in joined)
            {
                yield return At(
                    script,
                    word.Span,
                    "\"$*\" makes one argument of all that the script is given, which no program can take apart again. Write \"$@\".");
            }
        }
    }

    /// <summary>One finding for a command, however many values it takes.</summary>
    private Finding Of(ShellScript script, List<Unquoted> values)
    {
        Unquoted first = values[0];
        List<Edit> edits = [.. values.Select(value => value.Fix).OfType<Edit>().OrderBy(edit => edit.Span.Start)];
        QuickFix? fix = edits.Count == 0 ? null : new QuickFix(edits.Count == 1 ? "Quote it" : "Quote them", edits);
        if (values.Count == 1)
        {
            string only = Quote(script, first.Span);
            return At(
                script, first.Span, $"'{only}' is a job's value and not quoted: with a blank in it, {first.Harm}. {first.Advice}", fix);
        }

        string[] names = [.. values.Select(value => $"'{Quote(script, value.Span)}'").Distinct()];
        string shown = names.Length > 4 ? $"{string.Join(", ", names.Take(3))} and {names.Length - 3} more" : string.Join(", ", names);
        string[] advices = [.. values.Select(value => value.Advice).Distinct()];
        string advice = values.All(value => value.Fix is not null)
            ? "Write each in double quotes; 'dps check --fix' does it."
            : advices.Length == 1 ? first.Advice
            : "Write each in double quotes, unless it is meant to be split: say that with '# shellcheck disable=SC2086'.";
        return At(script, first.Span,
            $"{shown} are a job's values and not quoted: with a blank in one, {first.Harm}. {advice}", fix);
    }

    private static string HarmOf(ShellCommand command, ShellWord word) =>
        command.Redirections.Any(redirection => ReferenceEquals(redirection.Target, word))
            ? "bash cannot open it ('ambiguous redirect')"
            : "it becomes several arguments, and the ones behind it shift";

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

        foreach (ShellRedirection redirection in command.Redirections.Where(redirection =>
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

    /// <summary>Whether all arguments as one text are meant to be a program's arguments.</summary>
    private static bool PassesOn(ArgumentFlow flow, ShellCommand command, ShellWord word, string option) =>
        command.Kind == ShellCommandKind.Simple && option.Length == 0 && !ReferenceEquals(command.Words[0], word)
        && !s_harmless.Contains(command.Name ?? "") && !s_takeText.Contains(command.Name ?? "")
        && (flow.Called(command) is not { } function || flow.ReadsSeveral(function));
}

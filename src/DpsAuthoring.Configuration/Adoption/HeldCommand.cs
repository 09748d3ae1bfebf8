using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>
/// Commands that a script puts together in variables before it runs them: <c>cmd="Rscript a.R $1"; eval "$cmd"</c>, or a list of arguments.
/// </summary>
internal static class HeldCommand
{
    /// <summary>The commands that a variable may hold when a command runs it, each as a script; none where it runs no variable.</summary>
    public static IReadOnlyList<ShellScript> Of(ShellScript script, ShellCommand command)
    {
        if (Variable(command) is not { } variable)
        {
            return [];
        }

        // What it held when it was run before, it holds no more where it has been given something since.
        int before = script.Commands.Select(use => use.Command)
            .Where(other => other.Span.Start < command.Span.Start && Variable(other)?.Name == variable.Name)
            .Select(other => other.Span.Start).DefaultIfEmpty(-1).Max();
        ShellAssignment[] all =
        [
            .. script.Assignments(variable.Name).Select(set => set.Assignment).Where(set => set.Span.Start < command.Span.Start),
        ];
        ShellAssignment[] since = [.. all.Where(set => set.Span.Start > before)];
        List<string> held = Texts(script, variable.Name, since.Length > 0 ? since : all);
        ShellWord[] words = [.. WordsOf(command)];
        string rest = words.Length == 1 ? "" : " " + Between(script, words[1].Span.Start, command.Span.End);
        ShellScript[] scripts = [.. held.Select(text => new ShellScript(new TextFile(script.File.Path, text + rest)))];
        return scripts.All(inner => inner.IsComplete && inner.Commands.Count > 0) ? scripts : [];
    }

    /// <summary>The lists of arguments that a script makes, as if each were a command.</summary>
    public static IEnumerable<ShellCommand> Lists(ShellScript script) => script.Commands
        .SelectMany(use => use.Command.Sets())
        .SelectMany(assignment => assignment.Value.Parts.OfType<ArrayPart>())
        .Select(list => new ShellCommand(ShellCommandKind.Simple, list.Span) { Words = list.Elements });

    /// <summary>What a variable is given: each value a text, but for what is added to the one before, as by <c>cmd="$cmd --more"</c>.</summary>
    private static List<string> Texts(ShellScript script, string name, IEnumerable<ShellAssignment> assignments)
    {
        var texts = new List<string>();
        foreach (ShellAssignment assignment in assignments)
        {
            string source = Source(script, assignment.Value);
            string text = source.Replace($"${{{name}}}", "").Replace($"${name} ", "").Trim();
            bool isAdded = text.Length < source.Trim().Length
                || Between(script, assignment.Span.Start, assignment.Value.Span.Start).TrimEnd().EndsWith("+=", StringComparison.Ordinal);
            if (isAdded && texts.Count > 0)
            {
                texts[texts.Count - 1] += " " + text;
            }
            else if (text.Length > 0 && !texts.Contains(text))
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>The variable whose text a command runs; null where it runs something else.</summary>
    private static VariablePart? Variable(ShellCommand command) =>
        command.Kind == ShellCommandKind.Simple
        && WordsOf(command).FirstOrDefault() is { Parts: [VariablePart { Operation: "" or "[@" or "[*" } variable] }
            ? variable
            : null;

    private static IEnumerable<ShellWord> WordsOf(ShellCommand command) =>
        command.Words.SkipWhile(word => word.Text is "eval" or "exec" or "time");

    /// <summary>A value as it is written, without the quotes around it.</summary>
    private static string Source(ShellScript script, ShellWord value)
    {
        if (value.Parts is [ArrayPart { Elements: { Count: > 0 } elements }])
        {
            return Between(script, elements[0].Span.Start, elements[elements.Count - 1].Span.End);
        }

        string text = Between(script, value.Span.Start, value.Span.End);
        bool isQuoted = text.Length > 1 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0];
        return isQuoted ? text.Substring(1, text.Length - 2).Replace("\\\"", "\"") : value.Parts.Any(part => part is CommandPart) ? "" : text;
    }

    private static string Between(ShellScript script, int start, int end) => script.File.Text.Substring(start, end - start);
}

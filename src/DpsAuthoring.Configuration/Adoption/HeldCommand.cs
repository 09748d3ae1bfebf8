using DpsAuthoring.Configuration.Scripts;

namespace DpsAuthoring.Configuration.Adoption;

/// <summary>
/// Commands that a script puts together in variables before it runs them: <c>cmd="Rscript a.R $1"; eval "$cmd"</c>, or a list of arguments.
/// </summary>
internal static class HeldCommand
{
    /// <summary>The commands that a variable holds which a command runs; null where it runs none.</summary>
    public static ShellScript? Of(ShellScript script, ShellCommand command)
    {
        ShellWord[] words = [.. command.Words.SkipWhile(word => word.Text is "eval" or "exec" or "time")];
        if (words.Length == 0 || words[0].Parts is not [VariablePart { Operation: "" or "[@" or "[*" } variable])
        {
            return null;
        }

        // What is added to it repeats its name: cmd="$cmd --more".
        string[] values =
        [
            .. script.Values(variable.Name)
                .Select(value => Source(script, value).Replace($"${{{variable.Name}}}", "").Replace($"${variable.Name} ", "").Trim())
                .Where(value => value.Length > 0),
        ];
        if (values.Length == 0)
        {
            return null;
        }

        string rest = words.Length == 1 ? "" : " " + Between(script, words[1].Span.Start, command.Span.End);
        var inner = new ShellScript(new TextFile(script.File.Path, string.Join(" ", values) + rest));
        return inner.IsComplete && inner.Commands.Count > 0 ? inner : null;
    }

    /// <summary>The lists of arguments that a script makes, as if each were a command.</summary>
    public static IEnumerable<ShellCommand> Lists(ShellScript script) => script.Commands
        .SelectMany(use => use.Command.Sets())
        .SelectMany(assignment => assignment.Value.Parts.OfType<ArrayPart>())
        .Select(list => new ShellCommand(ShellCommandKind.Simple, list.Span) { Words = list.Elements });

    /// <summary>A value as it is written, without the quotes around it.</summary>
    private static string Source(ShellScript script, ShellWord value)
    {
        if (value.Parts is [ArrayPart { Elements: { Count: > 0 } elements }])
        {
            return Between(script, elements[0].Span.Start, elements[elements.Count - 1].Span.End);
        }

        string text = script.File.Text.Substring(value.Span.Start, value.Span.Length);
        bool isQuoted = text.Length > 1 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0];
        return isQuoted ? text.Substring(1, text.Length - 2).Replace("\\\"", "\"") : value.Parts.Any(part => part is CommandPart) ? "" : text;
    }

    private static string Between(ShellScript script, int start, int end) => script.File.Text.Substring(start, end - start);
}

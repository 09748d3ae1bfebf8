namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Positional inputs of the configuration that the script never looks at.</summary>
internal sealed class UnreadValueCheck() : ScriptCheck("DPS5022", Severity.Warning, "A configured value is never read")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Run, IsOgc: false, Positionals: { Count: > 0 } names }
            || script.Commands.Any(use => IsReadOtherwise(use.Command)) || script.Parts.Any(found => IsReadOtherwise(found.Part)))
        {
            yield break;
        }

        List<VariablePart> read = [.. Arguments.Positionals(script)];
        int[] unread = [.. Enumerable.Range(1, names.Count).Where(number => !read.Any(part => Arguments.Number(part) == number))];
        if (read.Count > 0 && unread.Length > 0)
        {
            string inputs = string.Join(", ", unread.Take(5).Select(number => $"'{names[number - 1]}' (value {number})"))
                + (unread.Length > 5 ? $" and {unread.Length - 5} more" : "");
            yield return At(script, read[read.Count - 1].Span,
                $"The script reads {names.Count - unread.Length} of {names.Count} positional inputs, and never "
                + $"{inputs}: what a user fills in there "
                + $"changes nothing. Read {(unread.Length == 1 ? "it" : "them")}, \"${Braced(unread[0])}\", or delete "
                + $"{(unread.Length == 1 ? "it" : "them")} from the configuration.");
        }
    }

    private static string Braced(int number) => number > 9 ? $"{{{number}}}" : $"{number}";

    /// <summary>All arguments at once, one by its number in a variable, or in a text that is run as commands.</summary>
    private static bool IsReadOtherwise(ShellPart part) => part switch
    {
        VariablePart { Name: "@" or "*" or "BASH_ARGV" or "BASH_ARGC" } => true,
        VariablePart { Name: "#" } => true,
        TextPart text => text.Text.Contains("_job.json") || text.Text.Contains("_context.json"),
        _ => false,
    };

    private static bool IsReadOtherwise(ShellCommand command) =>
        command.Name is "shift" or "getopts" or "getopt" or "eval" or "trap"
        || (command.Name is "source" or "." && command.Words.Count > 1 && !ArgumentFlow.IsSetup(command.Words[1]))
        || command is { Kind: ShellCommandKind.For, Variable: not null, Words.Count: 0 }
        || (command.Name == "set" && command.Words.Skip(1).Any(word => word.Text is "--" or "-"))
        || command.AllWords().SelectMany(word => word.Parts).SelectMany(ShellUse.Nested).Any(part =>
            part is VariablePart { Name.Length: > 0 } indirect
            && indirect.Operation.Length == 0 && indirect.Span.Length == indirect.Name.Length + 4);
}

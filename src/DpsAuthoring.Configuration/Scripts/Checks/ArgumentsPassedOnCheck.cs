namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A run script that looks at no argument runs the same for every job.</summary>
internal sealed class ArgumentsPassedOnCheck() : ScriptCheck("DPS5008", Severity.Warning, "The arguments are not passed on")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Run, Arguments: > 0 } || script.Commands.Any(use => ReadsArguments(use.Command)))
        {
            yield break;
        }

        var last = script.Commands.LastOrDefault(use =>
            use is { IsInFunction: false, IsInSubstitution: false, Command: { Kind: ShellCommandKind.Simple, Words.Count: > 0 } });
        if (last is not null)
        {
            yield return At(script, last.Command.Span,
                "The script reads none of its arguments, so the configured inputs change nothing: every job computes the same. "
                + "Pass them on with \"$@\".");
        }
    }

    private static bool ReadsArguments(ShellCommand command) =>
        command.AllWords().SelectMany(word => word.Parts).SelectMany(ShellUse.Nested).Any(part =>
            part is VariablePart { Name: "@" or "*" or "#" or "BASH_ARGV" } || Arguments.Number(part) > 0)
        || command.Name is "shift" or "getopts"
        || (command.Name is "source" or "." && command.Words.Count > 1 && command.Words[1].Text is not ("activate" or "deactivate"))
        || (command is { Kind: ShellCommandKind.For, Words.Count: 0 });
}

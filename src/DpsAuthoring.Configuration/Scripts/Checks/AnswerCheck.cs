namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A command that asks before it goes on: in a build, and in a job, nobody answers.</summary>
internal sealed class AnswerCheck() : ScriptCheck("DPS5025", Severity.Warning, "A command waits for an answer")
{
    private static readonly HashSet<string> s_condas = ["conda", "mamba", "micromamba"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        TextSpan[] fed = [.. script.Commands
            .Where(use => use.Command.Redirections.Any(each => each.Operator.StartsWith("<", StringComparison.Ordinal)))
            .Select(use => use.Command.Name == "exec" ? new TextSpan(use.Command.Span.Start, script.File.Text.Length) : use.Command.Span)];
        bool condaNeverAsks = AlwaysYes(script);
        string when = context.Role == ScriptRole.Run ? "job" : "build";
        foreach (ShellUse use in script.Commands.Where(use => use.Command.Kind == ShellCommandKind.Simple && !IsAnswered(use)
            && !fed.Any(span => span.Start <= use.Command.Span.Start && use.Command.Span.End <= span.End)))
        {
            ShellCommand command = use.Command;
            if (Asks(command, condaNeverAsks) is { } yes)
            {
                yield return At(script, command.Span,
                    $"'{Quote(script, command.Span)}' asks before it changes anything, and in a {when} nobody "
                    + "answers: it ends without having done it. "
                    + $"Write {yes}.");
            }
            else if (Prompts(use))
            {
                yield return At(script, command.Span,
                    $"'{Quote(script, command.Span)}' waits for somebody to type, and in a {when} there is nobody. "
                    + "Declare an input, or write the value down.");
            }
        }
    }

    /// <summary>Whether what it reads comes from somewhere: <c>yes | …</c>, <c>… &lt; file</c>.</summary>
    private static bool IsAnswered(ShellUse use) =>
        (use.Pipeline is { } pipeline && !ReferenceEquals(pipeline.Commands[0], use.Command))
        || use.Command.Redirections.Any(each => each.Operator.StartsWith("<", StringComparison.Ordinal));

    /// <summary>The option without which a command asks; null for one that does not.</summary>
    private static string? Asks(ShellCommand command, bool condaNeverAsks)
    {
        List<ShellWord> words = [.. command.Words.SkipWhile(word => word.Text == "sudo" || word.Text?.Contains('=') == true)];
        if (words.Count < 2 || words[0].Text is not { } path || words.Skip(1).Any(word => MayAnswer(word)))
        {
            return null;
        }

        string program = path.Substring(path.LastIndexOf('/') + 1);
        string verb = words.Skip(1).Select(word => word.Text ?? "")
            .FirstOrDefault(text => !text.StartsWith("-", StringComparison.Ordinal)) ?? "";
        bool asks = s_condas.Contains(program)
                ? !condaNeverAsks && (verb is "install" or "create" or "remove" or "update" or "upgrade" or "uninstall"
                    || (verb == "env" && words.Any(word => word.Text == "remove")))
            : program is "apt-get" or "apt" ? verb is "install" or "upgrade" or "dist-upgrade" or "remove" or "purge" or "autoremove"
            : program is "yum" or "dnf" ? verb is "install" or "upgrade" or "update" or "remove" or "autoremove"
            : program is "pip" or "pip3" && verb == "uninstall";
        return asks && !words.Any(word => word.Text is "--dry-run" or "--help" or "-h" or "--download-only") ? "-y" : null;
    }

    /// <summary>Whether a word says yes, or may do so when it is expanded.</summary>
    private static bool MayAnswer(ShellWord word) => word.Text is not { } text
        ? word.Parts.Any(part => part
            is VariablePart { IsQuoted: false } or CommandPart or VariablePart { Name: "@" } or VariablePart { Operation: "[@" })
        : text is "--yes" or "--assume-yes" or "--assumeyes" or "-qq" or "--non-interactive" || text.Contains("Assume-Yes")
            || (text.Length > 1 && text[0] == '-' && text[1] != '-' && text.IndexOf('y') > 0);

    /// <summary>Whether conda is told, by its configuration or environment, that all is answered.</summary>
    private static bool AlwaysYes(ShellScript script) => script.Assignments("CONDA_ALWAYS_YES").Count > 0 || script.Commands.Any(use =>
        use.Command.Words.Any(word => word.Text is "always_yes") || use.Command.Words.Any(word => word.Text == "CONDA_ALWAYS_YES"));

    /// <summary><c>read</c> of the terminal: with a question, or by the script itself outside of loops and functions.</summary>
    private static bool Prompts(ShellUse use) => use.Command.Name == "read"
        && !use.Command.Words.Any(word => word.Text is "-u" or "-t")
        && (use.Command.Words.Any(word => word.Text is "-p" or "-rp")
            || use is { IsInFunction: false, IsConditional: false, IsAsked: false, Subshells: 0, Pipeline: null });
}

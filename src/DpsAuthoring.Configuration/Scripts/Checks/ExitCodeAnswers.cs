namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Commands that say by their exit code what they found. Where one stands alone, <c>set -e</c> would end a script that has always gone on.
/// </summary>
internal static class ExitCodeAnswers
{
    private static readonly HashSet<string> s_answering =
    [
        "grep", "egrep", "fgrep", "zgrep", "rg", "diff", "cmp", "test", "[", "let", "expr", "read", "shift", "pgrep", "pkill",
        "kill", "killall",
        "which", "type", "command", "hash", "getent", "id", "ls", "rmdir", "ln", "unzip", "source", ".", "eval", "module",
        "wait", "ps", "find",
        "getopts", "unalias", "alias", "umount", "mount", "timeout", "ulimit", "false", "deactivate", "git", "jq", "curl",
        "ping", "nc", "trap",
    ];

    /// <summary>Whether a script has one that is not asked for its answer.</summary>
    public static bool AnyIn(ShellScript script) => script.Commands.Any(use => !use.IsAsked && Answers(use))
        || script.Commands
            .SelectMany(use => use.Command.Bodies.Concat(use.Command.Conditions))
            .SelectMany(list => list.Statements)
            .Any(IsAnd);

    private static bool Answers(ShellUse use)
    {
        ShellCommand command = use.Command;
        return command.Kind is ShellCommandKind.Test or ShellCommandKind.Arithmetic
            || (command is { Kind: ShellCommandKind.Simple, Words.Count: > 0 }
                && (command.Name is { } name ? IsAnswering(command, name) : IsUnknown(command)))
            || (use.Pipeline is { } pipeline && pipeline.Commands.Any(each => each.Name is "head" or "grep" or "yes" or "xargs"));
    }

    private static bool IsAnswering(ShellCommand command, string name) =>
        s_answering.Contains(name)
        || (name is "rm" or "mkdir" && !command.Words.Skip(1).Any(word =>
            word.Text is { Length: > 1 } option && option[0] == '-' && option.IndexOfAny(['f', 'p']) > 0))
        || (name is "conda" or "mamba" or "micromamba" && command.Words.Skip(1).Any(word => word.Text is "activate" or "deactivate"));

    /// <summary>A command that is only known when it runs, and is no program of the repository.</summary>
    private static bool IsUnknown(ShellCommand command) =>
        !command.Words[0].Parts.Any(part => part is TextPart text && text.Text.IndexOf('/') >= 0);

    /// <summary><c>a &amp;&amp; b</c>, which is the answer of a function or a subshell that it ends.</summary>
    private static bool IsAnd(ShellStatement statement) => statement.Operators.Contains("&&") && !statement.Operators.Contains("||");
}

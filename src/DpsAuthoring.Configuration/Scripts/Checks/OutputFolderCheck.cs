namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Results go to <c>output/</c>, and a job has no such folder until the script, or its program, makes one.</summary>
internal sealed class OutputFolderCheck() : ScriptCheck("DPS5024", Severity.Warning, "The results' folder is never made")
{
    /// <summary>Programs that make no folder; any other may make it.</summary>
    private static readonly HashSet<string> s_makingNone =
    [
        "echo", "printf", "cat", "ls", "cp", "mv", "rm", "set", "shopt", "export", "unset", "local", "declare", "readonly",
        "typeset", "cd", "pwd",
        "date", "sleep", "true", "false", ":", "[", "test", "exit", "return", "shift", "read", "trap", "wait", "touch", "tee",
        "grep", "sed", "awk",
        "cut", "sort", "head", "tail", "tr", "wc", "seq", "basename", "dirname", "readlink", "realpath", "uniq", "ln", "chmod",
        "hostname", "whoami", "id", "env", "printenv", "df", "du", "free", "nproc", "uname", "expr", "let", "gzip", "gunzip",
        "diff", "cmp", "find",
    ];

    private static readonly HashSet<string> s_writing = ["cp", "mv", "touch", "tee", "ln"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Role != ScriptRole.Run)
        {
            yield break;
        }

        ShellCommand[] commands = [.. script.Commands.Select(use => use.Command)];
        HashSet<string> functions =
            [.. commands.Where(command => command.Kind == ShellCommandKind.Function).Select(command => command.Variable).OfType<string>()];
        foreach (ShellCommand command in commands)
        {
            if (Written(script, command) is { } word)
            {
                yield return At(script, word.Span,
                    $"Nothing has made output/ when '{Quote(script, word.Span)}' is written, and a job starts without "
                    + "it: this fails in every job. "
                    + "Write 'mkdir -p output' in front of it.");
                yield break;
            }

            if (IsSimple(command) && MayMake(command, functions))
            {
                yield break;
            }
        }

        if (context.IsOgc && commands.LastOrDefault(IsSimple) is { } last)
        {
            yield return At(script, last.Span,
                "The script makes no output/, and nothing that it runs does: an OGC job ends there ('Did not find "
                + "output file with glob pattern'). "
                + "Write 'mkdir -p output' at its start, and the results into it.");
        }
    }

    private static bool IsSimple(ShellCommand command) => command.Kind == ShellCommandKind.Simple && command.Words.Count > 0;

    private static bool MayMake(ShellCommand command, HashSet<string> functions) =>
        command.Name is not { } name || !(s_makingNone.Contains(name) || functions.Contains(name)
            || (name is "source" or "." && command.Words.Count > 1 && ArgumentFlow.IsSetup(command.Words[1]))
            || (name is "conda" && command.Words.Count > 1 && command.Words[1].Text is "activate"));

    /// <summary>What a command of the shell's own writes below <c>output/</c>.</summary>
    private static ShellWord? Written(ShellScript script, ShellCommand command) =>
        command.Redirections.Where(each => each.Operator is ">" or ">>" or ">|" or "&>" or "&>>")
            .Select(each => each.Target)
            .Concat(s_writing.Contains(command.Name ?? "") && command.Words.Count > 1 ? [command.Words[command.Words.Count - 1]] : [])
            .FirstOrDefault(word => script.PrefixInJob(word).StartsWith("output/", StringComparison.Ordinal));
}

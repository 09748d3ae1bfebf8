namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Without <c>set -e</c> a script goes on when a command fails, and ends as the last command ends.</summary>
internal sealed class ErrorsStopCheck() : ScriptCheck("DPS5002", Severity.Warning, "A failure does not stop the script")
{
    /// <summary>What hardly fails, or whose failure nobody would stop for.</summary>
    private static readonly HashSet<string> s_harmless =
    [
        "echo",
        "printf",
        "set",
        "shopt",
        "export",
        "unset",
        "trap",
        "true",
        ":",
        "umask",
        "ulimit",
        "date",
        "pwd",
        "local",
        "declare",
        "readonly",
        "typeset",
        "return",
        "exit",
        "exec",
        "shift",
        "mkdir",
        "ls",
        "cat",
        "env",
        "printenv",
        "which",
        "whoami",
        "id",
        "hostname",
        "df",
        "free",
        "nproc", "uname", "rm", "touch", "chmod", "sleep", "wait", "alias", "getopts",
    ];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (script.Sets('e', "errexit") || LooksAtFailures(script))
        {
            yield break;
        }

        var last = new HashSet<ShellCommand>(LastOf(script.Top), ReferenceComparer.Instance);
        foreach (ShellUse? function in script.Commands.Where(use => use.Command.Kind == ShellCommandKind.Function))
        {
            last.UnionWith(function.Command.Bodies.SelectMany(LastOf));
        }

        ShellUse? passed = script.Commands.FirstOrDefault(use =>
            use is { IsInSubstitution: false, IsAsked: false, Pipeline: null, Command: { Kind: ShellCommandKind.Simple, Words.Count: > 0 } }
            && !s_harmless.Contains(use.Command.Name ?? "")
            && !last.Contains(use.Command));
        if (passed is not null)
        {
            string end = context.Role == ScriptRole.Run
                ? "the script goes on, and the job can end as a success without its result"
                : "the script goes on, and the image can be built without what it needs";
            yield return At(script, passed.Command.Span,
                $"If '{Quote(script, passed.Command.Words[0].Span)}' fails here, {end}. Write 'set -euo pipefail' at the top.",
                StopAtErrors(script));
        }
    }

    private static QuickFix? StopAtErrors(ShellScript script) =>
        script.Shebang is { } shebang && script.File.Text.IndexOf('\n') >= 0
            ? Replace(
                "Stop at errors",
                new TextSpan(script.File.Text.IndexOf('\n') + 1, 0),
                shebang.Interpreter == "bash" ? "set -eo pipefail\n" : "set -e\n")
            : null;

    private static bool LooksAtFailures(ShellScript script) =>
        script.Parts.Any(found => found.Part is VariablePart { Name: "?" or "PIPESTATUS" })
        || script.Commands.Any(use => use.Command.Name == "trap" && use.Command.Words.Any(word => word.Text is "ERR"));

    /// <summary>The commands whose end is the list's own.</summary>
    private static IEnumerable<ShellCommand> LastOf(ShellList list)
    {
        if (list.Statements.Count == 0)
        {
            return [];
        }

        IReadOnlyList<ShellPipeline> pipelines = list.Statements[list.Statements.Count - 1].Pipelines;
        IReadOnlyList<ShellCommand> commands = pipelines[pipelines.Count - 1].Commands;
        ShellCommand command = commands[commands.Count - 1];
        return command.Kind is ShellCommandKind.If or ShellCommandKind.Case or ShellCommandKind.Group or ShellCommandKind.Subshell
            ? command.Bodies.SelectMany(LastOf)
            : [command];
    }

    /// <summary>A command is itself, whatever another one says.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<ShellCommand>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(ShellCommand? x, ShellCommand? y) => ReferenceEquals(x, y);

        public int GetHashCode(ShellCommand command) => command.Span.GetHashCode();
    }
}

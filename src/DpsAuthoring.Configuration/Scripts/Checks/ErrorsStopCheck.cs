namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Without <c>set -e</c> a script goes on when a command fails, and ends as the last command ends.</summary>
internal sealed class ErrorsStopCheck() : ScriptCheck("DPS5002", Severity.Warning, "A failure does not stop the script")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (LooksAtFailures(script))
        {
            yield break;
        }

        var flow = FailureFlow.Of(script, context.Role);
        string end = context.Role == ScriptRole.Run
            ? "the script goes on, and the job can end as a success without its result"
            : "the script goes on, and the image can be built without what it needs";
        if (flow.Stops)
        {
            if (flow.Lost.FirstOrDefault(IsAfterSwitch) is { } lost)
            {
                int line = script.File.Position(lost.Site.Start).Line;
                yield return At(script, lost.Command.Span,
                    $"If '{Quote(script, lost.Command.Words[0].Span)}' fails here, {end}: "
                    + $"'{Quote(script, lost.Site)}' in line {line} has switched "
                    + "'set -e' off. Write 'set -e' behind what may fail.");
            }

            yield break;
        }

        var last = new HashSet<ShellCommand>(LastOf(script.Top), ReferenceComparer.Instance);
        foreach (ShellUse? function in script.Commands.Where(use => use.Command.Kind == ShellCommandKind.Function))
        {
            last.UnionWith(function.Command.Bodies.SelectMany(LastOf));
        }

        ShellUse? passed = script.Commands.FirstOrDefault(use =>
            use is { IsInSubstitution: false, IsAsked: false, Pipeline: null, Command: { Kind: ShellCommandKind.Simple, Words.Count: > 0 } }
            && !FailingPrograms.IsHarmless(use.Command.Name ?? "")
            && !last.Contains(use.Command));
        if (passed is not null)
        {
            yield return At(script, passed.Command.Span,
                $"If '{Quote(script, passed.Command.Words[0].Span)}' fails here, {end}. Write 'set -euo pipefail' at the top.",
                StopAtErrors(script));
        }
    }

    /// <summary>The fix, where no command says by its exit code what it found: such a script would end where it has gone on.</summary>
    private static QuickFix? StopAtErrors(ShellScript script) =>
        script.Shebang is { } shebang && script.File.Text.IndexOf('\n') >= 0 && !ExitCodeAnswers.AnyIn(script)
            ? Replace(
                "Stop at errors",
                new TextSpan(script.File.Text.IndexOf('\n') + 1, 0),
                shebang.Interpreter == "bash" ? "set -eo pipefail\n" : "set -e\n")
            : null;

    private static bool IsAfterSwitch(LostFailure lost) =>
        lost is { Reason: LossReason.SwitchedOff, Site.Length: > 0 }
        && (lost.Command is { Name: "wait", Words.Count: > 1 } || !FailingPrograms.IsHarmless(lost.Command.Name ?? ""));

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

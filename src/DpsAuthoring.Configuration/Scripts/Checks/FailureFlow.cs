namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>
/// Goes through a script as bash would run it, functions where they are called, and tells of each command what would become of its failure.
/// </summary>
internal sealed class FailureFlow
{
    /// <summary>So many commands are gone through; of what a deeper script does nothing is said.</summary>
    private const int Most = 20_000;
    private const int DeepestCalls = 12;
    private const int Deepest = 300;

    private readonly ShellScript _script;
    private readonly ShellState _own;
    private readonly Dictionary<string, ShellCommand> _functions = [];
    private readonly List<string> _calls = [];
    private readonly List<LostFailure> _lost = [];
    private readonly bool _waitsForEach;
    private readonly bool _waits;
    private int _steps;
    private int _depth;

    private FailureFlow(ShellScript script, ScriptRole role)
    {
        _script = script;

        // A build script is handed to bash, which does not read the shebang's options.
        Shebang? shebang = role == ScriptRole.Run ? script.Shebang : null;
        Stops = shebang is not null && (shebang.Flags.IndexOf('e') >= 0 || shebang.Options.Contains("errexit"));
        HasPipefail = shebang?.Options.Contains("pipefail") == true;
        _own = new ShellState { Stops = Stops ? StopsAtErrors.Yes : StopsAtErrors.No, HasPipefail = HasPipefail };
        foreach (ShellUse use in script.Commands.Where(use => use.Command is { Kind: ShellCommandKind.Function, Variable: not null }))
        {
            _functions[use.Command.Variable!] = use.Command;
        }

        var waits = script.Commands.Where(use => use.Command.Name == "wait").ToList();
        _waits = waits.Count > 0;
        _waitsForEach = waits.Any(use => use.Command.Words.Count > 1) || script.Commands.Any(use => use.Command.Name is "kill" or "jobs");
    }

    /// <summary>The commands whose failure is lost, in the order in which they run, each once.</summary>
    public IReadOnlyList<LostFailure> Lost { get; private set; } = [];

    /// <summary>Whether the script's own shell is ever told to stop at failures; not only one that it starts.</summary>
    public bool Stops { get; private set; }

    /// <summary>Whether the script's own shell is ever told that a pipeline fails with any of its commands.</summary>
    public bool HasPipefail { get; private set; }

    /// <summary>Goes through a script.</summary>
    public static FailureFlow Of(ShellScript script, ScriptRole role)
    {
        var flow = new FailureFlow(script, role);
        flow.Walk(script.Top, flow._own, FailureFates.Both(FailureFate.Seen), FailureFate.Seen, asked: null);
        flow.Lost = [.. flow._lost.GroupBy(lost => lost.Command.Span.Start).Select(same => same.First())];
        return flow;
    }

    /// <param name="list">What is run.</param>
    /// <param name="shell">The shell that runs it.</param>
    /// <param name="end">What becomes of a failure that the list ends with.</param>
    /// <param name="exit">What becomes of a failure that ends the shell.</param>
    /// <param name="asked">The condition that all of it stands in, where nothing stops the shell.</param>
    private void Walk(ShellList list, ShellState shell, FailureFates end, FailureFate exit, TextSpan? asked)
    {
        _depth++;
        for (int i = 0; i < list.Statements.Count && _steps < Most && _depth < Deepest; i++)
        {
            bool isLast = i == list.Statements.Count - 1;
            bool isLookedAt = !isLast && LooksAtFailure(list.Statements[i + 1]);
            FailureFate Lost(LossReason reason, TextSpan site) => isLookedAt || shell.Stops == StopsAtErrors.Suspended ? FailureFate.Seen
                : shell.Stops == StopsAtErrors.No ? FailureFate.Lost(LossReason.SwitchedOff, shell.SwitchedOff)
                : FailureFate.Lost(reason, site);
            FailureFate failed = shell.Stops == StopsAtErrors.Yes && asked is null && !isLookedAt ? exit
                : isLast ? end.Failed
                : asked is { } condition ? Lost(LossReason.Condition, condition)
                : Lost(LossReason.Substitution, list.Span);
            FailureFate passed = isLast ? end.PassedOver : Lost(LossReason.AndList, list.Statements[i].Span);
            Walk(list.Statements[i], shell, new FailureFates(failed, passed), exit, asked);
        }

        _depth--;
    }

    private void Walk(ShellStatement statement, ShellState shell, FailureFates fates, FailureFate exit, TextSpan? asked)
    {
        if (statement.IsBackground)
        {
            FailureFate fate = _waits && !_waitsForEach ? FailureFate.Lost(LossReason.Background, statement.Span) : FailureFate.Seen;
            (shell, fates, exit) = (shell.Copy(), FailureFates.Both(fate), fate);
        }

        for (int i = 0; i < statement.Pipelines.Count; i++)
        {
            bool isLast = i == statement.Pipelines.Count - 1;
            bool isHandled = !isLast && statement.Operators.Skip(i).Contains("||");
            FailureFates own = isLast ? fates : FailureFates.Both(isHandled ? FailureFate.Seen : fates.PassedOver);
            Walk(statement.Pipelines[i], shell, own, exit, isLast ? asked : asked ?? statement.Pipelines[i].Span);
        }
    }

    private void Walk(ShellPipeline pipeline, ShellState shell, FailureFates fates, FailureFate exit, TextSpan? asked)
    {
        if (pipeline.IsNegated)
        {
            (fates, asked) = (FailureFates.Both(FailureFate.Seen), asked ?? pipeline.Span);
        }

        if (pipeline.Commands.Count == 1)
        {
            Walk(pipeline.Commands[0], shell, fates, exit, asked);
            return;
        }

        for (int i = 0; i < pipeline.Commands.Count; i++)
        {
            bool counts = i == pipeline.Commands.Count - 1 || shell.HasPipefail;
            FailureFate fate = counts ? fates.Failed : FailureFate.Lost(LossReason.Pipeline, pipeline.Span);
            Walk(pipeline.Commands[i], shell.Copy(), FailureFates.Both(fate), fate, asked);
        }
    }

    private void Walk(ShellCommand command, ShellState shell, FailureFates fates, FailureFate exit, TextSpan? asked)
    {
        if (++_steps >= Most)
        {
            return;
        }

        WalkSubstitutions(command, shell, fates.Failed, asked);
        switch (command.Kind)
        {
            case ShellCommandKind.Simple when command.Name is { } name && _functions.TryGetValue(name, out ShellCommand? function):
                Call(name, function, shell, fates.Failed, exit, asked);
                break;
            case ShellCommandKind.Simple:
                Switch(command, shell);
                if (fates.Failed.Kind == FateKind.Lost && command.Words.Count > 0)
                {
                    _lost.Add(new LostFailure(command, fates.Failed.Reason, fates.Failed.Site));
                }

                break;
            case ShellCommandKind.Subshell:
                Walk(command.Bodies[0], shell.Copy(), FailureFates.Both(fates.Failed), fates.Failed, asked);
                break;
            case ShellCommandKind.Function or ShellCommandKind.Test or ShellCommandKind.Arithmetic:
                break;
            default:
                WalkCompound(command, shell, fates, exit, asked);
                break;
        }
    }

    private void WalkCompound(ShellCommand command, ShellState shell, FailureFates fates, FailureFate exit, TextSpan? asked)
    {
        foreach (ShellList condition in command.Conditions)
        {
            Walk(condition, shell, FailureFates.Both(FailureFate.Seen), exit, asked ?? condition.Span);
        }

        if (command.Kind is ShellCommandKind.For or ShellCommandKind.While)
        {
            // A loop ends as its last round does; the rounds in front of it are not asked for.
            FailureFate Lost(LossReason reason) => shell.Stops switch
            {
                StopsAtErrors.Suspended => FailureFate.Seen,
                StopsAtErrors.No => FailureFate.Lost(LossReason.SwitchedOff, shell.SwitchedOff),
                _ => FailureFate.Lost(reason, asked ?? command.Span),
            };
            fates = new FailureFates(Lost(asked is null ? LossReason.Substitution : LossReason.Condition), Lost(LossReason.AndList));
        }

        bool stoppedBefore = shell.Stops == StopsAtErrors.Yes;
        foreach (ShellList body in command.Bodies)
        {
            Walk(body, shell, fates, exit, asked);
        }

        // What only a branch switches off may as well be on.
        if (stoppedBefore && command.Kind != ShellCommandKind.Group && shell.Stops == StopsAtErrors.No)
        {
            shell.Stops = StopsAtErrors.Suspended;
        }
    }

    private void Call(string name, ShellCommand function, ShellState shell, FailureFate failed, FailureFate exit, TextSpan? asked)
    {
        if (_calls.Count >= DeepestCalls || _calls.Contains(name))
        {
            return;
        }

        _calls.Add(name);
        foreach (ShellList body in function.Bodies)
        {
            Walk(body, shell, FailureFates.Both(failed), exit, asked);
        }

        _calls.RemoveAt(_calls.Count - 1);
    }

    private void WalkSubstitutions(ShellCommand command, ShellState shell, FailureFate failed, TextSpan? asked)
    {
        bool isDeclaration = command.Name is "export" or "local" or "declare" or "readonly" or "typeset";
        bool isPassedOver = command.Kind is not (ShellCommandKind.Simple or ShellCommandKind.For)
            || command.Name is "echo" or "printf" or "[" or "test" or "logger" or "eval" or "exit" or "return" or ":" or "trap"
            || (command.Name is { } function && OnlySays(function));
        CommandPart? last = command.Words.Count > 0 ? null : Substitutions(command.Assignments.Select(set => set.Value)).LastOrDefault();
        foreach (CommandPart part in Substitutions(command.AllWords()))
        {
            bool isProcess = _script.File.Text[part.Span.Start] is '<' or '>';
            FailureFate fate = isProcess ? FailureFate.Lost(LossReason.ProcessSubstitution, part.Span)
                : ReferenceEquals(part, last) ? failed
                : shell.Stops == StopsAtErrors.Suspended || isPassedOver || last is not null ? FailureFate.Seen
                : shell.Stops == StopsAtErrors.No ? FailureFate.Lost(LossReason.SwitchedOff, shell.SwitchedOff)
                : FailureFate.Lost(isDeclaration ? LossReason.Declaration : LossReason.Argument, command.Span);
            ShellState inner = shell.Copy();
            if (!isProcess && !shell.InheritsStops && shell.Stops == StopsAtErrors.Yes)
            {
                inner.Stops = StopsAtErrors.NotInherited;
            }

            Walk(part.Body, inner, FailureFates.Both(fate), fate, asked);
        }
    }

    /// <summary>Whether a function of the script's own only says something, and may end it: what it gets is a text for people.</summary>
    private bool OnlySays(string function) => _functions.ContainsKey(function) && _script.Commands
        .Where(use => use.Function == function && use.Command.Kind == ShellCommandKind.Simple)
        .All(use => use.Command.Name is null or "echo" or "printf" or "cat" or "tee" or "logger" or "date" or "exit" or "return" or "local"
            or "shift" or "set" or "true" or ":" or "[" or "test" or "tput");

    private static IEnumerable<CommandPart> Substitutions(IEnumerable<ShellWord> words) =>
        words.SelectMany(word => word.Parts).SelectMany(ShellUse.Nested).OfType<CommandPart>();

    private static bool LooksAtFailure(ShellStatement next) => next.Pipelines
        .SelectMany(pipeline => pipeline.Commands)
        .SelectMany(command => command.AllWords().Concat(command.Conditions
            .SelectMany(condition => condition.Statements).SelectMany(statement => statement.Pipelines)
            .SelectMany(pipeline => pipeline.Commands).SelectMany(inner => inner.AllWords())))
        .SelectMany(word => word.Parts).SelectMany(ShellUse.Nested)
        .Any(part => part is VariablePart { Name: "?" or "PIPESTATUS" });

    /// <summary>What <c>set</c> and <c>shopt</c> make of a shell.</summary>
    private void Switch(ShellCommand command, ShellState shell)
    {
        if (command.Name == "shopt" && command.Words.Any(word => word.Text == "inherit_errexit"))
        {
            shell.InheritsStops = command.Words.Any(word => word.Text == "-s");
        }

        if (command.Name != "set")
        {
            return;
        }

        for (int i = 1; i < command.Words.Count; i++)
        {
            if (command.Words[i].Text is not { Length: > 1 } text || text == "--" || text[0] is not ('-' or '+'))
            {
                break;
            }

            bool on = text[0] == '-';
            string? option = text.Contains('o') && i + 1 < command.Words.Count ? command.Words[i + 1].Text : null;
            if (text.Contains('e') || option == "errexit")
            {
                SetStops(command, shell, on);
            }

            shell.HasPipefail = option == "pipefail" ? on : shell.HasPipefail;
            HasPipefail |= shell.HasPipefail && ReferenceEquals(shell, _own);
            i += option is null ? 0 : 1;
        }
    }

    private void SetStops(ShellCommand command, ShellState shell, bool on)
    {
        bool isSwitchedOnAgain = !on && IsSwitchedOnBehind(command);
        (shell.Stops, shell.SwitchedOff) = on ? (StopsAtErrors.Yes, default)
            : isSwitchedOnAgain ? (StopsAtErrors.Suspended, command.Span)
            : (StopsAtErrors.No, command.Span);
        Stops |= on && ReferenceEquals(shell, _own);
    }

    /// <summary>Whether the same shell is told to stop again further down.</summary>
    private bool IsSwitchedOnBehind(ShellCommand command)
    {
        ShellUse? off = _script.Commands.FirstOrDefault(use => ReferenceEquals(use.Command, command));
        return _script.Commands.Any(use =>
            use.Command.Span.Start > command.Span.Start && use.Command.Name == "set" && use.Function == off?.Function
            && use.Subshells == off?.Subshells
            && use.Command.Words.Skip(1).Any(word => word.Text is "errexit"
                || (word.Text is { Length: > 1 } text && text[0] == '-' && text.IndexOf('e') > 0)));
    }
}

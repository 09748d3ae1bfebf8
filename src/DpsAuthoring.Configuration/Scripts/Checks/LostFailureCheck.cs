namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A script that stops at failures, and a place where bash does not.</summary>
internal sealed class LostFailureCheck()
    : ScriptCheck("DPS5020", Severity.Warning, "A failure is lost although the script stops at failures")
{
    /// <summary>What an <c>&amp;&amp;</c> asks: its answer is no failure.</summary>
    private static readonly HashSet<string> s_questions =
    [
        "[", "test", "grep", "egrep", "fgrep", "zgrep", "rg", "command", "which", "type", "hash", "diff", "cmp", "id", "ls", "true", ":",
        "pgrep", "getent", "mountpoint", "ping", "let", "expr", "shopt", "read", "find",
    ];

    public override string[] Shellcheck => ["SC2155", "SC2310", "SC2311", "SC2312", "SC2015"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        IEnumerable<LostFailure> lost = FailureFlow.Of(script, context.Role).Lost
            .Where(each => each.Reason is not (LossReason.Pipeline or LossReason.SwitchedOff) && CanFail(each.Command));
        foreach (IGrouping<(LossReason, int), LostFailure> same in lost.GroupBy(each => (each.Reason, each.Site.Start)))
        {
            LostFailure first = same.First();
            string[] names = [.. same.Select(each => NameOf(script, each.Command)).Distinct()];
            string name = names.Length switch
            {
                1 => $"'{names[0]}'",
                2 => $"'{names[0]}' or '{names[1]}'",
                _ => $"'{names[0]}', '{names[1]}' or another",
            };
            yield return At(script, first.Command.Span, $"If {name} fails here, {Consequence(script, first)}");
        }
    }

    private static bool CanFail(ShellCommand command) =>
        command.Kind == ShellCommandKind.Simple && command.Words.Count > 0 && !GoesToScript(command)
        && (command.Name is not { } name
            || (name == "wait" ? command.Words.Count > 1 : !s_questions.Contains(name) && !FailingPrograms.HardlyFails(name)));

    /// <summary><c>cd "$(dirname "$0")"</c>: the script's own folder is there.</summary>
    private static bool GoesToScript(ShellCommand command) => command is { Name: "cd", Words: [_, .., var folder] }
        && folder.Parts is [CommandPart { Body.Statements: [{ Pipelines: [{ Commands: [var named] }] }] }, ..]
        && named.Name is "dirname" or "readlink" or "realpath";

    private static string Consequence(ShellScript script, LostFailure lost)
    {
        string site = Quote(script, lost.Site).TrimEnd(';');
        return lost.Reason switch
        {
            LossReason.AndList =>
                "the rest of the '&&' list is left out and the script goes on: 'set -e' counts only for the last command of such a list. "
                + "Write each command on a line of its own, or '|| exit 1' behind the list.",
            LossReason.Condition =>
                $"the script goes on: '{site}'{Line(script, lost)} is asked whether it fails (if, !, && or ||), and "
                + "'set -e' counts nowhere in it. "
                + "Call it on a line of its own, or write '|| return 1' behind each of its commands ('|| exit 1' in parentheses).",
            LossReason.Declaration =>
                $"'{site}' succeeds all the same, and the script goes on with an empty value. Declare first, and set "
                + "the value on a line of its "
                + "own: name=$(…).",
            LossReason.Argument =>
                $"'{site}' runs all the same, with nothing in its place. Keep the answer first, on a line of its own: "
                + "name=$(…); then use \"$name\".",
            LossReason.Substitution =>
                "the script goes on: 'set -e' does not count in $(…). Write 'shopt -s inherit_errexit' below 'set -e' "
                + "(bash 4.4), or '|| exit 1' "
                + "behind the command.",
            LossReason.ProcessSubstitution =>
                "nobody sees it: the command that reads or writes there goes on. Write to a file first, on a line of "
                + "its own, and read that.",
            _ =>
                "the script goes on: 'wait' alone succeeds whatever became of the jobs in the background. Keep each "
                + "one's number, pid=$!, and "
                + "write 'wait \"$pid\"' for each.",
        };
    }

    private static string Line(ShellScript script, LostFailure lost) =>
        lost.Site.Start <= lost.Command.Span.Start && lost.Command.Span.End <= lost.Site.End ? ""
            : $" in line {script.File.Position(lost.Site.Start).Line}";

    private static string NameOf(ShellScript script, ShellCommand command) => Quote(script, command.Words[0].Span);
}

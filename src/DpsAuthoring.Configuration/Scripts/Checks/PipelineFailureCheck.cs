namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>Without <c>pipefail</c> a pipeline ends as its last command ends: <c>python … | tee log</c> always succeeds.</summary>
internal sealed class PipelineFailureCheck() : ScriptCheck("DPS5003", Severity.Warning, "A failure is lost in a pipeline")
{
    /// <summary>What is put into pipelines and hardly fails there.</summary>
    private static readonly HashSet<string> s_textTools =
    [
        "echo",
        "printf",
        "cat",
        "ls",
        "grep",
        "egrep",
        "fgrep",
        "sed",
        "awk",
        "cut",
        "sort",
        "head",
        "tail",
        "tr",
        "find",
        "wc",
        "date",
        "yes",
        "seq",
        "env",
        "printenv",
        "basename",
        "dirname",
        "jq",
        "uniq",
        "tee",
        "ps",
        "df",
        "free",
        "nproc",
        "uname",
        "which",
        "true",
        "false",
        ":",
        "set",
        "pwd",
        "xargs",
        "paste",
        "column",
        "rev",
        "tac",
        "nl",
        "od",
        "xxd",
        "base64",
        "hostname",
        "id",
        "whoami",
        "history",
        "declare",
        "export",
        "type",
    ];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        var flow = FailureFlow.Of(script, context.Role);
        if (flow.HasPipefail || script.Parts.Any(found => found.Part is VariablePart { Name: "PIPESTATUS" }))
        {
            yield break;
        }

        foreach (ShellUse use in script.Commands)
        {
            if (use is { Pipeline: { } pipeline }
                && (use is { IsInSubstitution: false, IsAsked: false } || IsLostAnswer(flow, use))
                && pipeline.Commands.Contains(use.Command)
                && !ReferenceEquals(use.Command, pipeline.Commands[pipeline.Commands.Count - 1])
                && CanFail(use.Command))
            {
                string name = use.Command.Words.Count > 0 ? Quote(script, use.Command.Words[0].Span) : "it";
                yield return At(script, use.Command.Span,
                    $"If '{name}' fails, the pipeline succeeds all the same, and so does the job. Write 'set -o pipefail' at the top.");
            }
        }
    }

    /// <summary>Whether a value is made by a pipeline whose last command succeeds without an input too: <c>x=$(a | tail -1)</c>.</summary>
    private static bool IsLostAnswer(FailureFlow flow, ShellUse use) =>
        use.Pipeline!.Commands[use.Pipeline.Commands.Count - 1].Name is not ("grep" or "egrep" or "fgrep" or "jq")
        && flow.Lost.Any(lost =>
            lost.Reason == LossReason.Pipeline
            && (use.Command.Kind == ShellCommandKind.Simple
                ? ReferenceEquals(lost.Command, use.Command)
                : use.Command.Span.Start <= lost.Command.Span.Start && lost.Command.Span.End <= use.Command.Span.End));

    private static bool CanFail(ShellCommand command) =>
        command.Kind is ShellCommandKind.Group or ShellCommandKind.Subshell
        || (command.Kind == ShellCommandKind.Simple && command.Words.Count > 0 && !s_textTools.Contains(command.Name ?? ""));
}

namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>A run script that looks at no argument runs the same for every job.</summary>
internal sealed class ArgumentsPassedOnCheck() : ScriptCheck("DPS5008", Severity.Warning, "The arguments are not passed on")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Run, Arguments: > 0 } || ReadsJobFile(script))
        {
            yield break;
        }

        var flow = new ArgumentFlow(script);
        if (flow.IsRead())
        {
            yield break;
        }

        // The call of a function that would read them, or the last command.
        var own = script
            .Commands.Where(use =>
                use is { IsInFunction: false, IsInSubstitution: false, Command: { Kind: ShellCommandKind.Simple, Words.Count: > 0 } })
            .ToList();
        if ((
                own.LastOrDefault(use => use.Command.Words.Count == 1 && flow.Called(use.Command) is { } called && flow.Reads(called))
                ?? own.LastOrDefault()) is
            { } place)
        {
            string write = flow.Called(place.Command) is { } function && flow.Reads(function)
                ? $"A function's $1 and \"$@\" are what it is called with. Write: {function} \"$@\""
                : "Pass them on with \"$@\".";
            yield return At(script, place.Command.Span,
                "The script reads none of its arguments, so the configured inputs change nothing: every job computes the same. " + write);
        }
    }

    /// <summary>Whether it names the files in which DPS writes a job's values beside the arguments.</summary>
    private static bool ReadsJobFile(ShellScript script) =>
        script.Parts.Any(found => found.Part is TextPart text && (text.Text.Contains("_job.json") || text.Text.Contains("_context.json")));
}

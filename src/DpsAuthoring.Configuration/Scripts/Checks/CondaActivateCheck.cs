namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary><c>conda activate</c> is a function of interactive shells; a job's shell does not have it.</summary>
internal sealed class CondaActivateCheck() : ScriptCheck("DPS5013", Severity.Warning, "conda activate in a shell that has not set conda up")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (script.Shebang?.IsLogin == true)
        {
            yield break;
        }

        foreach (ShellUse use in script.Commands)
        {
            if (IsSetUp(use.Command))
            {
                yield break;
            }

            if (use.Command.Name is "conda" or "mamba" && use.Command.Words.Count > 1 && use.Command.Words[1].Text == "activate")
            {
                string tool = use.Command.Name;
                yield return At(script, use.Command.Span,
                    $"'{tool} activate' works only in a shell that has set {tool} up, which a job's has not: it fails, or the program runs in the wrong "
                    + $"environment. Write '{tool} run --live-stream --name ENVIRONMENT program', or 'source activate ENVIRONMENT'.");
                yield break;
            }
        }
    }

    /// <summary>Whether it makes the function: <c>eval "$(conda shell.bash hook)"</c>, or reading a file that does.</summary>
    private static bool IsSetUp(ShellCommand command) =>
        command.Name is "source" or "." or "eval" or "conda_init"
        || (command.Name is "conda" or "mamba" or "micromamba" && command.Words.Count > 1
            && command.Words[1].Text is { } verb && (verb.StartsWith("shell", StringComparison.Ordinal) || verb == "init"));
}

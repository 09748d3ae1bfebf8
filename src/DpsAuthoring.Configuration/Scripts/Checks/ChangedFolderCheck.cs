namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary><c>output/</c> and <c>input/</c> are folders of where the job starts; after a <c>cd</c> those names mean others.</summary>
internal sealed class ChangedFolderCheck()
    : ScriptCheck("DPS5012", Severity.Warning, "output/ or input/ is used after the folder was changed")
{
    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Role != ScriptRole.Run)
        {
            yield break;
        }

        ShellCommand? left = null;
        foreach (
            ShellCommand? command in script.Commands.Where(use => use is { IsInFunction: false, Subshells: 0 }).Select(use => use.Command))
        {
            if (command.Name is "cd" or "pushd")
            {
                left = Leaves(script, command) ? command : null;
            }
            else if (command.Name == "popd")
            {
                left = null;
            }
            else if (left is not null && command.Kind == ShellCommandKind.Simple && Used(script, command) is { } used)
            {
                yield return At(script, left.Span,
                    $"After this, '{Quote(script, used.Span)}' is not the job's folder but one below the new folder: results there are lost, and inputs "
                    + "are not found. Stay in the job's folder and call programs by their path, or change folders in parentheses: (cd … && …).");
                yield break;
            }
        }
    }

    private static bool Leaves(ShellScript script, ShellCommand cd)
    {
        if (cd.Words.Count < 2)
        {
            return true;
        }

        ShellWord target = cd.Words[1];
        bool isUnknown = target.Parts.Count > 0 && target.Parts[0] is VariablePart variable && script.Values(variable.Name).Count == 0;
        return !isUnknown
            && script.Text(target) is not ("." or "-" or "./")
            && target.Parts.All(part => part is not VariablePart { Name: "OLDPWD" or "PWD" });
    }

    private static ShellWord? Used(ShellScript script, ShellCommand command) =>
        command.Name is "echo" or "printf"
            ? null
            : command.Words.Concat(command.Redirections.Where(r => !r.IsHereDocument).Select(r => r.Target))
                .FirstOrDefault(word =>
                    script.Prefix(word) is var path && (ShellScript.IsIn("output", path) || ShellScript.IsIn("input", path)));
}

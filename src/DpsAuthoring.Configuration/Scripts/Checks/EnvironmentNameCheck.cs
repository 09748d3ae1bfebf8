namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>The environment that is run in must be one that the build makes or the image has.</summary>
internal sealed class EnvironmentNameCheck() : ScriptCheck("DPS5014", Severity.Warning, "An environment that the repository does not make")
{
    /// <summary>What MAAP's images have.</summary>
    private static readonly HashSet<string> s_ofImages = ["base", "python", "r", "pangeo", "notebook", "isce3", "pytorch"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context.Environments is not { Count: > 0 } made)
        {
            yield break;
        }

        var created = new HashSet<string>(
            script
                .Commands.Where(use => IsCreating(use.Command))
                .Select(use => Named(script, use.Command))
                .OfType<ShellWord>()
            .Select(word => script.Text(word) ?? ""));
        foreach (ShellCommand? command in script.Commands.Select(use => use.Command).Where(command => !IsCreating(command)))
        {
            if (Named(script, command) is { Text: { } name } word
                && !made.Contains(name) && !s_ofImages.Contains(name) && !created.Contains(name) && name.IndexOf('/') < 0)
            {
                string file =
                    made.Count == 1
                        ? $"the environment file makes '{made[0]}'"
                        : $"the environment files make {string.Join(", ", made.Select(n => $"'{n}'"))}";
                yield return At(script, word.Span,
                    $"There is no environment '{name}': {file}. The job would fail with 'EnvironmentLocationNotFound'.",
                    made.Count == 1 && Nearest.To(name, made) is not null ? Replace($"Write {made[0]}", word.Span, made[0]) : null);
            }
        }
    }

    private static bool IsCreating(ShellCommand command) =>
        IsConda(command) && command.Words.Skip(1).Select(word => word.Text).Any(text => text is "create" or "update");

    private static bool IsConda(ShellCommand command) =>
        command.Name is { } name && name.Substring(name.LastIndexOf('/') + 1) is "conda" or "mamba" or "micromamba";

    /// <summary>The word that names an environment.</summary>
    private static ShellWord? Named(ShellScript script, ShellCommand command)
    {
        if (command.Words is [_, { Text: "activate" }, var activated, ..] && (IsConda(command) || command.Name is "source" or "."))
        {
            return activated;
        }

        if (!IsConda(command))
        {
            return null;
        }

        for (int i = 1; i + 1 < command.Words.Count; i++)
        {
            if (command.Words[i].Text is "-n" or "--name")
            {
                return command.Words[i + 1];
            }

            // What stands behind the program's name is the program's.
            if (command.Words[i].Text is "python" or "python3" or "bash" or "Rscript")
            {
                break;
            }
        }

        return null;
    }
}

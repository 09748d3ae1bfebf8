namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>The image of the OGC build takes file modes as git has them; only the legacy one makes everything executable.</summary>
internal sealed class ExecutableCheck() : ScriptCheck("DPS5004", Severity.Error, "The run script is not executable")
{
    public override bool ReadsCommands => false;

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context) =>
        context is { Role: ScriptRole.Run, IsExecutable: false, HasOwnImage: false } && (context.IsOgc || !context.IsLegacy)
            ? [At(script, new TextSpan(0, 0),
                "The run script is not executable, so an OGC job ends with 'Permission denied'; the image takes the mode that git has. "
                + $"Run: git update-index --chmod=+x {script.File.Path}")]
            : [];
}

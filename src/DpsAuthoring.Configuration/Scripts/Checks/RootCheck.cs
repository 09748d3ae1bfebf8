namespace DpsAuthoring.Configuration.Scripts.Checks;

/// <summary>The legacy build runs as the user <c>ops</c>, the OGC build as root.</summary>
internal sealed class RootCheck() : ScriptCheck("DPS5017", Severity.Warning, "The build needs root, which the legacy build is not")
{
    private static readonly HashSet<string> s_installers = ["apt-get", "apt", "yum", "dnf", "apk", "dpkg", "sudo"];

    public override IEnumerable<Finding> Find(ShellScript script, ScriptContext context)
    {
        if (context is not { Role: ScriptRole.Build, IsLegacy: true } || AsksWho(script))
        {
            yield break;
        }

        ShellUse? first = script.Commands.FirstOrDefault(use => !use.IsAsked && s_installers.Contains(use.Command.Name ?? ""));
        if (first is not null)
        {
            yield return At(script, first.Command.Span,
                $"The legacy build runs as the user 'ops', so '{first.Command.Name}' fails and no image comes to be. "
                + "Take the package from conda (environment.yml), or use an image that has it.");
        }
    }

    private static bool AsksWho(ShellScript script) =>
        script.Commands.Any(use => use.Command.Name is "id" or "whoami"
            || (use.IsAsked && use.Command.Name is "command" or "which" or "type"))
        || script.Parts.Any(found => found.Part is VariablePart { Name: "EUID" or "UID" or "USER" });
}

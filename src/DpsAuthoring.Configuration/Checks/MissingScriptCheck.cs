namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4016: the repository has no such script.</summary>
internal sealed class MissingScriptCheck() : ConfigurationCheck("DPS4016", Severity.Warning, "A command's script is not there")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        if (!context.IsForApi
            || context.Repository is not { } repository
            || Commands.RepositoryFolder(configuration) is not { } folder
            || configuration.Find("algorithm_container_url") is not null)
        {
            return [];
        }

        return Commands.Scripts(configuration)
            .Select(command => (command, Path: PathIn(command.Script, folder)))
            .Where(command => command.Path is not null && repository.Has(command.Path) == false)
            .Select(command => At(
                configuration, command.command.Scalar.Span,
                $"{command.command.Key} names {command.Path}, which is not in this repository, and MAAP's API has the image made of that; "
                + (command.command.Key == "run_command" ? "every job would fail at its first step" : "the image's build would fail")));
    }

    private static string? PathIn(string script, string folder)
    {
        string path = script.StartsWith("/app/", StringComparison.Ordinal) ? script.Substring(5) : script;
        path = path.StartsWith("./", StringComparison.Ordinal) ? path.Substring(2) : path;
        return path.StartsWith(folder + "/", StringComparison.Ordinal) && !path.Any(char.IsWhiteSpace)
            ? path.Substring(folder.Length + 1)
            : null;
    }
}

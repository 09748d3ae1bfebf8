namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4014: a command does not begin with the folder that the repository is cloned into.</summary>
internal sealed class CommandFolderCheck()
    : ConfigurationCheck("DPS4014", Severity.Warning, "A command does not begin with the repository's folder")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        // A finished image has whatever folders its author gave it.
        if (Commands.RepositoryFolder(configuration) is not { } folder || configuration.Find("algorithm_container_url") is not null)
        {
            return [];
        }

        return Commands.Scripts(configuration)
            .Where(command => !command.Script.StartsWith("/", StringComparison.Ordinal)
                && !command.Script.Contains(' ')
                && !WithoutDots(command.Script).StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(command =>
            {
                string better = $"{folder}/{WithoutDots(command.Script)}";
                return At(
                    configuration, command.Scalar.Span,
                    $"The repository is cloned to /app/{folder}, but {command.Key} leads to /app/{command.Script}; write {better}",
                    FixOf($"Write '{better}'", Commands.Replace(command.Scalar, command.Script, better)));
            });
    }

    private static string WithoutDots(string path)
    {
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path.Substring(2);
        }

        return path;
    }
}

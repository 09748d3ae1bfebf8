namespace DpsAuthoring.Configuration.Checks;

/// <summary>DPS4014: a command does not begin with the folder that the repository is cloned into.</summary>
internal sealed class CommandFolderCheck()
    : ConfigurationCheck("DPS4014", Severity.Warning, "A command does not begin with the repository's folder")
{
    public override IEnumerable<Finding> Find(AlgorithmConfiguration configuration, ConfigurationContext context)
    {
        // A finished image has whatever folders its author gave it.
        if (!context.IsForApi
            || Commands.RepositoryFolder(configuration) is not { } folder
            || configuration.Find("algorithm_container_url") is not null)
        {
            return [];
        }

        string reader = configuration.Schema == ConfigurationSchema.Ogc ? "POST /api/build" : "POST /api/mas/algorithm";
        return Commands.Scripts(configuration)
            .Where(command => !command.Script.StartsWith("/", StringComparison.Ordinal)
                && !Workspace.Has(command.Script)
                && !command.Script.Contains(' ')
                && !WithoutDots(command.Script).StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(command =>
            {
                string path = WithoutDots(command.Script);
                string? found = Candidates(path, context.Folder).FirstOrDefault(candidate => context.Repository?.Has(candidate) == true);
                bool isMissing = found is null && context.Repository?.Has(path) == false;
                string better = $"{folder}/{found ?? path}";
                return At(
                    configuration, command.Scalar.Span,
                    $"{reader} has the repository cloned to /app/{folder}, but {command.Key} leads to /app/{command.Script}; "
                    + (isMissing
                        ? $"write the script's path from {folder}/ on (the repository has no {path})"
                        : $"write {better}"),
                    found is null ? null : FixOf($"Write '{better}'", Commands.Replace(command.Scalar, command.Script, better)));
            });
    }

    /// <summary>
    /// The paths of the repository that may be meant: as it stands, without its first folder, which may be an older name of the
    /// repository, and from the configuration's folder on.
    /// </summary>
    private static IEnumerable<string> Candidates(string path, string folder)
    {
        string inner = path.Substring(path.IndexOf('/') + 1);
        return folder.Length == 0 ? [path, inner] : [path, $"{folder}/{path}", inner, $"{folder}/{inner}"];
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

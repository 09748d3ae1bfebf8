namespace DpsAuthoring.Model;

/// <summary>
/// How <c>run_command</c> and <c>build_command</c> name files of the repository: behind the name of its folder, with or without
/// <c>/app</c>.
/// </summary>
public static class RepositoryPath
{
    private const string Applications = "/app/";

    /// <summary>The path in the image of a word that names a file from where repositories lie: <c>/app/gdal-wrapper/run.sh</c>.</summary>
    /// <param name="word">The word; an absolute path is what it says.</param>
    public static string InImage(string word) => word.StartsWith("/", StringComparison.Ordinal) ? word : Applications + word;

    /// <summary>
    /// The words of a run command as they are in the image: the OGC contract's is a path from where repositories lie, and under the legacy
    /// one each script is.
    /// </summary>
    /// <param name="command">The command.</param>
    /// <param name="contract">The contract.</param>
    public static IReadOnlyList<string> CommandInImage(string command, JobContract contract) =>
    [
        .. command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select((word, at) =>
            (contract == JobContract.Ogc ? at == 0 && word.Contains('/') : IsScript(word)) ? InImage(word) : word),
    ];

    /// <summary>Whether the legacy contract looks for a word of a command in the repository: a script, by how its name ends.</summary>
    /// <param name="word">The word.</param>
    public static bool IsScript(string word) => Path.GetExtension(word) is ".sh" or ".py" or ".java";

    /// <summary>The path, from the repository's top, that a word of a command names.</summary>
    /// <param name="word">A word such as <c>gdal-wrapper/run.sh</c> or <c>/app/gdal-wrapper/run.sh</c>.</param>
    /// <returns>Null for one that can be no file of the repository.</returns>
    public static string? Of(string word)
    {
        bool isAbsolute = word.StartsWith("/", StringComparison.Ordinal);
        if (isAbsolute && !word.StartsWith(Applications, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = word.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Skip(isAbsolute ? 2 : 1).ToList();
        return parts.Count == 0 || parts.Contains("..") ? null : string.Join("/", parts);
    }
}

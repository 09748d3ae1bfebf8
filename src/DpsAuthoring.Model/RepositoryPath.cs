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

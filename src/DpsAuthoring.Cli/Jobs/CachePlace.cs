using DpsAuthoring.Jobs;
using DpsAuthoring.Jobs.Local.Inputs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>Where fetched inputs are kept: in the user's cache, or beside the results where that cannot be written.</summary>
internal static class CachePlace
{
    /// <param name="folder">Where they should be kept.</param>
    /// <param name="output">The folder of the results.</param>
    /// <param name="warn">Is told where they are kept instead.</param>
    /// <exception cref="CouldNotRunException">They cannot, and it is no default.</exception>
    public static string Find(string folder, string output, TextWriter warn)
    {
        bool isDefault = folder == InputCache.DefaultFolder;
        if (Obstacle(folder, isDefault) is not { } obstacle)
        {
            return folder;
        }

        if (!isDefault)
        {
            throw new CouldNotRunException($"fetched inputs cannot be kept in {folder}: {obstacle}.");
        }

        string instead = Path.Combine(output, ".dps", "inputs");
        warn.WriteLine(
            $"Fetched inputs cannot be kept in {folder} ({obstacle}), and are kept in {instead}: --cache FOLDER or XDG_CACHE_HOME names another place.");
        return instead;
    }

    /// <summary>Why a folder cannot be written, or made; null where it can.</summary>
    private static string? Obstacle(string folder, bool isDefault)
    {
        if (isDefault && folder.StartsWith(InputCache.Home, StringComparison.Ordinal) && !Directory.Exists(InputCache.Home))
        {
            return $"the home folder {InputCache.Home} does not exist";
        }

        return Folders.Obstacle(folder, out string place) is null ? null : $"{place} cannot be written";
    }
}

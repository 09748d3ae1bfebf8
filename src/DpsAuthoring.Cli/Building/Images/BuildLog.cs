using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Building.Images;

/// <summary>The log of an algorithm's last build, in a folder of ours that git does not see.</summary>
internal static class BuildLog
{
    /// <summary>Makes it anew.</summary>
    /// <param name="repository">The repository's top folder.</param>
    /// <param name="held">Is held while the log is written: one build of a repository runs at a time.</param>
    /// <returns>The log's file, which is empty.</returns>
    /// <exception cref="CouldNotRunException">Another build runs.</exception>
    public static string Create(string repository, out FileLock held)
    {
        string folder = Directory.CreateDirectory(Path.Combine(repository, ".dps")).FullName;
        string ignore = Path.Combine(folder, ".gitignore");
        if (!File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }

        held = FileLock.Try(Path.Combine(folder, "image.lock"))
            ?? throw new CouldNotRunException($"Another dps build of {repository} runs: wait for its end.");
        string log = Path.Combine(folder, "build.log");
        File.WriteAllText(log, "");
        return log;
    }
}

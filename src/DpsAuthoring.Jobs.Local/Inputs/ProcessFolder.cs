using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// A folder of the cache that is one process's own: for what is not whole yet, and for the names of what it uses. A lock says that the
/// process lives; without, anybody may delete it.
/// </summary>
internal sealed class ProcessFolder : IDisposable
{
    private const string Unfinished = ".new-";
    private const string Uses = ".use-";
    private const string LockSuffix = ".lock";

    private readonly FileLock _held;

    private ProcessFolder(string path, FileLock held)
    {
        Path = path;
        _held = held;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    /// <summary>A folder for what is not whole yet.</summary>
    public static ProcessFolder ForUnfinished(string cache) => Create(cache, Unfinished);

    /// <summary>A folder with an empty file for each entry that this process uses, by its name.</summary>
    public static ProcessFolder ForUses(string cache) => Create(cache, Uses);

    /// <summary>The names of the entries that living processes use, this one among them.</summary>
    public static HashSet<string> Used(string cache)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateDirectories(cache, Uses + "*"))
        {
            using var held = FileLock.Try(path + LockSuffix);
            if (held is null && Directory.Exists(path))
            {
                used.UnionWith(new DirectoryInfo(path).EnumerateFiles().Select(file => file.Name));
            }
        }

        return used;
    }

    /// <summary>Deletes what processes have left that were killed.</summary>
    public static void Sweep(string cache)
    {
        if (!Directory.Exists(cache))
        {
            return;
        }

        string[] left = [.. new[] { Unfinished, Uses }.SelectMany(prefix => Directory.EnumerateFileSystemEntries(cache, prefix + "*"))
            .Select(path => path.EndsWith(LockSuffix, StringComparison.Ordinal) ? path[..^LockSuffix.Length] : path).Distinct()];
        foreach (string path in left)
        {
            using var held = FileLock.Try(path + LockSuffix);
            if (held is not null)
            {
                Delete(path);
            }
        }
    }

    public void Dispose()
    {
        Delete(Path);
        _held.Dispose();
    }

    private static ProcessFolder Create(string cache, string prefix)
    {
        Directory.CreateDirectory(cache);
        while (true)
        {
            string path = System.IO.Path.Combine(cache, prefix + Guid.NewGuid().ToString("n"));
            var held = FileLock.Wait(path + LockSuffix);
            if (File.Exists(path + LockSuffix)) // Otherwise a sweep has taken it for something left.
            {
                return new ProcessFolder(path, held);
            }

            held.Dispose();
        }
    }

    private static void Delete(string path)
    {
        FileSystem.Delete(path);
        File.Delete(path + LockSuffix);
    }
}

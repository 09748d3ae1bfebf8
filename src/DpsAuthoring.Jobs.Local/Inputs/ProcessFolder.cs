using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>A folder of the cache for what is not whole yet. A lock says that its process lives; without, anybody may delete it.</summary>
internal sealed class UnfinishedFolder : IDisposable
{
    private const string Prefix = ".new-";
    private const string LockSuffix = ".lock";

    private readonly FileLock _held;

    private UnfinishedFolder(string path)
    {
        Path = path;
        _held = FileLock.Wait(path + LockSuffix);
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public static UnfinishedFolder Create(string cache)
    {
        Directory.CreateDirectory(cache);
        return new UnfinishedFolder(System.IO.Path.Combine(cache, Prefix + Guid.NewGuid().ToString("n")));
    }

    /// <summary>Deletes what processes have left that were killed.</summary>
    public static void Sweep(string cache)
    {
        if (!Directory.Exists(cache))
        {
            return;
        }

        string[] left = [.. Directory.EnumerateFileSystemEntries(cache, Prefix + "*")
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

    private static void Delete(string path)
    {
        FileSystem.Delete(path);
        File.Delete(path + LockSuffix);
    }
}

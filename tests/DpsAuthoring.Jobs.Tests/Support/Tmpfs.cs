namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>A small file system for as long as a test wants it.</summary>
internal sealed class Tmpfs : IDisposable
{
    private Tmpfs(string path) => Path = path;

    public string Path { get; }

    /// <returns>Null where nobody may mount.</returns>
    public static Tmpfs? Mount(string path, string options)
    {
        Directory.CreateDirectory(path);
        return Command.Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path) == 0 ? new Tmpfs(path) : null;
    }

    public void Dispose() => Command.Run("umount", "-l", Path);
}

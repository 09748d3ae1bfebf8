namespace DpsAuthoring.Cli.Adoption;

/// <summary>A folder that appears whole, or not at all: it is made beside its place, and renamed into it.</summary>
internal sealed class NewFolder : IDisposable
{
    private readonly string _target;
    private readonly string _around;

    /// <param name="target">Where it is to appear.</param>
    /// <exception cref="CouldNotRunException">Something is there already.</exception>
    public NewFolder(string target)
    {
        _target = target;
        EnsureFree(target);
        string above = Path.GetDirectoryName(target)!;
        while (!Directory.Exists(above))
        {
            above = Path.GetDirectoryName(above) ?? throw new CouldNotRunException($"'{target}' cannot be made: there is no folder above it.");
        }

        _around = Path.Combine(above, ".dps-adopt-" + Path.GetRandomFileName());
        Directory.CreateDirectory(_around);
    }

    /// <summary>Where it is made.</summary>
    public string Draft => Path.Combine(_around, "draft");

    /// <summary>Lets it appear.</summary>
    public void Publish()
    {
        EnsureFree(_target);
        Directory.CreateDirectory(Path.GetDirectoryName(_target)!);
        if (Directory.Exists(_target))
        {
            Directory.Delete(_target); // Only an empty one goes.
        }

        Directory.Move(Draft, _target);
    }

    public void Dispose() => Directory.Delete(_around, recursive: true);

    /// <exception cref="CouldNotRunException">Something is there already.</exception>
    public static void EnsureFree(string target)
    {
        var entry = new DirectoryInfo(target);
        if (File.Exists(target) || entry.LinkTarget is not null || (entry.Exists && entry.EnumerateFileSystemInfos().Any()))
        {
            throw new CouldNotRunException($"'{Files.DiskTree.Display(target)}' exists and is not an empty folder; name another with --output.");
        }
    }
}

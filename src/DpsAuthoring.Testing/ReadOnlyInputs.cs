namespace DpsAuthoring.Testing;

/// <summary>The inputs of a job: read-only in a folder of their own, and links to them in <c>input/</c>, as on a DPS worker.</summary>
internal sealed class ReadOnlyInputs(string folder, string input)
{
    private readonly List<(string Path, DateTime Written, long Length)> _files = [];

    public string Add(string name, Action<string> write)
    {
        if (name != Path.GetFileName(name) || name is "." or "..")
        {
            throw new ArgumentException($"'{name}' is no file name: DPS puts every input directly into input/.", nameof(name));
        }

        string path = Path.Combine(folder, name);
        string link = Path.Combine(input, name);
        if (Path.Exists(path) || Path.Exists(link))
        {
            throw new IOException($"input/ has a file '{name}' already; two inputs of one name fail a job before it starts.");
        }

        write(path);
        if (!Path.Exists(path))
        {
            throw new IOException($"Nothing was written to {path}, which should be the input '{name}'.");
        }

        foreach (FileInfo file in Files(path))
        {
            file.IsReadOnly = true;
            _files.Add((file.FullName, file.LastWriteTimeUtc, file.Length));
        }

        Directory.CreateDirectory(input);
        Link(link, path);
        return link;
    }

    /// <summary>Copies a file, or a directory with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            File.Copy(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (string path in Directory.EnumerateFileSystemEntries(from))
        {
            Copy(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }

    /// <summary>The names of the inputs that are not as they were. Permissions do not stop a superuser, so they are compared.</summary>
    public IReadOnlyList<string> Changed() =>
        [.. _files
            .Where(file => new FileInfo(file.Path) is not { Exists: true } now
                || (now.LastWriteTimeUtc, now.Length) != (file.Written, file.Length))
            .Select(file => Path.GetRelativePath(folder, file.Path))];

    /// <summary>Windows deletes no read-only file.</summary>
    public void Unlock()
    {
        foreach (FileInfo file in _files.Select(file => new FileInfo(file.Path)).Where(file => file.Exists))
        {
            file.IsReadOnly = false;
        }
    }

    private static IEnumerable<FileInfo> Files(string path) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories) : [new FileInfo(path)];

    private static void Link(string link, string path)
    {
        try
        {
            File.CreateSymbolicLink(link, path);
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            Copy(path, link); // Windows lets not every user make links.
        }
    }
}

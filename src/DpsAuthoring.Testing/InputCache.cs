namespace DpsAuthoring.Testing;

/// <summary>The input files of a job: read-only in a folder of their own, and links to them in <c>input/</c>, as on a DPS worker.</summary>
internal sealed class InputCache(string folder, string input)
{
    private readonly List<(string Path, DateTime Written, long Length)> _files = [];

    public string Add(string name, Action<string> write)
    {
        if (name != Path.GetFileName(name) || name is "." or "..")
        {
            throw new ArgumentException($"'{name}' is no file name: DPS puts every input directly into input/.", nameof(name));
        }

        string file = Path.Combine(folder, name);
        string link = Path.Combine(input, name);
        if (File.Exists(file))
        {
            throw new IOException($"input/ has a file '{name}' already; two inputs of one name fail a job before it starts.");
        }

        write(file);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        var written = new FileInfo(file);
        _files.Add((file, written.LastWriteTimeUtc, written.Length));
        Directory.CreateDirectory(input);
        Link(link, file);
        return link;
    }

    /// <summary>The names of the inputs that are not as they were. Permissions do not stop a superuser, so they are compared.</summary>
    public IReadOnlyList<string> Changed() =>
        [.. _files
            .Where(file => new FileInfo(file.Path) is not { Exists: true } now
                || (now.LastWriteTimeUtc, now.Length) != (file.Written, file.Length))
            .Select(file => Path.GetFileName(file.Path))];

    private static void Link(string link, string file)
    {
        try
        {
            File.CreateSymbolicLink(link, file);
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            File.Copy(file, link); // Windows lets not every user make links.
        }
    }
}

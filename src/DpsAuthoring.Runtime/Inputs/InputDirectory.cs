namespace DpsAuthoring;

/// <summary>An input directory of a job. Like an input file it is read only.</summary>
public sealed class InputDirectory
{
    /// <summary>Names a directory; it need not exist yet.</summary>
    /// <param name="path">Its path; a relative one is taken from the current directory.</param>
    public InputDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
    }

    /// <summary>The full path, under the name by which the job knows the directory (a link is not resolved).</summary>
    public string Path { get; }

    /// <summary>The directory's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The files of the directory and of those below it, in the order of their names; links are followed.</summary>
    /// <param name="pattern">A wildcard for the file names. Default: all.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public IReadOnlyList<InputFile> Files(string pattern = "*") =>
        [.. Directory.EnumerateFiles(Path, pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new InputFile(path))];

    /// <summary>The full path.</summary>
    public override string ToString() => Path;
}

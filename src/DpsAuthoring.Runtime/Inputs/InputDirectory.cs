namespace DpsAuthoring;

/// <summary>An input directory of a job. Like an input file it is read only.</summary>
public sealed class InputDirectory
{
    /// <summary>Names a directory; it need not exist yet.</summary>
    /// <param name="path">Its path; a relative one is taken from the current directory.</param>
    public InputDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FullPath = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
    }

    /// <summary>The full path, under the name by which the job knows the directory (a link is not resolved).</summary>
    public string FullPath { get; }

    /// <summary>The directory's name.</summary>
    public string Name => Path.GetFileName(FullPath);

    /// <summary>Lists the files of the directory and of those below it, hidden ones too, in the order of their paths; links are followed.</summary>
    /// <param name="pattern">A wildcard for the file names, such as <c>*.tif</c>. Default: all.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public IReadOnlyList<InputFile> GetFiles(string pattern = "*") =>
        [.. Directory.EnumerateFiles(FullPath, pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new InputFile(path))];

    /// <summary>The full path.</summary>
    public override string ToString() => FullPath;
}

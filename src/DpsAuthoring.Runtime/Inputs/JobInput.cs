using System.IO.Enumeration;

namespace DpsAuthoring;

/// <summary>The <c>input/</c> folder of a job, where the legacy contract puts the files.</summary>
public sealed class JobInput
{
    internal JobInput(string jobDirectory) => FullPath = Path.Combine(jobDirectory, "input");

    /// <summary>The full path of <c>input/</c>; it does not exist where a job has no files.</summary>
    public string FullPath { get; }

    /// <summary>
    /// Lists the files in <c>input/</c> in the order of their names, links included, hidden ones not; none where there is no such folder.
    /// </summary>
    /// <param name="pattern">A wildcard for the file names, such as <c>*.tif</c>. Default: all.</param>
    public IReadOnlyList<InputFile> GetFiles(string pattern = "*")
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return [.. Entries().Where(path => File.Exists(path) && Matches(pattern, path)).Select(path => new InputFile(path))];
    }

    /// <summary>Everything in <c>input/</c> that is not hidden, as full paths in the order of the names, broken links included.</summary>
    internal IEnumerable<string> Entries() =>
        Directory.Exists(FullPath)
            ? Directory.EnumerateFileSystemEntries(FullPath)
                .Where(path => !Path.GetFileName(path).StartsWith('.'))
                .Order(StringComparer.Ordinal)
            : [];

    /// <summary>
    /// Whether an entry's name fits a wildcard. DPS leaves a URL's query in the name of the file it fetched
    /// (<c>dem.tif?X-Amz-Signature=…</c>), so the name also fits without it.
    /// </summary>
    internal static bool Matches(string pattern, string path)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
        int query = name.IndexOf('?');
        return FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)
            || (query > 0 && FileSystemName.MatchesSimpleExpression(pattern, name[..query], ignoreCase: false));
    }
}

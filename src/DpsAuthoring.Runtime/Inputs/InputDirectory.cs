using System.Diagnostics.CodeAnalysis;

namespace DpsAuthoring;

/// <summary>An input directory of a job. Like an input file it is read only.</summary>
public sealed class InputDirectory : IParsable<InputDirectory>
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

    /// <summary>
    /// Lists the files of the directory and of those below it, hidden ones too, in the order of their paths; links are followed.
    /// </summary>
    /// <param name="pattern">A wildcard for the file names, such as <c>*.tif</c>. Default: all.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public IReadOnlyList<InputFile> GetFiles(string pattern = "*") =>
        [.. Directory.EnumerateFiles(FullPath, pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new InputFile(path))];

    /// <summary>Names a directory; it need not exist yet.</summary>
    /// <param name="s">Its path; a relative one is taken from the current directory.</param>
    /// <exception cref="FormatException">The text is empty or holds a NUL character, and so is not a path.</exception>
    public static InputDirectory Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out InputDirectory? result)
            ? result
            : throw new FormatException("An empty text, or one with a NUL character, is not the path of a directory.");
    }

    /// <summary>Names a directory; it need not exist yet.</summary>
    /// <param name="s">Its path; a relative one is taken from the current directory.</param>
    /// <param name="result">The directory; null where the text is not a path.</param>
    /// <returns>Whether the text is a path: neither empty nor with a NUL character.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out InputDirectory? result)
    {
        result = string.IsNullOrEmpty(s) || s.Contains('\0') ? null : new InputDirectory(s);
        return result is not null;
    }

    static InputDirectory IParsable<InputDirectory>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<InputDirectory>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out InputDirectory result) =>
        TryParse(s, out result);

    /// <summary>The full path.</summary>
    public override string ToString() => FullPath;
}

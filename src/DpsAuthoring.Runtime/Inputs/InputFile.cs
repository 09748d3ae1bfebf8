using System.Diagnostics.CodeAnalysis;

namespace DpsAuthoring;

/// <summary>An input file of a job. In a job it is a link into a read-only cache, so it opens for reading only.</summary>
public sealed class InputFile : IParsable<InputFile>
{
    /// <summary>Names a file; it need not exist yet.</summary>
    /// <param name="path">Its path; a relative one is taken from the current directory.</param>
    public InputFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FullPath = Path.GetFullPath(path);
    }

    /// <summary>The full path, under the name by which the job knows the file (a link is not resolved).</summary>
    public string FullPath { get; }

    /// <summary>The file's name with its extension.</summary>
    public string Name => Path.GetFileName(FullPath);

    /// <summary>The size in bytes of the file itself, behind any link.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public long Length
    {
        get
        {
            using FileStream stream = OpenRead();
            return stream.Length;
        }
    }

    /// <summary>Opens the file for reading, through any link.</summary>
    /// <exception cref="IOException">It is missing or cannot be read.</exception>
    public FileStream OpenRead() => new(FullPath, FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Opens the file as UTF-8 text, through any link.</summary>
    /// <exception cref="IOException">It is missing or cannot be read.</exception>
    public StreamReader OpenText() => new(OpenRead());

    /// <summary>Names a file; it need not exist yet.</summary>
    /// <param name="s">Its path; a relative one is taken from the current directory.</param>
    /// <exception cref="FormatException">The text is empty or holds a NUL character, and so is not a path.</exception>
    public static InputFile Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out InputFile? result)
            ? result
            : throw new FormatException("An empty text, or one with a NUL character, is not the path of a file.");
    }

    /// <summary>Names a file; it need not exist yet.</summary>
    /// <param name="s">Its path; a relative one is taken from the current directory.</param>
    /// <param name="result">The file; null where the text is not a path.</param>
    /// <returns>Whether the text is a path: neither empty nor with a NUL character.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out InputFile? result)
    {
        result = string.IsNullOrEmpty(s) || s.Contains('\0') ? null : new InputFile(s);
        return result is not null;
    }

    static InputFile IParsable<InputFile>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<InputFile>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out InputFile result) =>
        TryParse(s, out result);

    /// <summary>The full path.</summary>
    public override string ToString() => FullPath;
}

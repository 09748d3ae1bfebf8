using System.Text;

namespace DpsAuthoring.Model;

/// <summary>A text with its name, and the lines and columns of its characters.</summary>
/// <param name="path">What messages call the file.</param>
/// <param name="text">All of it, line ends included.</param>
public sealed class TextFile(string path, string text)
{
    /// <summary>Why a text in another encoding is not read.</summary>
    public const string NotUtf8 = "it is not UTF-8";

    private int[]? _lineStarts;

    /// <summary>What messages call the file.</summary>
    public string Path { get; } = path;

    /// <summary>All of the text, line ends included.</summary>
    public string Text { get; } = text;

    /// <summary>Why the text could not be had, as a clause; null if it could.</summary>
    public string? Unreadable { get; private init; }

    /// <summary>
    /// Reads a file of at most a few megabytes of UTF-8; one that is larger or in another encoding is <see cref="Unreadable"/>.
    /// </summary>
    /// <param name="file">The file to read.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static TextFile Load(string file, string path)
    {
        const int Most = 4 << 20;
        using FileStream stream = File.OpenRead(file);
        if (stream.CanSeek && stream.Length > Most)
        {
            return Unread(path, $"it has {stream.Length >> 20} MB, and nothing of more than {Most >> 20} MB is read");
        }

        try
        {
            using var reader = new StreamReader(
                stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
            return new TextFile(path, reader.ReadToEnd().TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            return Unread(path, NotUtf8);
        }
    }

    /// <summary>A file whose text could not be had.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="reason">Why not, as a clause.</param>
    public static TextFile Unread(string path, string reason) => new(path, "") { Unreadable = reason };

    /// <summary>The line and column of a character, both counted from 1, the column in UTF-16 units as editors do.</summary>
    /// <param name="offset">Characters before it; the text's length is the place behind the last one.</param>
    public (int Line, int Column) Position(int offset)
    {
        _lineStarts ??= FindLineStarts(Text);
        int line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>Where the line of a character begins.</summary>
    public int LineStart(int offset) => offset == 0 ? 0 : Text.LastIndexOfAny(['\n', '\r'], offset - 1) + 1;

    /// <summary>Where the line of a character ends, before its line end.</summary>
    public int LineEnd(int offset) => Text.IndexOfAny(['\n', '\r'], offset) is >= 0 and var end ? end : Text.Length;

    /// <summary>Where the line after a character's begins; the text's end behind the last.</summary>
    public int NextLine(int offset)
    {
        int end = LineEnd(offset);
        return end == Text.Length ? end : Text[end] == '\r' && end + 1 < Text.Length && Text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

namespace DpsAuthoring.Configuration;

/// <summary>A text with its name, and the lines and columns of its characters.</summary>
/// <param name="path">What messages call the file.</param>
/// <param name="text">All of it, line ends included.</param>
public sealed class TextFile(string path, string text)
{
    private int[]? lineStarts;

    /// <summary>What messages call the file.</summary>
    public string Path { get; } = path;

    /// <summary>All of the text, line ends included.</summary>
    public string Text { get; } = text;

    /// <summary>The line and column of a character, both counted from 1, the column in UTF-16 units as editors do.</summary>
    /// <param name="offset">Characters before it; the text's length is the place behind the last one.</param>
    public (int Line, int Column) Position(int offset)
    {
        lineStarts ??= FindLineStarts(Text);
        var line = Array.BinarySearch(lineStarts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return (line + 1, offset - lineStarts[line] + 1);
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}

using DpsAuthoring.Jobs;

namespace DpsAuthoring.Cli.Remote;

/// <summary>Rows in columns. What a server says is shown, and not obeyed.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    public static void Write(TextWriter say, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        string[][] cells = [.. rows.Select(row => row.Select(cell => PlainText.Line((cell ?? "").ReplaceLineEndings(" "))).ToArray())];
        int[] widths = [.. heads.Select((head, column) => cells.Select(row => row[column].Length).Append(head.Length).Max())];
        say.WriteLine(Terminal.Bold(Line(heads, widths)));
        foreach (string[] row in cells)
        {
            say.WriteLine(Line(row, widths));
        }
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths) =>
        string.Join(Gap, cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
}

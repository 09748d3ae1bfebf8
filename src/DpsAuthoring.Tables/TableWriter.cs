using System.Buffers;

namespace DpsAuthoring.Tables;

/// <summary>Writes rows so that <see cref="TableReader"/>, and whatever keeps to RFC 4180, reads the same texts.</summary>
internal sealed class TableWriter(TextWriter text, char separator, string lineEnd)
{
    /// <summary>What cannot stand without quotes. A byte order mark would be lost where a file begins with it.</summary>
    private readonly SearchValues<char> _special = SearchValues.Create([separator, '"', '\r', '\n', '\uFEFF']);

    public void WriteRow(IEnumerable<string> cells)
    {
        int count = 0;
        string first = "";
        foreach (string cell in cells)
        {
            if (count++ == 0)
            {
                first = cell;
            }
            else
            {
                text.Write(separator);
            }

            WriteCell(cell);
        }

        // A line with nothing on it would be no row.
        text.Write(count == 1 && first.Length == 0 ? "\"\"" : "");
        text.Write(lineEnd);
    }

    private void WriteCell(string cell)
    {
        bool isPlain = !cell.AsSpan().ContainsAny(_special) && cell.AsSpan().Trim().Length == cell.Length;
        text.Write(isPlain ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}

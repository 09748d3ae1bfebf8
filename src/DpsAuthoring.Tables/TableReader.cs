using System.Text;
using DpsAuthoring.Logging;
using nietras.SeparatedValues;

namespace DpsAuthoring.Tables;

/// <summary>Reads a file row by row. Sep parts the rows and the cells; what they mean, and what is wrong with them, is told here.</summary>
internal static class TableReader
{
    /// <summary>What stands for bytes that are not of the encoding.</summary>
    private const char Undecodable = '\uFFFD';

    /// <summary>How far the end of the first line is looked for.</summary>
    private const int LongestHeader = 1 << 20;

    private static readonly char[] s_separators = [',', ';', '\t'];

    /// <summary>The file's name in a sentence. DPS leaves the query of a signed address in it, which is nobody's to read.</summary>
    public static string NameOf(string path) => Quoted.Value(Path.GetFileName(path).Split('?')[0]);

    public static IEnumerable<TableRow> Read(string path, char? separator)
    {
        string file = NameOf(path);
        using StreamReader text = Open(path);
        using SepReader reader = new Sep(separator ?? SeparatorOf(path)).Reader(options => options with
        {
            HasHeader = false,
            DisableColCountCheck = true,
            Unescape = false,
        }).From(text);

        var header = new TableHeader(file, 1, []);
        bool hasHeader = false;
        int end = 1;
        while (MoveNext(reader, header, end))
        {
            // Of where the first row begins Sep itself says nothing that is right, where it is no header to it.
            (int line, end) = (end, reader.Current.LineNumberToExcl);
            if (reader.Current.ColCount == 1 && reader.Current.Span.IsWhiteSpace())
            {
                continue; // An empty line.
            }

            string[] cells = Cells(reader.Current, header, line);
            if (!hasHeader)
            {
                hasHeader = true;
                header = new TableHeader(file, line, cells);
            }
            else if (cells.Length != header.Names.Count)
            {
                throw header.Fault(
                    line, null, $"there {(cells.Length == 1 ? "is" : "are")} {Count(cells.Length, "value")}, but {Count(header.Names.Count, "column")}: {header.Listed}.");
            }
            else
            {
                yield return new TableRow(header, line, cells);
            }
        }

        if (!hasHeader)
        {
            throw header.Fault(0, null, "the file is empty, but must begin with a line of the columns' names.");
        }
    }

    private static StreamReader Open(string path) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);

    private static bool MoveNext(SepReader reader, TableHeader header, int line)
    {
        try
        {
            return reader.MoveNext();
        }
        catch (NotSupportedException)
        {
            // A row is longer than Sep takes: 16 million letters.
            throw header.Fault(line, null, "this row has no end: is there a quote in it that is never closed?");
        }
    }

    private static string[] Cells(SepReader.Row row, TableHeader header, int line)
    {
        string[] cells = new string[row.ColCount];
        int begins = line;
        for (int i = 0; i < cells.Length; i++)
        {
            string? problem = CellQuotes.Remove(row[i].Span, out cells[i]);
            if (problem is null && cells[i].Contains(Undecodable))
            {
                problem = $"is '{Quoted.Value(cells[i])}', which is not UTF-8: save the table as UTF-8";
            }
            else if (problem is null && header.Names.Count == 0 && cells[i].Contains('\0'))
            {
                problem = "is no text: a table is CSV or TSV, with the columns' names in its first line";
            }

            if (problem is not null)
            {
                string? column = i < header.Names.Count ? header.Names[i] : null;
                throw header.Fault(begins, column, $"{header.NameOf(i)} {problem}.");
            }

            begins += CellQuotes.LineBreaks(cells[i]);
        }

        return cells;
    }

    /// <summary>What stands most often between the names in the first line.</summary>
    private static char SeparatorOf(string path)
    {
        using StreamReader text = Open(path);
        int[] counts = new int[s_separators.Length];
        bool isQuoted = false;
        bool hasBegun = false;
        for (int i = 0; i < LongestHeader && text.Read() is >= 0 and var read; i++)
        {
            char letter = (char)read;
            if (letter is '\r' or '\n' && !isQuoted && hasBegun)
            {
                break;
            }

            isQuoted ^= letter == '"';
            hasBegun |= !char.IsWhiteSpace(letter);
            int separator = isQuoted ? -1 : Array.IndexOf(s_separators, letter);
            if (separator >= 0)
            {
                counts[separator]++;
            }
        }

        return s_separators[Array.IndexOf(counts, counts.Max())];
    }

    private static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}

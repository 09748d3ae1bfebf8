using System.Text;

namespace DpsAuthoring.Tables;

/// <summary>Tables by their paths. Of an input and for a result there are <see cref="TableExtensions"/>.</summary>
public static class TableFile
{
    /// <summary>Reads a whole table, a value a row.</summary>
    /// <typeparam name="T">The type of a row's value, such as a record of your own.</typeparam>
    /// <param name="path">CSV or TSV with the columns' names in its first line; UTF-8, or what its byte order mark says.</param>
    /// <param name="read">Makes the value of a row.</param>
    /// <param name="separator">What parts the columns. Null: what stands between the names of the first line, of <c>,</c> <c>;</c> tab.</param>
    /// <param name="mustHaveRows">Whether a table without rows is refused.</param>
    /// <exception cref="TableException">The table cannot be used; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<T> Read<T>(string path, Func<TableRow, T> read, char? separator = null, bool mustHaveRows = false)
    {
        ArgumentNullException.ThrowIfNull(read);
        T[] rows = [.. ReadRows(path, separator).Select(read)];
        return rows.Length > 0 || !mustHaveRows
            ? rows
            : throw new TableException(TableReader.NameOf(path), 0, null, "there is no row below the columns' names, but there must be one.");
    }

    /// <summary>Reads a table row by row; the file is open for as long as that takes.</summary>
    /// <param name="path">CSV or TSV with the columns' names in its first line; UTF-8, or what its byte order mark says.</param>
    /// <param name="separator">What parts the columns. Null: what stands between the names of the first line, of <c>,</c> <c>;</c> tab.</param>
    /// <exception cref="TableException">The table cannot be used; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<TableRow> ReadRows(string path, char? separator = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TableReader.Read(Path.GetFullPath(path), separator);
    }

    /// <summary>
    /// Writes a table as CSV in UTF-8. Numbers and dates are written as they are read, whatever the machine's culture; null and NaN are
    /// empty cells. A text stands in quotes where it must.
    /// </summary>
    /// <typeparam name="T">The type of what a row is made of.</typeparam>
    /// <param name="path">The file. For a result, the path that <c>job.Output</c> gives.</param>
    /// <param name="rows">What the rows are made of.</param>
    /// <param name="columns">The columns: a name, and the value in a row.</param>
    public static void Write<T>(string path, IEnumerable<T> rows, params IReadOnlyList<(string Name, Func<T, object?> Value)> columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
        {
            throw new ArgumentException("A table has at least one column.", nameof(columns));
        }

        // Half a surrogate pair is no text: better none of it than another one.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var text = new StreamWriter(path, append: false, utf8);
        var writer = new TableWriter(text, ',', "\n");
        writer.WriteRow(columns.Select(column => column.Name));
        foreach (T row in rows)
        {
            writer.WriteRow(columns.Select(column => CellText.Of(column.Value(row))));
        }
    }
}

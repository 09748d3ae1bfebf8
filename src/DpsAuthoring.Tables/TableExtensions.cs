namespace DpsAuthoring.Tables;

/// <summary>Tables where an algorithm has its files: read of an input, written to a result.</summary>
public static class TableExtensions
{
    /// <summary>Reads a whole table, a value a row. The first fault ends it, before anything is computed.</summary>
    /// <typeparam name="T">The type of a row's value, such as a record of your own.</typeparam>
    /// <param name="file">A table: CSV or TSV with the columns' names in its first line.</param>
    /// <param name="read">Makes the value of a row.</param>
    /// <param name="separator">What parts the columns. Null: what stands between the names of the first line, of <c>,</c> <c>;</c> tab.</param>
    /// <param name="mustHaveRows">Whether a table without rows is refused.</param>
    /// <exception cref="TableException">The table cannot be used; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<T> ReadTable<T>(
        this InputFile file, Func<TableRow, T> read, char? separator = null, bool mustHaveRows = false)
    {
        ArgumentNullException.ThrowIfNull(file);
        return TableFile.Read(file.FullPath, read, separator, mustHaveRows);
    }

    /// <summary>Reads a table row by row, for one that is larger than memory. A row's fault is met when it is its turn.</summary>
    /// <param name="file">A table: CSV or TSV with the columns' names in its first line.</param>
    /// <param name="separator">What parts the columns. Null: what stands between the names of the first line, of <c>,</c> <c>;</c> tab.</param>
    /// <exception cref="TableException">The table cannot be used; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<TableRow> ReadRows(this InputFile file, char? separator = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return TableFile.ReadRows(file.FullPath, separator);
    }

    /// <summary>
    /// Writes a table as a result and publishes it: <c>job.Output.WriteTable("sites.csv", sites, ("name", s =&gt; s.Name))</c>. Where a
    /// row fails, nothing of it appears in <c>output/</c>.
    /// </summary>
    /// <typeparam name="T">The type of what a row is made of.</typeparam>
    /// <param name="output">A job's output.</param>
    /// <param name="name">Its name below <c>output/</c>.</param>
    /// <param name="rows">What the rows are made of.</param>
    /// <param name="columns">The columns: a name, and the value in a row. <see cref="TableFile.Write"/> says how values are written.</param>
    public static void WriteTable<T>(
        this JobOutput output, OutputName name, IEnumerable<T> rows, params IReadOnlyList<(string Name, Func<T, object?> Value)> columns)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(name, path => TableFile.Write(path, rows, columns));
    }
}

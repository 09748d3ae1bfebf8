using System.Numerics;
using DpsAuthoring.Logging;

namespace DpsAuthoring.Tables;

/// <summary>
/// A row of a table. Its cells are asked for by their columns' names, without regard to case. What cannot be used is a
/// <see cref="TableException"/>, which says where it stands.
/// </summary>
public sealed class TableRow
{
    private readonly TableHeader _header;
    private readonly string[] _cells;

    internal TableRow(TableHeader header, int line, string[] cells)
    {
        _header = header;
        Line = line;
        _cells = cells;
    }

    /// <summary>The line that it begins at, from 1, as an editor counts them.</summary>
    public int Line { get; }

    /// <summary>The names of the table's columns.</summary>
    public IReadOnlyList<string> Columns => _header.Names;

    /// <summary>A cell's text as it stands there, which may be empty.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="TableException">There is no such column, or more than one.</exception>
    public string this[string column] => _cells[_header.IndexOf(column)];

    /// <summary>
    /// A cell's value, which must be there. It is read as that of an input: numbers with a point, and finite; days as <c>2026-03-01</c>.
    /// </summary>
    /// <typeparam name="T">Its type: a number, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, a text that must not be empty, …</typeparam>
    /// <param name="column">The column's name.</param>
    /// <exception cref="TableException">There is no such column, or its cell is not one.</exception>
    public T Get<T>(string column)
        where T : notnull, IParsable<T>
    {
        string text = Text<T>(column);
        if (text.Length == 0)
        {
            throw Wrong(column, $"is empty, but must be {CellReader<T>.Expected}");
        }

        return CellReader<T>.Read(text, out T value) is { } problem ? throw Wrong(column, problem) : value;
    }

    /// <summary>A cell's number, which must be there and within limits.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="column">The column's name.</param>
    /// <param name="minimum">The least that is allowed.</param>
    /// <param name="maximum">The greatest that is allowed.</param>
    /// <exception cref="TableException">There is no such column, or its cell is no such number.</exception>
    public T Get<T>(string column, T minimum, T maximum)
        where T : struct, INumber<T>
    {
        T value = Get<T>(column);
        return value >= minimum && value <= maximum
            ? value
            : throw Fault(column, $"{CellReader<T>.Expected} from {CellText.Of(minimum)} to {CellText.Of(maximum)}");
    }

    /// <summary>A cell's value; null where the cell is empty.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="column">The column's name.</param>
    /// <exception cref="TableException">There is no such column, or its cell is neither empty nor one.</exception>
    public T? GetOptional<T>(string column)
        where T : struct, IParsable<T> =>
        Text<T>(column).Length == 0 ? null : Get<T>(column);

    /// <summary>
    /// What to throw where a cell is not as it must be: <c>throw row.Fault("end", "a day after start")</c> says
    /// "sites.csv, line 4: end is '2026-01-01', but must be a day after start."
    /// </summary>
    /// <param name="column">The column's name.</param>
    /// <param name="expected">What it must be, as the end of that sentence.</param>
    public TableException Fault(string column, string expected) =>
        Wrong(column, $"is '{Quoted.Value(this[column])}', but must be {expected}");

    private string Text<T>(string column)
        where T : notnull, IParsable<T> =>
        CellReader<T>.IsText ? this[column] : this[column].Trim();

    private TableException Wrong(string column, string problem)
    {
        int index = _header.IndexOf(column);
        return _header.Fault(Line + _cells.Take(index).Sum(CellQuotes.LineBreaks), _header.Names[index], $"{_header.NameOf(index)} {problem}.");
    }
}

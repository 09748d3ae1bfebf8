using System.Collections.Concurrent;
using DpsAuthoring.Logging;
using DpsAuthoring.Model;

namespace DpsAuthoring.Tables;

/// <summary>The first line of a table: which columns there are.</summary>
internal sealed class TableHeader
{
    private const int MostNames = 20;

    private readonly string _file;
    private readonly int _line;
    private readonly ConcurrentDictionary<string, int> _found = new(StringComparer.Ordinal);

    public TableHeader(string file, int line, IReadOnlyList<string> names)
    {
        _file = file;
        _line = line;
        Names = [.. names.Select(name => name.Trim())];
    }

    /// <summary>The columns' names, without the blanks around them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names in a sentence.</summary>
    public string Listed =>
        string.Join(", ", Names.Take(MostNames).Select(Quoted.Value)) + (Names.Count > MostNames ? $" and {Names.Count - MostNames} more" : "");

    /// <summary>Which column is meant by a name: the one that is called so, or else the only one that is in another case.</summary>
    public int IndexOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _found.GetOrAdd(column, Find);
    }

    /// <summary>What a column is called in a sentence.</summary>
    public string NameOf(int index) => index < Names.Count && Names[index].Length > 0 ? Quoted.Value(Names[index]) : $"column {index + 1}";

    /// <summary>Something that is wrong in a row, or in the header itself.</summary>
    public TableException Fault(int line, string? column, string problem) => new(_file, line, column, problem);

    private int Find(string column)
    {
        string wanted = column.Trim();
        int[] same = Matches(wanted, StringComparison.Ordinal);
        int[] matches = same.Length > 0 ? same : Matches(wanted, StringComparison.OrdinalIgnoreCase);
        return matches switch
        {
            [int only] => only,
            [] => throw Fault(_line, column, Missing(wanted)),
            _ => throw Fault(
                _line,
                column,
                $"{matches.Length} columns are called {Quoted.Value(wanted)} ({string.Join(" and ", matches.Select(index => index + 1))}), but one must be."),
        };
    }

    private int[] Matches(string wanted, StringComparison comparison) =>
        [.. Enumerable.Range(0, Names.Count).Where(index => Names[index].Equals(wanted, comparison))];

    private string Missing(string wanted)
    {
        string meant = Nearest.To(wanted, Names) is { Length: > 0 } near ? $"; did you mean {Quoted.Value(near)}?" : ".";
        return $"there is no column {Quoted.Value(wanted)}, but {Listed}{meant}";
    }
}

using System.Globalization;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares two tables by their columns' names: numbers within the tolerance, all else exactly, but for the times of the two runs. Rows are
/// paired by their order, or by the values of a column.
/// </summary>
internal sealed class TableComparison(Clocks clocks, ComparisonOptions options)
{
    /// <summary>Whether a file is a table by its name.</summary>
    public static bool IsTable(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".TSV" or ".TAB";

    /// <returns>What differs; null where one of the two is no table.</returns>
    public FileResult? Compare(string first, string second)
    {
        try
        {
            using DelimitedText one = new(first), other = new(second);
            return one.Separator == other.Separator ? Compare(one, other) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private FileResult Compare(DelimitedText first, DelimitedText second)
    {
        List<Difference> differences = [.. Columns(first.Columns, second.Columns)];
        Cells[] columns =
        [
            .. first.Columns.Select((name, at) => new Cells(name, at, Array.IndexOf(second.Columns, name), clocks, options.Tolerance))
                .Where(column => column.OtherAt >= 0),
        ];
        bool hasKey = options.Key is { } key && first.Columns.Contains(key) && second.Columns.Contains(key);
        differences.AddRange(hasKey ? ByKey(first, second, options.Key!, columns) : ByOrder(first, second, columns));
        differences.AddRange(columns.Select(column => column.Difference).OfType<Difference>());
        return new FileResult(ComparedAs.Table, differences)
        {
            Note = hasKey || options.Key is null ? null : $"has no column {options.Key} in both, so that its rows are paired by their order",
        };
    }

    private static IEnumerable<Difference> Columns(string[] first, string[] second)
    {
        foreach (string name in first.Except(second))
        {
            yield return new Difference(DifferenceKind.Columns, $"column {name}", "there", null);
        }

        foreach (string name in second.Except(first))
        {
            yield return new Difference(DifferenceKind.Columns, $"column {name}", null, "there");
        }

        string[] common = [.. first.Intersect(second)], otherOrder = [.. second.Intersect(first)];
        if (!common.SequenceEqual(otherOrder))
        {
            yield return Difference.OfTexts(
                DifferenceKind.Columns, "the order of the columns", string.Join(", ", common), string.Join(", ", otherOrder));
        }
    }

    private static IEnumerable<Difference> ByOrder(DelimitedText first, DelimitedText second, Cells[] columns)
    {
        long rows = 0, otherRows = 0;
        while (true)
        {
            string[]? row = first.Read(), other = second.Read();
            rows += row is null ? 0 : 1;
            otherRows += other is null ? 0 : 1;
            if (row is not null && other is not null)
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"row {rows}");
                Array.ForEach(columns, column => column.Add(place, row, other));
            }
            else if (row is null && other is null)
            {
                return rows == otherRows
                    ? []
                    : [new Difference(DifferenceKind.Rows, "the number of rows", $"{rows}", $"{otherRows}")];
            }
        }
    }

    /// <summary>Rows with one key are paired in their order.</summary>
    private static IEnumerable<Difference> ByKey(DelimitedText first, DelimitedText second, string key, Cells[] columns)
    {
        var others = new Dictionary<string, Queue<string[]>>(StringComparer.Ordinal);
        int at = Array.IndexOf(first.Columns, key), otherAt = Array.IndexOf(second.Columns, key);
        while (second.Read() is { } other)
        {
            if (!others.TryGetValue(other[otherAt], out Queue<string[]>? same))
            {
                others.Add(other[otherAt], same = new Queue<string[]>());
            }

            same.Enqueue(other);
        }

        var missing = new List<string>();
        while (first.Read() is { } row)
        {
            if (others.TryGetValue(row[at], out Queue<string[]>? same) && same.TryDequeue(out string[]? other))
            {
                string place = $"{key} {Difference.Quoted(row[at])}";
                Array.ForEach(columns, column => column.Add(place, row, other));
            }
            else
            {
                missing.Add(row[at]);
            }
        }

        string[] more = [.. others.Where(other => other.Value.Count > 0).Select(other => other.Key)];
        if (missing.Count > 0)
        {
            yield return new Difference(DifferenceKind.Rows, Some(key, missing), "there", null);
        }

        if (more.Length > 0)
        {
            yield return new Difference(DifferenceKind.Rows, Some(key, more), null, "there");
        }
    }

    private static string Some(string key, IReadOnlyList<string> values) =>
        $"the row of {key} {Difference.Quoted(values[0])}{(values.Count > 1 ? $", with {values.Count - 1} more rows," : "")}";

    /// <summary>The values of one column, of which those are counted that differ.</summary>
    private sealed class Cells(string name, int at, int otherAt, Clocks clocks, Tolerance tolerance)
    {
        private long _compared;
        private long _differing;
        private double? _largest;
        private Difference? _shown;

        public int OtherAt => otherAt;

        public Difference? Difference => _shown is null
            ? null
            : _shown with { Extent = new DifferenceExtent(_differing, _compared, "values", _largest) };

        /// <summary>Compares the values of two rows. Where numbers differ, the two that lie farthest apart are shown.</summary>
        public void Add(string place, string[] row, string[] otherRow)
        {
            _compared++;
            (string value, string other) = (row[at], otherRow[otherAt]);
            if (value == other)
            {
                return;
            }

            if (WrittenNumber.Parse(value) is { } one && WrittenNumber.Parse(other) is { } two)
            {
                (bool areSame, double apart) = one.Compare(two, tolerance);
                if (areSame || clocks.AreNow(one.Value, two.Value))
                {
                    return;
                }

                _differing++;
                if (double.IsFinite(apart) ? !(apart <= _largest) : _shown is null)
                {
                    _largest = double.IsFinite(apart) ? apart : _largest;
                    _shown = new Difference(DifferenceKind.Cells, $"column {name}, {place}", value, other);
                }
            }
            else if (!clocks.AreSame(value, other))
            {
                _differing++;
                _shown ??= Comparing.Difference.OfTexts(DifferenceKind.Cells, $"column {name}, {place}", value, other);
            }
        }

    }
}

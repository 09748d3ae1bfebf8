using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace DpsAuthoring.Tables.Tests;

/// <summary>Whatever the texts, the separator and the line ends.</summary>
public sealed partial class TableProperties
{
    private static readonly string[] s_parts =
    [
        "", " ", "\t", ",", ";", "|", "\"", "\"\"", "'", "\n", "\r", "\r\n", "a", "1.5", "é", "世界", "🌍", "\uFEFF", "\u2028", "\u0001", "\\",
    ];

    private static readonly char[] s_separators = [',', ';', '\t', '|'];

    private static readonly string[] s_lineEnds = ["\n", "\r\n", "\r"];

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.OneOf(s_parts).Array[0, 5].Select(parts => string.Concat(parts)),
        Gen.Char[' ', '\ud7ff'].Array[0, 20].Select(letters => new string(letters)));

    private static readonly Gen<string[][]> s_rows =
        from columns in Gen.Int[1, 6]
        from rows in s_text.Array[columns].Array[1, 12]
        select rows;

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.Select(s_rows, Gen.OneOf(s_separators), Gen.OneOf(s_lineEnds), Gen.Bool).Sample(
            (rows, separator, lineEnd, hasMark) =>
        {
            string[] names = [.. rows[0].Select((name, i) => $"{i}:{name}")];
            using var table = new TableText(Written([names, .. rows], separator, lineEnd, hasMark));

            TableRow[] read = [.. table.File.ReadRows(separator)];

            Assert.Equal(names.Select(name => name.Trim()), read[0].Columns);
            Assert.Equal(rows, read.Select(row => names.Select(name => row[name]).ToArray()));
        });

    [Fact]
    public void The_separator_is_found_where_names_are_words() =>
        Gen.Select(s_rows.Where(rows => rows[0].Length > 1), Gen.OneOf(',', ';', '\t'), Gen.OneOf(s_lineEnds)).Sample(
            (rows, separator, lineEnd) =>
        {
            string[] names = [.. rows[0].Select((_, i) => $"the {i}. of\n\"{",;\t"}\"")];
            using var table = new TableText(Written([names, .. rows], separator, lineEnd, hasMark: false));

            Assert.Equal(rows.Select(row => row[^1]), table.File.ReadTable(row => row[names[^1]]));
        });

    /// <summary>The place is computed here of the file's text alone.</summary>
    [Fact]
    public void A_fault_is_told_at_its_place() =>
        Gen.Select(s_rows, Gen.OneOf(s_separators), Gen.OneOf(s_lineEnds), Gen.Int[0, 11], Gen.Int[0, 5]).Sample(
            (rows, separator, lineEnd, atRow, atColumn) =>
            {
                (int badRow, int badColumn) = (atRow % rows.Length, atColumn % rows[0].Length);
                var text = new StringBuilder(string.Join(separator, rows[0].Select((_, i) => $"\"{lineEnd}column {i}\"")) + lineEnd);
                int line = 0;
                for (int i = 0; i < rows.Length; i++)
                {
                    for (int j = 0; j < rows[i].Length; j++)
                    {
                        bool isBad = (i, j) == (badRow, badColumn);
                        line = isBad ? LineEnd().Count(text.ToString()) + 1 : line;
                        string cell = isBad ? "bad" : j == badColumn ? "1" : rows[i][j];
                        text.Append(CultureInfo.InvariantCulture, $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
                        text.Append(j + 1 < rows[i].Length ? separator.ToString() : lineEnd);
                    }
                }

                using var table = new TableText(text.ToString());
                TableException e = Assert.Throws<TableException>(() =>
                    table.File.ReadTable(row => row.Get<int>($"Column {badColumn}"), separator));

                Assert.Equal(
                    (line, $"column {badColumn}", $"sites.csv, line {line}: column {badColumn} is 'bad', but must be a whole number."),
                    (e.Line, e.Column, e.Message));
            });

    [Fact]
    public void Numbers_and_times_are_read_as_they_were_written() =>
        Gen.Select(Gen.Double.Where(double.IsFinite), Gen.Long, Gen.DateTimeOffset, Gen.DateOnly, Gen.Bool).Sample(
            (number, whole, time, day, truth) =>
        {
            using var table = new TableText("");
            TableFile.Write(table.Path, [0], ("n", _ => number), ("w", _ => whole), ("t", _ => time), ("d", _ => day), ("b", _ => truth), ("e", _ => null));
            TableRow row = Assert.Single(table.File.ReadRows());

            Assert.Equal(number, row.Get<double>("n"));
            Assert.Equal(whole, row.Get<long>("w"));
            Assert.Equal(time, row.Get<DateTimeOffset>("t"));
            Assert.Equal(day, row.Get<DateOnly>("d"));
            Assert.Equal(truth, row.Get<bool>("b"));
            Assert.Null(row.GetOptional<double>("e"));
        });

    /// <summary>Bytes of any kind, and bytes of which tables are made: either rows, or the sentence.</summary>
    [Fact]
    public void No_file_is_more_than_a_wrong_table()
    {
        Gen<byte[]> any = Gen.Byte.Array[0, 200];
        Gen<byte[]> likely = Gen.OneOf("a,b\n", "\"", ",", ";", "\t", "\r", "\n", "\r\n", "a", "1", "\0", "\uFEFF", "é", " ").Array[0, 60]
            .Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));
        Gen.OneOf(any, likely, Gen.Select(likely, any, (first, second) => (byte[])[.. first, .. second])).Sample(
            bytes =>
            {
                using var table = new TableText(bytes);
                try
                {
                    table.File.ReadTable(row => (row["a"], row.GetOptional<double>("b"), row.Columns.Select(name => row[name]).Count()));
                }
                catch (TableException e)
                {
                    Assert.Equal(TableText.Name, e.File);
                    Assert.StartsWith(e.Line > 0 ? $"sites.csv, line {e.Line}: " : "sites.csv: the file is empty", e.Message, StringComparison.Ordinal);
                    Assert.InRange(e.Line, 0, 1 + LineEnd().Count(Encoding.Latin1.GetString(bytes)));
                    Assert.DoesNotContain(e.Message, letter => char.IsControl(letter));
                }
            },
            iter: 3000);
    }

    private static byte[] Written(IEnumerable<string[]> rows, char separator, string lineEnd, bool hasMark)
    {
        using var text = new StringWriter();
        var writer = new TableWriter(text, separator, lineEnd);
        foreach (string[] row in rows)
        {
            writer.WriteRow(row);
        }

        return [.. hasMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    [GeneratedRegex("\r\n|\r|\n")]
    private static partial Regex LineEnd();
}

using System.Text;

namespace DpsAuthoring.Tables.Tests;

/// <summary>What is told of a table that cannot be used: the place, what stands there, and what must.</summary>
public sealed class FaultTests
{
    [Theory]
    // Cells.
    [InlineData("name,x\na,1\nb,one\n", 3, "x", "x is 'one', but must be a number.")]
    [InlineData("name,x\na,\n", 2, "x", "x is empty, but must be a number.")]
    [InlineData("name,x\na, \t\n", 2, "x", "x is empty, but must be a number.")]
    [InlineData("name,x\na,\"1,5\"\n", 2, "x", "x is '1,5', but must be a number, with a point for the decimals.")]
    [InlineData("name;x\na;1,5\n", 2, "x", "x is '1,5', but must be a number, with a point for the decimals.")]
    [InlineData("name,x\na,NaN\n", 2, "x", "x is 'NaN', but must be a number, or empty where there is none.")]
    [InlineData("name,x\na,-Infinity\n", 2, "x", "x is '-Infinity', but must be a number, or empty where there is none.")]
    [InlineData("name,x\na,1e999\n", 2, "x", "x is '1e999', but it must be from -1.7976931348623157E+308 to 1.7976931348623157E+308.")]
    [InlineData("name,x\na,101\n", 2, "x", "x is '101', but must be a number from -100 to 100.")]
    [InlineData("\"na\nme\",x\n\"a\r\nb\",one\n", 4, "x", "x is 'one', but must be a number.")]
    [InlineData("X \n\none\n", 3, "X", "X is 'one', but must be a number.")]
    // Rows.
    [InlineData("name,x\na\n", 2, null, "there is 1 value, but 2 columns: name, x.")]
    [InlineData("name,x\na,1\nb,2,3\n", 3, null, "there are 3 values, but 2 columns: name, x.")]
    [InlineData("name,x\n\"a\n\n\",1\nb\n", 5, null, "there is 1 value, but 2 columns: name, x.")]
    // Columns.
    [InlineData("name,y\na,1\n", 1, "x", "there is no column x, but name, y; did you mean y?")]
    [InlineData("name,elevation\na,1\n", 1, "x", "there is no column x, but name, elevation.")]
    [InlineData("\nname,x, X \na,1,2\n", 2, "x", null)]
    [InlineData("name,x,x\na,1,2\n", 1, "x", "2 columns are called x (2 and 3), but one must be.")]
    [InlineData("name,X,X\na,1,2\n", 1, "x", "2 columns are called x (2 and 3), but one must be.")]
    [InlineData("x y\n1\n", 1, "x", "there is no column x, but x y; did you mean x y?")]
    // Quotes.
    [InlineData("name,x\na,1\n\"b,2\nc,3\n", 3, "name", "name opens a quote that is never closed.")]
    [InlineData("name,x\na,\"1\n", 2, "x", "x opens a quote that is never closed.")]
    [InlineData("name,x\n5\" pipe,1\nb,2\n", 2, "name", "name has a quote in the middle: write the value in quotes, and each quote in it twice.")]
    [InlineData("name,x\n\"5\" pipe\",1\n", 2, "name", "name has text behind the quote that closes it: a quote in a value is written twice.")]
    [InlineData("name,x\n\"a\n\",\"1\n", 3, "x", "x opens a quote that is never closed.")]
    [InlineData("name,\"x\na,1\n", 1, null, "column 2 opens a quote that is never closed.")]
    // Files.
    [InlineData("", 0, null, "the file is empty, but must begin with a line of the columns' names.")]
    [InlineData("\r\n \r\n", 0, null, "the file is empty, but must begin with a line of the columns' names.")]
    [InlineData("\uFEFF", 0, null, "the file is empty, but must begin with a line of the columns' names.")]
    [InlineData("PK\u0003\u0004\0\0,b\n", 1, null, "column 1 is no text: a table is CSV or TSV, with the columns' names in its first line.")]
    public void A_sentence_says_where_and_what(string text, int line, string? column, string? sentence)
    {
        using var table = new TableText(text);
        if (sentence is null)
        {
            Assert.NotEmpty(table.File.ReadTable(Number));
            return;
        }

        TableException e = Assert.Throws<TableException>(() => table.File.ReadTable(Number));
        Assert.Equal($"sites.csv{(line > 0 ? $", line {line}" : "")}: {sentence}", e.Message);
        Assert.Equal(("sites.csv", line, column), (e.File, e.Line, e.Column));
    }

    [Theory]
    [InlineData("a\n", "a is empty, but must be a text.")]
    [InlineData("a\n \n", null)]
    public void A_text_that_must_be_there_is_not_empty(string text, string? sentence)
    {
        using var table = new TableText(text.Replace("\n", ",b\n", StringComparison.Ordinal) + (sentence is null ? "" : ",1\n"));
        AssertTold(table, row => row.Get<string>("a"), sentence);
    }

    [Theory]
    [InlineData("1.5", "x is '1.5', but must be a whole number.")]
    [InlineData("300", "x is '300', but it must be from 0 to 255.")]
    public void A_whole_number_is_one_of_its_type(string cell, string sentence)
    {
        using var table = new TableText($"x\n{cell}\n");
        AssertTold(table, row => row.Get<byte>("x"), sentence);
    }

    [Theory]
    [InlineData("03/04/2026")]
    [InlineData("2026-13-01")]
    [InlineData("1.3.2026")]
    public void A_day_is_written_in_one_way(string cell)
    {
        using var table = new TableText($"x\n{cell}\n");
        AssertTold(table, row => row.GetOptional<DateOnly>("x"), $"x is '{cell}', but must be a date such as 2026-03-01.");
    }

    [Fact]
    public void What_a_type_of_ones_own_says_is_told()
    {
        using var table = new TableText("x\nnone\n");
        TableException e = Assert.Throws<TableException>(() => table.File.ReadTable(row => row.Get<Guid>("x")));
        Assert.StartsWith("sites.csv, line 2: x is 'none', but must be a Guid: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_author_says_what_else_is_wrong()
    {
        using var table = new TableText("start,end\n2026-02-01,2026-01-01\n");
        AssertTold<int>(table, row => throw row.Fault("END", "a day after start"), "end is '2026-01-01', but must be a day after start.");
    }

    [Fact]
    public void What_is_not_utf8_is_told()
    {
        using var table = new TableText(Encoding.Latin1.GetBytes("x,name\n1,Davos\n2,Zürich\n"));
        TableException e = Assert.Throws<TableException>(() => table.File.ReadTable(Number));
        Assert.Equal("sites.csv, line 3: name is 'Z\uFFFDrich', which is not UTF-8: save the table as UTF-8.", e.Message);
        Assert.Equal((3, "name"), (e.Line, e.Column));
    }

    [Fact]
    public void A_row_without_end_is_told()
    {
        using var table = new TableText("x,name\n1,a\n2,\"b\n" + new string('y', 17 << 20));
        AssertTold(table, Number, "this row has no end: is there a quote in it that is never closed?", line: 3);
    }

    [Fact]
    public void A_long_text_and_many_columns_are_shortened()
    {
        using var table = new TableText(string.Join(',', Enumerable.Range(0, 30).Select(i => $"c{i}")) + "\n" + new string('z', 500) + new string(',', 29));
        Assert.Contains(new string('z', 200) + "…'", Assert.Throws<TableException>(() => table.File.ReadTable(row => row.Get<int>("c0"))).Message, StringComparison.Ordinal);
        Assert.EndsWith("c18, c19 and 10 more.", Assert.Throws<TableException>(() => table.File.ReadTable(row => row["elevation"])).Message, StringComparison.Ordinal);
    }

    private static double Number(TableRow row) => row.Get<double>("x", -100, 100);

    private static void AssertTold<T>(TableText table, Func<TableRow, T> read, string? sentence, int line = 2)
    {
        if (sentence is null)
        {
            table.File.ReadTable(read);
            return;
        }

        Assert.Equal($"sites.csv, line {line}: {sentence}", Assert.Throws<TableException>(() => table.File.ReadTable(read)).Message);
    }
}

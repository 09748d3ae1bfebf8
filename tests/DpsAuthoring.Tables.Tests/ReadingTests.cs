using System.Globalization;
using System.Text;

namespace DpsAuthoring.Tables.Tests;

public sealed class ReadingTests
{
    private sealed record Site(string Name, double Latitude, int Rank, DateOnly? Since);

    [Theory]
    [InlineData("name,latitude,rank,since\nDavos,46.8,1,2015-06-01\nLugano,-46,2,\n")]
    [InlineData("name;latitude;rank;since\nDavos;46.8;1;2015-06-01\nLugano;-46;2;\n")]
    [InlineData("name\tlatitude\trank\tsince\nDavos\t46.8\t1\t2015-06-01\nLugano\t-46\t2\t\n")]
    [InlineData("name,latitude,rank,since\r\nDavos,46.8,1,2015-06-01\r\nLugano,-46,2,\r\n\r\n\r\n")]
    [InlineData("name,latitude,rank,since\rDavos,46.8,1,2015-06-01\rLugano,-46,2,")]
    [InlineData("\uFEFFname,latitude,rank,since\nDavos,46.8,1,2015-06-01\nLugano,-46,2,\n \n")]
    [InlineData("\n\nname,latitude,rank,since\n\nDavos,46.8,1,2015-06-01\n\nLugano,-46,2,")]
    [InlineData("\"name\",\"latitude\",\"rank\",\"since\"\n\"Davos\",\"46.8\",\"1\",\"2015-06-01\"\n\"Lugano\",\"-46\",\"2\",\"\"\n")]
    [InlineData(" Name , LATITUDE , Rank ,since , more\nDavos, 46.8 , 1, 2015-06-01 ,x\nLugano,-46,2, ,\n")]
    [InlineData("since,rank,latitude,name\n2015-06-01,1,46.8,Davos\n,2,-4.6e1,Lugano\n")]
    [InlineData("\"name;of;it\",name,latitude,rank,since\n1, \"Davos\" ,46.8,1,2015-06-01\n2,Lugano,-46,2,\n")]
    public void Rows_become_records(string text)
    {
        using var table = new TableText(text);

        IReadOnlyList<Site> sites = table.File.ReadTable(row =>
            new Site(row["name"], row.Get<double>("latitude", -90, 90), row.Get<int>("rank"), row.GetOptional<DateOnly>("since")));

        Assert.Equal([new("Davos", 46.8, 1, new(2015, 6, 1)), new("Lugano", -46, 2, null)], sites);
    }

    [Fact]
    public void Utf16_with_its_mark_is_read()
    {
        using var table = new TableText([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("name\nZürich\n")]);

        Assert.Equal(["Zürich"], table.File.ReadTable(row => row["name"]));
    }

    [Fact]
    public void A_separator_can_be_said()
    {
        using var table = new TableText("a,1|b,2|c\n1|2|3\n");

        Assert.Equal(["1 2 3"], table.File.ReadTable(row => $"{row["a,1"]} {row["b,2"]} {row["c"]}", separator: '|'));
    }

    [Fact]
    public void A_text_is_as_it_stands()
    {
        using var table = new TableText("a,b\n x , \" \"\"y\"\"\r\n \" \n");

        Assert.Equal([" x / \"y\"\r\n "], table.File.ReadTable(row => $"{row["a"]}/{row["b"]}"));
    }

    [Fact]
    public void Values_of_many_types_are_read_whatever_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-CH");
        try
        {
            using var table = new TableText("l,d,f,b,t,i,box,g\n-9000000000,1.5,1e-3,True,2026-03-01T12:00:00Z,2026-03,\"1,2,3,4\",00000000-0000-0000-0000-000000000001\n");
            TableRow row = Assert.Single(table.File.ReadRows());

            Assert.Equal(-9000000000, row.Get<long>("l"));
            Assert.Equal(1.5m, row.Get<decimal>("d"));
            Assert.Equal(1e-3f, row.Get<float>("f"));
            Assert.True(row.Get<bool>("b"));
            Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), row.Get<DateTimeOffset>("t"));
            Assert.Equal(TimeInterval.Parse("2026-03"), row.Get<TimeInterval>("i"));
            Assert.Equal(new BoundingBox(1, 2, 3, 4), row.Get<BoundingBox>("box"));
            Assert.Equal(new Guid("00000000-0000-0000-0000-000000000001"), row.GetOptional<Guid>("g"));
            Assert.Equal("1.5", row.Get<string>("d"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_name_in_its_own_case_comes_first()
    {
        using var table = new TableText("n,N,x,x\n1,2,3,4\n");
        TableRow row = Assert.Single(table.File.ReadRows());

        Assert.Equal(("1", "2"), (row["n"], row["N"]));
        Assert.Equal(["n", "N", "x", "x"], row.Columns);
    }

    [Fact]
    public void A_table_without_rows_is_empty_unless_it_must_not_be()
    {
        using var table = new TableText("name,latitude\n");

        Assert.Empty(table.File.ReadTable(row => row["name"]));
        TableException e = Assert.Throws<TableException>(() => table.File.ReadTable(row => row["name"], mustHaveRows: true));
        Assert.Equal("sites.csv: there is no row below the columns' names, but there must be one.", e.Message);
    }

    [Fact]
    public void A_large_table_is_read_row_by_row()
    {
        using var table = new TableText("a\n1\n2\nx\n");

        Assert.Equal([1, 2], table.File.ReadRows().Take(2).Select(row => row.Get<int>("a")));
    }

    /// <summary>Longer than any buffer, with line ends of all kinds in the values.</summary>
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void The_line_is_right_far_down(string lineEnd)
    {
        const int Rows = 100_000;
        string[] texts = ["a", "\"b\r\nb\"", "\"c\rc\"", "\"d\n\nd\"", "\"\"\"e, \"\"\r\""];
        using var table = new TableText(
            "text,x" + lineEnd + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{texts[i % texts.Length]},{i}{lineEnd}{(i % 7 == 0 ? lineEnd : "")}")));

        int line = 2;
        int number = 0;
        foreach (TableRow row in table.File.ReadRows())
        {
            Assert.Equal((line, number), (row.Line, row.Get<int>("x")));
            line += 1 + (number % texts.Length) switch { 0 => 0, 3 => 2, _ => 1 } + (number % 7 == 0 ? 1 : 0);
            number++;
        }

        Assert.Equal(Rows, number);
    }

    /// <summary>The query of a signed address is in the name of the file that DPS made of it.</summary>
    [Fact]
    public void A_signature_is_in_no_message()
    {
        using var table = new TableText("a\n1\n");
        string signed = table.Path + "?X-Amz-Signature=secret";
        File.Move(table.Path, signed);

        TableException e = Assert.Throws<TableException>(() => TableFile.Read(signed, row => row["b"]));
        Assert.StartsWith("sites.csv, line 1: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }
}

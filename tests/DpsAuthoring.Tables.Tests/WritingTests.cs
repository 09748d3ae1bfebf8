using System.Globalization;
using System.Text;

namespace DpsAuthoring.Tables.Tests;

public sealed class WritingTests
{
    private enum Kind { Wet }

    [Fact]
    public void Values_are_written_so_that_they_can_be_read_anywhere()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            using var table = new TableText("");
            TableFile.Write(
                table.Path,
                [("a", 1.5), ("b, \"c\"", double.NaN)],
                ("name", row => row.Item1),
                ("value", row => row.Item2),
                ("kind", _ => Kind.Wet),
                ("time", _ => new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2))),
                ("hour", _ => new TimeOnly(1, 2, 3)),
                ("nothing", _ => null));

            Assert.Equal(
                "name,value,kind,time,hour,nothing\na,1.5,Wet,2026-03-01T10:00:00Z,01:02:03.0000000,\n\"b, \"\"c\"\"\",,Wet,2026-03-01T10:00:00Z,01:02:03.0000000,\n",
                File.ReadAllText(table.Path));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Half_a_letter_is_not_written()
    {
        using var table = new TableText("");
        Assert.Throws<EncoderFallbackException>(() => TableFile.Write(table.Path, ["\uD83C"], ("text", text => text)));
    }

    [Fact]
    public void A_table_without_columns_is_none()
    {
        using var table = new TableText("");
        Assert.Throws<ArgumentException>(() => TableFile.Write(table.Path, [1]));
    }
}

using CsCheck;
using DpsAuthoring.Jobs.Batches;

namespace DpsAuthoring.Jobs.Tests.Batches;

public sealed class RowRangesTests
{
    private static readonly Gen<(int First, int? Last)> s_range = Gen.Select(
        Gen.Int[1, 50],
        Gen.Int[0, 20],
        Gen.Int[0, 2],
        (first, more, kind) => (first, kind switch { 0 => first, 1 => first + more, _ => (int?)null }));

    /// <summary>Always exactly the rows that are named, however the ranges overlap and in whatever order they stand.</summary>
    [Fact]
    public void Have_the_rows_that_are_written() => s_range.Array[1, 6].Sample(ranges =>
    {
        string text = string.Join(',', ranges.Select(range =>
            range.Last == range.First ? $"{range.First}" : $"{range.First}-{range.Last}"));
        RowRanges rows = RowRanges.TryParse(text)!;
        for (int row = 1; row <= 80; row++)
        {
            Assert.Equal(ranges.Any(range => row >= range.First && row <= (range.Last ?? int.MaxValue)), rows.Contains(row));
        }
    });

    /// <summary>Never an exception, and never rows that nobody named.</summary>
    [Fact]
    public void Take_any_text() => Gen.String[Gen.Char["0123456789,- x"], 0, 12].Sample(text =>
    {
        if (RowRanges.TryParse(text) is { } rows)
        {
            Assert.False(rows.Contains(0));
            Assert.Equal(text, rows.Text);
            Assert.All(text.Split(','), part => Assert.True(rows.Contains(int.Parse(part.Trim().Split('-')[0], null))));
        }
    });
}

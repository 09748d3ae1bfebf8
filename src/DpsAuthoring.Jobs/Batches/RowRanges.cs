using System.Globalization;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>Rows of a table by their numbers, as <c>1-10,15,90-</c>.</summary>
public sealed class RowRanges
{
    private readonly (int First, int Last)[] _ranges;

    private RowRanges(string text, (int, int)[] ranges) => (Text, _ranges) = (text, ranges);

    /// <summary>As they were written.</summary>
    public string Text { get; }

    /// <summary>Reads them; null where the text is none.</summary>
    public static RowRanges? TryParse(string text)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Trim().Split('-');
            int? first = Number(ends[0]);
            int? last = ends.Length == 1 ? first : ends is [_, ""] ? int.MaxValue : ends.Length == 2 ? Number(ends[1]) : null;
            if (first is null || last < first || last is null)
            {
                return null;
            }

            ranges.Add((first.Value, last.Value));
        }

        return new RowRanges(text, [.. ranges]);
    }

    /// <summary>Whether a row is one of them.</summary>
    public bool Contains(long row) => _ranges.Any(range => row >= range.First && row <= range.Last);

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}

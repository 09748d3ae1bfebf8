using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DpsAuthoring.Logging;

namespace DpsAuthoring;

/// <summary>
/// A span of time, both ends included, as STAC and OGC's APIs write it: <c>2026-01-01/2026-03-31</c>, <c>2026-01-01T12:00:00Z/..</c>.
/// A day, a month (<c>2026-03</c>) or a year stands for the whole of it. Without an offset a time is UTC.
/// </summary>
public readonly record struct TimeInterval : IParsable<TimeInterval>
{
    internal const string Expected = "a time interval such as 2026-01-01/2026-03-31, 2026-01 or 2026-01-01/.. that does not end before it starts";

    private const string Open = "..";
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Makes an interval.</summary>
    /// <param name="start">Its first moment; null where it has no start.</param>
    /// <param name="end">Its last moment; null where it has no end.</param>
    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public TimeInterval(DateTimeOffset? start, DateTimeOffset? end)
    {
        if (start > end)
        {
            throw new ArgumentException("A time interval does not end before it starts.", nameof(end));
        }

        Start = start;
        End = end;
    }

    /// <summary>The first moment; null where it has no start.</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>The last moment; null where it has no end.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>Whether a moment lies in it.</summary>
    /// <param name="moment">The moment.</param>
    public bool Contains(DateTimeOffset moment) => !(moment < Start) && !(moment > End);

    /// <summary>Whether it has a moment in common with another.</summary>
    /// <param name="other">The other.</param>
    public bool Overlaps(TimeInterval other) => !(other.End < Start) && !(other.Start > End);

    /// <summary>Reads an interval.</summary>
    /// <param name="s">Start and end with a slash between, <c>..</c> for an open one; or one day, month, year or moment.</param>
    /// <exception cref="FormatException">It is none, or ends before it starts.</exception>
    public static TimeInterval Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out TimeInterval result) ? result : throw new FormatException($"'{Quoted.Value(s)}' is not {Expected}.");
    }

    /// <summary>Reads an interval.</summary>
    /// <param name="s">Start and end with a slash between, <c>..</c> for an open one; or one day, month, year or moment.</param>
    /// <param name="result">The interval.</param>
    /// <returns>Whether it is one that does not end before it starts.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out TimeInterval result)
    {
        result = default;
        string[] ends = s?.Split('/') ?? [];
        if (ends.Length is 0 or > 2 || (ends.Length == 1 && ends[0].Trim() == Open))
        {
            return false;
        }

        if (!TryReadEnd(ends[0], last: false, out DateTimeOffset? start)
            || !TryReadEnd(ends[^1], last: true, out DateTimeOffset? end)
            || start > end)
        {
            return false;
        }

        result = new(start, end);
        return true;
    }

    static TimeInterval IParsable<TimeInterval>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<TimeInterval>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TimeInterval result) =>
        TryParse(s, out result);

    /// <summary>Both ends in UTC with a slash between, <c>..</c> for an open one: what <see cref="Parse"/> and a STAC API read.</summary>
    public override string ToString() => $"{Text(Start)}/{Text(End)}";

    private static string Text(DateTimeOffset? moment) => moment?.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture) ?? Open;

    private static bool TryReadEnd(string text, bool last, out DateTimeOffset? moment)
    {
        string end = text.Trim();
        moment = null;
        if (end is Open or "")
        {
            return end == Open;
        }

        if (DateTimeOffset.TryParseExact(
            end, s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time))
        {
            moment = time;
            return true;
        }

        string? format = end.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => null };
        if (format is null || !DateTime.TryParseExact(end, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime first))
        {
            return false;
        }

        moment = new DateTimeOffset(last ? LastOf(first, end.Length) : first, TimeSpan.Zero);
        return true;
    }

    /// <summary>The last moment of a year, month or day. The one after it may be none that .NET knows.</summary>
    private static DateTime LastOf(DateTime first, int length)
    {
        int month = length == 4 ? 12 : first.Month;
        int day = length == 10 ? first.Day : DateTime.DaysInMonth(first.Year, month);
        return new DateOnly(first.Year, month, day).ToDateTime(TimeOnly.MaxValue);
    }
}

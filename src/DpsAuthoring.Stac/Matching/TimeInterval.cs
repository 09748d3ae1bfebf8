using System.Globalization;
using System.Text.RegularExpressions;

namespace DpsAuthoring.Stac;

/// <summary>From when to when; nothing is open.</summary>
/// <param name="Start">From when.</param>
/// <param name="End">To when, included.</param>
internal readonly partial record struct TimeInterval(DateTimeOffset? Start, DateTimeOffset? End)
{
    /// <summary>Reads what a search says: a time, a day, month or year, or two of these; <c>..</c> or nothing is open.</summary>
    /// <exception cref="StacException">It says something else.</exception>
    public static TimeInterval Read(string text)
    {
        string[] parts = text.Trim().Split('/');
        if (parts.Length > 2)
        {
            throw Wrong(text);
        }

        (DateTimeOffset? From, DateTimeOffset? To) first = Part(parts[0], text, parts.Length == 2);
        (DateTimeOffset? From, DateTimeOffset? To) last = parts.Length == 2 ? Part(parts[1], text, mayBeOpen: true) : first;
        return first.From is null && last.To is null ? throw Wrong(text)
            : first.From > last.To ? throw Refused($"The time {text} ends before it begins: write the earlier one first.")
            : new(first.From, last.To);
    }

    /// <summary>Whether it and another have a moment in common.</summary>
    public bool Touches(DateTimeOffset start, DateTimeOffset end) => !(end < Start) && !(start > End);

    /// <summary>As STAC writes it.</summary>
    public override string ToString() =>
        Start == End ? StacTime.Write(Start!.Value) : $"{(Start is { } start ? StacTime.Write(start) : "..")}/{(End is { } end ? StacTime.Write(end) : "..")}";

    private static (DateTimeOffset? From, DateTimeOffset? To) Part(string part, string whole, bool mayBeOpen)
    {
        part = part.Trim();
        if (mayBeOpen && part is "" or "..")
        {
            return (null, null);
        }

        string format = part.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => "" };
        if (format.Length > 0
            && DateTimeOffset.TryParseExact(part, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out DateTimeOffset from))
        {
            DateTime day = from.UtcDateTime;
            DateTime last = format.Length switch
            {
                4 => new DateTime(day.Year, 12, 31, 23, 59, 59, DateTimeKind.Utc),
                7 => new DateTime(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month), 23, 59, 59, DateTimeKind.Utc),
                _ => day + new TimeSpan(23, 59, 59),
            };
            return (from, new DateTimeOffset(last, TimeSpan.Zero));
        }

        return Whole().IsMatch(part) && StacTime.Read(part) is { } time ? (time, time) : throw Wrong(whole);
    }

    private static StacException Wrong(string text) => Refused(
        $"'{text}' is no time to search by: write 2026-01-02, 2026-01, 2026-01-01/2026-02-01, 2026-01-01/.. or 2026-01-02T03:04:05Z.");

    private static StacException Refused(string message) => new(StacErrorKind.Refused, message) { Condition = nameof(StacSearch.DateTime) };

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})?$")]
    private static partial Regex Whole();
}

using System.Globalization;

namespace DpsAuthoring.Server.Store;

/// <summary>Points in time as the store has them, microseconds since 1970, and as the API writes them.</summary>
internal static class Moment
{
    public static long Now => Of(DateTime.UtcNow);

    public static long Of(DateTime time) => (time.ToUniversalTime().Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime Time(long moment) => DateTime.UnixEpoch.AddMicroseconds(moment);

    /// <summary>As HySDS writes it.</summary>
    public static string Zulu(long moment) => Plain(moment) + "Z";

    /// <summary>As the database of the API writes it.</summary>
    public static string Plain(long moment) => Time(moment).ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string? Zulu(long? moment) => moment is { } known ? Zulu(known) : null;

    /// <summary>Seconds from one to another.</summary>
    public static double Seconds(long from, long to) => (to - from) / 1e6;

    /// <summary>Reads RFC 3339, or milliseconds since 1970.</summary>
    public static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds) && milliseconds < 253402300800000
            ? milliseconds * 1000
            : DateTime.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out DateTime time)
                ? Of(time)
                : null;
}

using System.Globalization;

namespace DpsAuthoring.Maap.Reading;

/// <summary>Times as the server writes them, which is in UTC whether it says so or not.</summary>
internal static class Times
{
    public static DateTimeOffset? Read(string? text) =>
        text is { Length: >= 8 } && text.Contains('-', StringComparison.Ordinal) && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}

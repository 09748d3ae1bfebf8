using System.Globalization;
using System.Text.Json;

namespace DpsAuthoring.Stac;

/// <summary>Times as STAC writes them: RFC 3339.</summary>
public static class StacTime
{
    /// <summary>A time as STAC writes it, in UTC.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Such as <c>2026-01-02T03:04:05Z</c>.</returns>
    public static string Write(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";

    /// <summary>Reads a time; one of no zone is UTC.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The time; null where it is none.</returns>
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;

    /// <summary>Reads a time with its day and hour; other texts are none.</summary>
    internal static DateTimeOffset? ReadWhole(string? text) => text is { Length: >= 16 } && char.IsAsciiDigit(text[0]) && text[4] == '-' ? Read(text) : null;

    internal static DateTimeOffset? Of(IReadOnlyDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Read(value.GetString()) : null;
}

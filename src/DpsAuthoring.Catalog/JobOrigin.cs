using System.Text.Json;
using DpsAuthoring.Results;

namespace DpsAuthoring;

/// <summary>What is known of a job within it.</summary>
internal static class JobOrigin
{
    /// <summary>What DPS says of a job in the job's own folder.</summary>
    private const string Context = "_context.json";

    public static ResultOrigin Of(SucceededJob job)
    {
        string[] version = job.Version.Split('+', 2);
        var origin = new ResultOrigin
        {
            Algorithm = job.Algorithm,
            Version = version[0].Length > 0 ? version[0] : null,
            Commit = version.Length > 1 && version[1].Length >= 40 && version[1][..40].All(char.IsAsciiHexDigitLower) ? version[1][..40] : null,
            Started = job.Started,
            Ended = DateTimeOffset.UtcNow,
            Values = job.Values,
        };
        try
        {
            string file = Path.Combine(job.WorkingDirectory, Context);
            return File.Exists(file) ? With(origin, File.ReadAllBytes(file)) : origin;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return origin; // It is DPS's own, and another version may write another.
        }
    }

    private static ResultOrigin With(ResultOrigin origin, byte[] context)
    {
        using var json = JsonDocument.Parse(context);
        string? Text(JsonElement element, string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
                ? text.GetString()
                : null;
        string type = Text(json.RootElement, "job_type") ?? ""; // job-NAME:VERSION
        int colon = type.LastIndexOf(':');
        return origin with
        {
            Version = colon > 0 ? type[(colon + 1)..] : origin.Version,
            JobId = Text(json.RootElement, "job_id"),
            Tag = Text(json.RootElement, "tag"),
            Sources = json.RootElement.TryGetProperty("localize_urls", out JsonElement files) && files.ValueKind == JsonValueKind.Array
                ? [.. files.EnumerateArray().Select(file => Text(file, "url")).OfType<string>()]
                : [],
        };
    }
}

using System.Text.Json;

namespace DpsAuthoring.Results;

/// <summary>What DPS says of a job, in a document that lies in the job's folder and beside its results.</summary>
internal static class JobContext
{
    /// <summary>The document in a job's own folder.</summary>
    public const string InJob = "_context.json";

    private const string Ending = ".context.json";
    private const long Largest = 16 << 20;

    /// <summary>Adds what the document in a folder says, of a job's or of results, where there is one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="origin">What is known otherwise, which counts less.</param>
    public static ResultOrigin Of(string folder, ResultOrigin origin)
    {
        try
        {
            string own = Path.Combine(folder, InJob);
            string? file = File.Exists(own) ? own : Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal).FirstOrDefault();
            if (file is null || new FileInfo(file).Length > Largest)
            {
                return origin;
            }

            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.ValueKind == JsonValueKind.Object ? With(origin, json.RootElement) : origin;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return origin; // Another version of DPS may write another, and an algorithm anything.
        }
    }

    private static ResultOrigin With(ResultOrigin origin, JsonElement context)
    {
        string type = Text(context, "job_type") ?? ""; // job-NAME:VERSION
        int colon = type.LastIndexOf(':');
        bool isNamed = type.StartsWith("job-", StringComparison.Ordinal) && colon > "job-".Length;
        return origin with
        {
            Algorithm = isNamed ? type["job-".Length..colon] : origin.Algorithm,
            Version = isNamed ? type[(colon + 1)..] : origin.Version,
            JobId = Text(context, "job_id") ?? origin.JobId,
            Tag = Text(context, "tag") ?? origin.Tag,
            Sources = context.TryGetProperty("localize_urls", out JsonElement files) && files.ValueKind == JsonValueKind.Array
                ? [.. files.EnumerateArray().Select(file => Text(file, "url")).OfType<string>()]
                : origin.Sources,
            Values = origin.Values.Count > 0
                ? origin.Values
                : context.EnumerateObject().Where(value => value.Value.ValueKind == JsonValueKind.String)
                    .GroupBy(value => value.Name, StringComparer.Ordinal)
                    .ToDictionary(value => value.Key, value => value.Last().Value.GetString()!, StringComparer.Ordinal),
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name,
            out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}

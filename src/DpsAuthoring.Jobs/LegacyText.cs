using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Model.Python;

namespace DpsAuthoring.Jobs;

/// <summary>
/// What the legacy interface makes of a value on its way to the job: it is read as JSON where it is JSON, and written as Python's json
/// writes it. 1.10 becomes 1.1, 1E3 becomes 1000.0, and null nothing at all.
/// </summary>
internal static class LegacyText
{
    public static string? AsSent(string text)
    {
        if (text is "NaN" or "Infinity" or "-Infinity")
        {
            return text;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => json.RootElement.GetString(), // Text stays text, without its quotes.
                _ => Write(json.RootElement),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return text; // The latter is of half a surrogate pair.
        }
    }

    private static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Write))}]",
            JsonValueKind.Object =>
                $"{{{string.Join(", ", value.EnumerateObject().Select(member => $"{PythonJson.Quote(member.Name)}: {Write(member.Value)}"))}}}",
        JsonValueKind.String => PythonJson.Quote(value.GetString()!),
        JsonValueKind.Number => Number(value.GetRawText()),
        _ => value.GetRawText(),
    };

    private static string Number(string text) =>
        text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? PythonJson.Number(double.Parse(text, CultureInfo.InvariantCulture))
        : text == "-0" ? "0"
        : text;
}

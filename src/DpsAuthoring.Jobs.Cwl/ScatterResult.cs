using System.Text.Json;
using DpsAuthoring.Configuration.Cwl;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>What an engine says came of a row.</summary>
/// <param name="Row">Its name.</param>
/// <param name="Code">The run command's exit code, a negative number for a signal; null where the engine lost the job.</param>
/// <param name="Folder">The folder of its results; null where it left none, or not exactly one.</param>
/// <param name="Found">What lay in its folder under a name that results have.</param>
/// <param name="StandardOutput">The file with what it wrote to standard output; null where the engine lost it.</param>
/// <param name="StandardError">The file with what it wrote to standard error; null where the engine lost it.</param>
public sealed record ScatterResult(
    string Row, int? Code, string? Folder, IReadOnlyList<string> Found, string? StandardOutput, string? StandardError)
{
    /// <summary>Reads the JSON that an engine writes to its standard output when it has run a <see cref="ScatterPackage"/>.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="rows">The names of the rows that it was given, in their order.</param>
    /// <returns>What came of each, in their order.</returns>
    /// <exception cref="FormatException">It says nothing of these rows, or not of all of them; the message is a sentence.</exception>
    public static IReadOnlyList<ScatterResult> Read(Stream json, IReadOnlyList<string> rows)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new FormatException("The engine's answer is not JSON.", e);
        }

        using (document)
        {
            JsonElement[] Of(string name) => List(document.RootElement, name, rows.Count);
            JsonElement[] names = Of(ScatterOutputs.Rows);
            JsonElement[] codes = Of(ScatterOutputs.Codes);
            JsonElement[] found = Of(ScatterOutputs.Found);
            JsonElement[] folders = Of(ScatterOutputs.Results);
            JsonElement[] outputs = Of(ScatterOutputs.StandardOutput);
            JsonElement[] errors = Of(ScatterOutputs.StandardError);
            var results = new ScatterResult[rows.Count];
            for (int at = 0; at < rows.Count; at++)
            {
                if (names[at].ValueKind != JsonValueKind.Null && names[at].ToString() != rows[at])
                {
                    throw new FormatException($"The engine's answer has {names[at]} in the place of {rows[at]}.");
                }

                results[at] = new ScatterResult(
                    rows[at], CodeOf(codes[at]), PathOf(folders[at]), NamesOf(found[at]), PathOf(outputs[at]), PathOf(errors[at]));
            }

            return results;
        }
    }

    private static int? CodeOf(JsonElement code) =>
        code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int number) ? number : null;

    private static string[] NamesOf(JsonElement names) =>
        names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray().Select(name => name.ToString())] : [];

    private static JsonElement[] List(JsonElement answer, string name, int count)
    {
        if (answer.ValueKind != JsonValueKind.Object
            || !answer.TryGetProperty(name, out JsonElement list)
            || list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"The engine's answer has no list '{name}'.");
        }

        JsonElement[] items = [.. list.EnumerateArray()];
        return items.Length == count
            ? items
            : throw new FormatException($"The engine's answer has {items.Length} entries in '{name}', where it was given {count} rows.");
    }

    /// <summary>Of a file or directory on this machine: engines write both its address and its path, or the address alone.</summary>
    private static string? PathOf(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return Text(entry, "path") is { } path ? path
            : Text(entry, "location") is not { } location ? null
            : location.StartsWith("file://", StringComparison.Ordinal) ? Uri.UnescapeDataString(location["file://".Length..])
            : location;
    }

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

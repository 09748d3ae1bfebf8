using System.Text.Json;

namespace DpsAuthoring.Jobs.Reports;

/// <summary>Values that may be missing. Their property is always written, so that an output has one shape.</summary>
internal static class JsonValues
{
    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WritePropertyName(name);
        json.WriteTexts(texts);
    }

    public static void WriteTexts(this Utf8JsonWriter json, IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <param name="json">Takes it.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="write">Writes the value; null where there is none.</param>
    public static void WriteValueOrNull(this Utf8JsonWriter json, string name, Action<Utf8JsonWriter>? write)
    {
        if (write is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WritePropertyName(name);
            write(json);
        }
    }
}

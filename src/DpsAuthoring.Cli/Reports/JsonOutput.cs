using System.Text.Json;

namespace DpsAuthoring.Cli.Reports;

/// <summary>What a command writes for programs: an object with a version, and a line break behind it.</summary>
internal static class JsonOutput
{
    /// <param name="stream">Takes it.</param>
    /// <param name="write">Writes the object's other members.</param>
    public static void Write(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(stream, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", JsonFormat.Version);
            write(json);
            json.WriteEndObject();
        }

        stream.Write("\n"u8);
    }
}

using System.Globalization;
using System.Text.Json;
using DpsAuthoring.Cli.Reports;
using DpsAuthoring.Jobs.Local.Inputs;

namespace DpsAuthoring.Cli.Jobs;

/// <summary>What <c>dps cache</c> says of the cache.</summary>
internal static class CacheReport
{
    /// <summary>A line for each file, the one that was used last in the first.</summary>
    public static void WriteEntries(TextWriter say, IEnumerable<CacheEntry> entries, IReadOnlySet<string> used)
    {
        foreach (CacheEntry entry in entries.Reverse())
        {
            say.WriteLine(
                $"{RunReport.Bytes(entry.Length),9}  used {Day(entry.LastUsed)}  {entry.Source}{(used.Contains(entry.Id) ? "  (in use)" : "")}");
        }
    }

    public static string Count(int files, long bytes) => $"{files} {(files == 1 ? "file" : "files")}, {RunReport.Bytes(bytes)}";

    /// <summary>Writes an object that names the cache, and what else there is.</summary>
    public static void WriteJson(Stream stream, string folder, Action<Utf8JsonWriter> write) => JsonOutput.Write(stream, json =>
    {
        json.WriteString("folder", folder);
        write(json);
    });

    public static void WriteEntries(this Utf8JsonWriter json, string name, IEnumerable<CacheEntry> entries, IReadOnlySet<string> used)
    {
        json.WriteStartArray(name);
        foreach (CacheEntry entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("path", entry.Path);
            json.WriteString("source", entry.Source);
            json.WriteNumber("bytes", entry.Length);
            json.WriteString("sha256", entry.Sha256);
            json.WriteString("fetched", entry.Fetched);
            json.WriteString("last_used", entry.LastUsed);
            json.WriteBoolean("in_use", used.Contains(entry.Id));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Day(DateTime time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

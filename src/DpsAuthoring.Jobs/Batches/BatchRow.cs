using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>How a job's inputs, failure and metrics are kept in a row of the store.</summary>
internal static class BatchRow
{
    /// <summary>The columns of <see cref="Record"/>.</summary>
    public const string Columns =
        "row, inputs, state, failures, job_id, handle, folder, exit_code, started, seconds, cpu, memory, read, written, size, "
        + FailureColumns + ", lost_files, lost, remarks, made_by";

    /// <summary>A job may lose any number of files, and nobody reads more names than these.</summary>
    private const int KeptNames = 100;

    /// <summary>The columns of <see cref="Before"/>.</summary>
    public const string BeforeColumns = "state, folder, files, read_inputs, made_by";

    public const string FailureColumns = "kind, subject, summary, advice, reason, last_lines";

    /// <summary>What tells a job from others of its batch, but for its twins.</summary>
    /// <param name="identity">What makes the same inputs another job.</param>
    /// <param name="inputs">The job's inputs, as <see cref="Json"/> writes them.</param>
    public static string Hash(string identity, string inputs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity + "\n" + inputs)))[..32];

    /// <summary>Inputs as JSON, the same whatever their order.</summary>
    public static string Json(IReadOnlyDictionary<string, string> values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach ((string name, string value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static Dictionary<string, string> Values(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!);
    }

    public static BatchJobRecord Record(SqliteDataReader reader) => new(
            reader.GetInt64(0),
            Values(reader.GetString(1)),
            (BatchJobState)reader.GetInt32(2),
            reader.GetInt32(3),
            Text(reader, 4),
            Text(reader, 5),
        Text(reader, 6), reader.IsDBNull(7) ? null : reader.GetInt32(7), Failure(reader, 15), Metrics(reader, 8))
    {
        LostCount = reader.GetInt32(21),
        Lost = Texts(reader, 22),
        Remarks = Texts(reader, 23),
        MadeBy = Text(reader, 24),
    };

    public static JobBefore Before(SqliteDataReader reader, int first, BatchPlace place) => new(
        (BatchJobState)reader.GetInt32(first),
        place.Find(Text(reader, first + 1)),
        reader.IsDBNull(first + 2) ? null : reader.GetInt32(first + 2),
        Text(reader, first + 3),
        Text(reader, first + 4));

    public static JobFailure? Failure(SqliteDataReader reader, int first) => reader.IsDBNull(first)
        ? null
            : new JobFailure(
                (FailureKind)reader.GetInt32(first), reader.GetString(first + 1), reader.GetString(first + 2), reader.GetString(first + 3))
            {
                Reason = Text(reader, first + 4),
                LastLines = reader.GetString(first + 5) is { Length: > 0 } lines ? lines.Split('\n') : [],
            };

    public static (string, object?)[] Parameters(JobFailure failure) =>
    [
        ("$kind", (int)failure.Kind), ("$subject", failure.Subject), ("$summary", failure.Summary), ("$advice", failure.Advice),
        ("$reason", failure.Reason), ("$lines", string.Join('\n', failure.LastLines)),
    ];

    /// <summary>What an author should know of a job's end, besides why it failed.</summary>
    public static (string, object?)[] Told(JobOutcome outcome) =>
    [
        ("$lostFiles", outcome.Lost.Count), ("$lost", JsonArray(outcome.Lost.Take(KeptNames))), ("$remarks", JsonArray(outcome.Remarks)),
    ];

    public static (string, object?)[] Parameters(JobMetrics? metrics) =>
    [
        ("$started", metrics?.Started.Ticks), ("$seconds", metrics?.Duration.TotalSeconds), ("$cpu", metrics?.Use.Cpu.TotalSeconds),
            ("$memory", metrics?.Use.PeakMemory),
            ("$read", metrics?.Use.BytesRead),
            ("$written", metrics?.Use.BytesWritten),
            ("$size", metrics?.DirectorySize),
    ];

    /// <summary>Texts as <see cref="Told"/> wrote them.</summary>
    public static IReadOnlyList<string> Texts(SqliteDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            return [];
        }

        using var document = JsonDocument.Parse(reader.GetString(column));
        return [.. document.RootElement.EnumerateArray().Select(text => text.GetString()!)];
    }

    public static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static string? JsonArray(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length == 0)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            Array.ForEach(all, json.WriteStringValue);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static JobMetrics? Metrics(SqliteDataReader reader, int first)
    {
        if (reader.IsDBNull(first))
        {
            return null;
        }

        var started = new DateTime(reader.GetInt64(first), DateTimeKind.Utc);
        return new JobMetrics(
            started,
            started.AddSeconds(reader.GetDouble(first + 1)),
            new ResourceUse(
                TimeSpan.FromSeconds(reader.GetDouble(first + 2)),
                reader.GetInt64(first + 3),
                reader.GetInt64(first + 4),
                reader.GetInt64(first + 5)),
            reader.GetInt64(first + 6));
    }
}

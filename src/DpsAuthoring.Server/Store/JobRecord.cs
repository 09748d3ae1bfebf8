using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Store;

/// <summary>A job as the store has it.</summary>
internal sealed record JobRecord
{
    /// <summary>What is read of a job, in the order of <see cref="Of"/>.</summary>
    public const string Columns =
        "seq, id, algorithm, registration, type, queue, tag, priority, inputs, hash, state, handle, cancelled, created, changed, started, ended, folder, outcome";

    private JsonElement? _outcome;

    public long Sequence { get; init; }

    public required string Id { get; init; }

    public required long Algorithm { get; init; }

    public required long Registration { get; init; }

    /// <summary>What HySDS calls its type: <c>job-name:version</c>.</summary>
    public required string Type { get; init; }

    public required string Queue { get; init; }

    public required string Tag { get; init; }

    public int Priority { get; init; }

    /// <summary>The values that it was sent with, as a JSON object of texts.</summary>
    public required string Inputs { get; init; }

    /// <summary>The same for jobs of the same algorithm and values.</summary>
    public required string Hash { get; init; }

    public JobState State { get; init; }

    /// <summary>What the engine calls it; null before it has it.</summary>
    public string? Handle { get; init; }

    public bool IsCancelled { get; init; }

    public long Created { get; init; }

    public long Changed { get; init; }

    public long? Started { get; init; }

    public long? Ended { get; init; }

    /// <summary>Where its results are, or what triage kept, from the folder of results.</summary>
    public string? Folder { get; init; }

    /// <summary>What came of it, as JSON.</summary>
    public string? OutcomeText { get; init; }

    /// <summary>What came of it; null before that.</summary>
    public JsonElement? Outcome => _outcome ??= OutcomeText is null ? null : JsonElement.Parse(OutcomeText);

    /// <summary>Why it failed; null where it did not.</summary>
    public JsonElement? Failure => Member(Outcome, "failure");

    /// <summary>What it cost; null before it ended.</summary>
    public JsonElement? Metrics => Member(Outcome, "metrics");

    public IEnumerable<string> Tags => Tag.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public double? Seconds => Started is { } from && Ended is { } to ? Moment.Seconds(from, to) : null;

    public static JobRecord Of(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Id = row.GetString(1),
        Algorithm = row.GetInt64(2),
        Registration = row.GetInt64(3),
        Type = row.GetString(4),
        Queue = row.GetString(5),
        Tag = row.GetString(6),
        Priority = row.GetInt32(7),
        Inputs = row.GetString(8),
        Hash = row.GetString(9),
        State = (JobState)row.GetInt32(10),
        Handle = Text(row, 11),
        IsCancelled = row.GetInt64(12) != 0,
        Created = row.GetInt64(13),
        Changed = row.GetInt64(14),
        Started = Number(row, 15),
        Ended = Number(row, 16),
        Folder = Text(row, 17),
        OutcomeText = Text(row, 18),
    };

    private static JsonElement? Member(JsonElement? from, string name) =>
        from is { } json && json.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Object ? member : null;

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}

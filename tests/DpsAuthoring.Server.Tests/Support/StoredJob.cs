using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Tests.Support;

/// <summary>A job as it is put into a server's store while no server has it.</summary>
internal sealed record StoredJob
{
    public static readonly string[] Words = ["queued", "running", "succeeded", "failed", "dismissed", "deduped", "offline"];

    public required string Id { get; init; }

    /// <summary>Its place in <see cref="Words"/>.</summary>
    public int State { get; init; } = 2;

    public int Algorithm { get; init; } = 1;

    public string Queue { get; init; } = "maap-dps-sandbox";

    public string Tag { get; init; } = "";

    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>();

    public long Created { get; init; }

    public long? Started { get; init; }

    public long? Ended { get; init; }

    public string? Kind { get; init; }

    public string? Cause { get; init; }

    public string? Reason { get; init; }

    public int? ExitCode { get; init; }

    public string? Folder { get; init; }

    public long? Memory { get; init; }

    public long Changed => Ended ?? Started ?? Created;

    public string Word => Words[State];

    public string[] Tags => Tag.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string? Outcome
    {
        get
        {
            if (State is not (2 or 3))
            {
                return null;
            }

            var outcome = new JsonObject { ["dps_exit_code"] = State == 3 ? 1 : 0 };
            if (Cause is not null)
            {
                outcome["failure"] = new JsonObject { ["kind"] = Kind, ["cause"] = Cause, ["message"] = Cause, ["reason"] = Reason, ["last_lines"] = new JsonArray(Reason) };
            }

            if (Memory is { } memory)
            {
                outcome["metrics"] = new JsonObject
                {
                    ["job_duration_seconds"] = (Ended - Started) / 1e6, ["cpu_usage"] = 1.5, ["max_mem_usage"] = memory, ["read_io_stats"] = 1000, ["write_io_stats"] = 2000, ["directory_size"] = memory / 10,
                };
            }

            if (ExitCode is { } code)
            {
                outcome["exit_code"] = code;
            }

            return outcome.ToJsonString();
        }
    }

    /// <summary>Puts algorithms and jobs of them into a store.</summary>
    /// <param name="data">The data folder of a server that has been started once and does not run.</param>
    /// <param name="algorithms">Names and versions; the first has the number 1.</param>
    /// <param name="jobs">The jobs.</param>
    public static void Store(string data, IReadOnlyList<(string Name, string Version)> algorithms, IEnumerable<StoredJob> jobs)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "server.db"), Pooling = false }.ToString());
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        for (int at = 0; at < algorithms.Count; at++)
        {
            (string name, string version) = algorithms[at];
            Run(
                connection,
                "INSERT INTO registration (id, uuid, kind, name, version, definition, status, created, changed, algorithm, repository) VALUES ($id, $uuid, 0, $name, $version, $definition, 2, 0, 0, $id, '/nowhere')",
                ("$id", at + 1), ("$uuid", Guid.NewGuid().ToString()), ("$name", name), ("$version", version), ("$definition", Definition(name, version)));
            Run(connection, "INSERT INTO algorithm (id, registration, created, changed, deployed) VALUES ($id, $id, 0, 0, 1)", ("$id", at + 1));
        }

        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText =
            """
            INSERT INTO job (id, algorithm, registration, type, queue, tag, priority, inputs, hash, state, handle, created, changed, started, ended, folder, outcome)
            VALUES ($id, $algorithm, $algorithm, $type, $queue, $tag, 0, $inputs, $id, $state, NULL, $created, $changed, $started, $ended, $folder, $outcome) RETURNING seq
            """;
        using SqliteCommand tag = connection.CreateCommand();
        tag.CommandText = "INSERT INTO tag (name, job) VALUES ($name, $job)";
        foreach (StoredJob job in jobs)
        {
            (string name, string version) = algorithms[job.Algorithm - 1];
            insert.Parameters.Clear();
            Add(
                insert,
                ("$id", job.Id), ("$algorithm", job.Algorithm), ("$type", $"job-{name}:{version}"), ("$queue", job.Queue), ("$tag", job.Tag),
                ("$inputs", JsonSerializer.Serialize(job.Inputs)), ("$state", job.State), ("$created", job.Created), ("$changed", job.Changed),
                ("$started", job.Started), ("$ended", job.Ended), ("$folder", job.Folder), ("$outcome", job.Outcome));
            long sequence = (long)insert.ExecuteScalar()!;
            foreach (string one in job.Tags.Append(job.Tag).Distinct(StringComparer.Ordinal))
            {
                tag.Parameters.Clear();
                Add(tag, ("$name", one), ("$job", sequence));
                tag.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    private static string Definition(string name, string version) =>
        $$$"""
        {"algorithm_name": {{{Repository.Quote(name)}}}, "algorithm_version": {{{Repository.Quote(version)}}}, "algorithm_description": "Counts.",
         "repository_url": "file:///nowhere/counter", "run_command": "counter/run.sh", "docker_container_url": "localhost/base:1", "disk_space": "1GB",
         "inputs": {"config": [], "file": [], "positional": [{"name": "number", "required": true}, {"name": "mood", "default": "good"}]}}
        """;

    private static void Run(SqliteConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Add(command, parameters);
        command.ExecuteNonQuery();
    }

    private static void Add(SqliteCommand command, params (string Name, object? Value)[] parameters)
    {
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
    }

    /// <summary>A time as the store has it.</summary>
    public static long At(string time) =>
        (DateTime.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
            - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}

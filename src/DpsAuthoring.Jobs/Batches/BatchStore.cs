using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// What is known of a batch's jobs, in a file that a kill at any moment leaves whole. Every change is a transaction of its own.
/// </summary>
/// <remarks>A failing of power may lose the last transactions, not the file; jobs they were of are recognised by their results, or run again.</remarks>
internal sealed class BatchStore : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS job (
            id INTEGER PRIMARY KEY,
            hash TEXT NOT NULL,
            occurrence INTEGER NOT NULL,
            inputs TEXT NOT NULL,
            listing INTEGER NOT NULL,
            row INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            job_id TEXT,
            folder TEXT,
            exit_code INTEGER,
            cause TEXT,
            message TEXT,
            started INTEGER,
            seconds REAL,
            cpu REAL,
            memory INTEGER,
            read INTEGER,
            written INTEGER,
            size INTEGER,
            UNIQUE (hash, occurrence));
        CREATE INDEX IF NOT EXISTS next ON job (listing, state, failures, id);
        CREATE INDEX IF NOT EXISTS listed ON job (hash, listing);
        CREATE TABLE IF NOT EXISTS runner (mark TEXT PRIMARY KEY);
        """;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private long _listing;

    public BatchStore(string path)
    {
        _path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Execute(Schema);
        _listing = (long)Scalar("SELECT coalesce(max(listing), 0) FROM job");
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>The marks of earlier runners, whose processes must be gone before anything is started.</summary>
    public IReadOnlyList<string> Marks()
    {
        var marks = new List<string>();
        Read("SELECT mark FROM runner", reader => marks.Add(reader.GetString(0)));
        return marks;
    }

    /// <summary>Notes who runs jobs now, and that nobody else does.</summary>
    public void SetRunner(string mark) => Execute("DELETE FROM runner; INSERT INTO runner VALUES ($mark)", ("$mark", mark));

    /// <summary>Gives back the jobs of a process that ended: those whose results are in their place have succeeded.</summary>
    /// <param name="isPublished">Whether a folder has the results of a job.</param>
    public void Recover(Func<string, string, bool> isPublished)
    {
        var running = new List<(long Id, string JobId, string? Folder)>();
        Read($"SELECT id, job_id, folder FROM job WHERE state = {(int)BatchJobState.Running}", reader =>
            running.Add((reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2))));
        foreach ((long id, string jobId, string? folder) in running)
        {
            if (folder is not null && isPublished(folder, jobId))
            {
                Succeed(id);
            }
            else
            {
                Release(id);
            }
        }
    }

    /// <summary>
    /// Makes the batch these rows. What has succeeded stays so; what has failed is to be run again. <paramref name="identity"/> is what
    /// makes the same inputs another job.
    /// </summary>
    public void List(string identity, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        lock (_lock)
        {
            Execute("BEGIN");
            _listing++;
            try
            {
                int number = 0;
                foreach (IReadOnlyDictionary<string, string> row in rows)
                {
                    List(identity, Json(row), ++number);
                }

                Execute(
                    $"UPDATE job SET state = {(int)BatchJobState.Pending}, failures = 0 WHERE listing = $listing AND state = {(int)BatchJobState.Failed}",
                    ("$listing", _listing));
                Execute("COMMIT");
            }
            catch
            {
                _listing--;
                Execute("ROLLBACK");
                throw;
            }
        }
    }

    /// <summary>The next job to be run, which is from now on somebody's; null where there is none. Those that failed come last.</summary>
    public BatchJob? Claim(string jobId)
    {
        BatchJob? job = null;
        Read(
            $"""
            UPDATE job SET state = {(int)BatchJobState.Running}, job_id = $job, folder = NULL
            WHERE id = (SELECT id FROM job WHERE listing = $listing AND state = {(int)BatchJobState.Pending} ORDER BY failures, id LIMIT 1)
            RETURNING id, inputs, failures
            """,
            reader => job = new BatchJob(reader.GetInt64(0), Values(reader.GetString(1)), reader.GetInt32(2)),
            ("$job", jobId), ("$listing", _listing));
        return job;
    }

    /// <summary>Notes where a job's results are about to appear.</summary>
    public void Announce(long id, string folder, JobMetrics metrics) => Execute(
        """
        UPDATE job SET folder = $folder, exit_code = 0, started = $started, seconds = $seconds, cpu = $cpu, memory = $memory, read = $read, written = $written, size = $size
        WHERE id = $id
        """,
        [("$id", id), ("$folder", folder), .. Of(metrics)]);

    public void Succeed(long id) => Execute(
        $"UPDATE job SET state = {(int)BatchJobState.Succeeded}, cause = NULL, message = NULL WHERE id = $id", ("$id", id));

    public void Release(long id) => Execute(
        $"UPDATE job SET state = {(int)BatchJobState.Pending}, folder = NULL WHERE id = $id", ("$id", id));

    /// <summary>Notes a failure, and whether the job is to be tried again.</summary>
    public void Fail(long id, JobOutcome outcome, string cause, bool again) => Execute(
        """
        UPDATE job SET state = $state, failures = failures + 1, folder = $folder, exit_code = $code, cause = $cause, message = $message,
            started = $started, seconds = $seconds, cpu = $cpu, memory = $memory, read = $read, written = $written, size = $size
        WHERE id = $id
        """,
        [
            ("$id", id), ("$state", (int)(again ? BatchJobState.Pending : BatchJobState.Failed)), ("$folder", outcome.Folder), ("$code", outcome.ExitCode),
            ("$cause", cause), ("$message", outcome.Failure!.Message), .. Of(outcome.Metrics),
        ]);

    /// <summary>How many jobs are in a state.</summary>
    public int Count(BatchJobState state) => (int)(long)Scalar(
        "SELECT count(*) FROM job WHERE listing = $listing AND state = $state", ("$listing", _listing), ("$state", (int)state));

    /// <summary>The failures by what caused them, the most frequent first; the example is the first row, as SQLite takes all columns from that of the minimum.</summary>
    public IReadOnlyList<BatchFailureGroup> Failures()
    {
        var groups = new List<BatchFailureGroup>();
        Read(
            $"""
            SELECT cause, count(*), min(row), message, folder FROM job WHERE listing = $listing AND state = {(int)BatchJobState.Failed}
            GROUP BY cause ORDER BY 2 DESC, 1
            """,
            reader => groups.Add(new BatchFailureGroup(reader.GetString(0), reader.GetInt32(1), reader.GetInt64(2), reader.GetString(3), Text(reader, 4))),
            ("$listing", _listing));
        return groups;
    }

    /// <summary>Shows every job of the batch to somebody, in the rows' order.</summary>
    public void ForEach(Action<BatchJobRecord> show) => Read(
        """
        SELECT row, inputs, state, failures, job_id, folder, exit_code, cause, message, started, seconds, cpu, memory, read, written, size
        FROM job WHERE listing = $listing ORDER BY row
        """,
        reader => show(new BatchJobRecord(
            reader.GetInt64(0), Values(reader.GetString(1)), (BatchJobState)reader.GetInt32(2), reader.GetInt32(3), Text(reader, 4), Text(reader, 5),
            reader.IsDBNull(6) ? null : reader.GetInt32(6), Text(reader, 7), Text(reader, 8), Metrics(reader))),
        ("$listing", _listing));

    private void List(string identity, string inputs, int row)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity + "\n" + inputs)))[..32];

        // Two rows that are the same are two jobs.
        Execute(
            """
            INSERT INTO job (hash, occurrence, inputs, listing, row)
            VALUES ($hash, (SELECT count(*) FROM job WHERE hash = $hash AND listing = $listing), $inputs, $listing, $row)
            ON CONFLICT DO UPDATE SET listing = $listing, row = $row
            """,
            ("$hash", hash), ("$inputs", inputs), ("$listing", _listing), ("$row", row));
    }

    private static string Json(IReadOnlyDictionary<string, string> values)
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

    private static Dictionary<string, string> Values(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!);
    }

    private static (string, object?)[] Of(JobMetrics? metrics) =>
    [
        ("$started", metrics?.Started.Ticks), ("$seconds", metrics?.Duration.TotalSeconds), ("$cpu", metrics?.Use.Cpu.TotalSeconds),
        ("$memory", metrics?.Use.PeakMemory), ("$read", metrics?.Use.BytesRead), ("$written", metrics?.Use.BytesWritten), ("$size", metrics?.DirectorySize),
    ];

    private static JobMetrics? Metrics(SqliteDataReader reader)
    {
        if (reader.IsDBNull(9))
        {
            return null;
        }

        var started = new DateTime(reader.GetInt64(9), DateTimeKind.Utc);
        return new JobMetrics(
            started,
            started.AddSeconds(reader.GetDouble(10)),
            new Processes.ResourceUse(TimeSpan.FromSeconds(reader.GetDouble(11)), reader.GetInt64(12), reader.GetInt64(13), reader.GetInt64(14)),
            reader.GetInt64(15));
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private void Execute(string sql, params (string Name, object? Value)[] parameters) => Do(sql, parameters, command => command.ExecuteNonQuery());

    private object Scalar(string sql, params (string Name, object? Value)[] parameters) => Do(sql, parameters, command => command.ExecuteScalar()!);

    private void Read(string sql, Action<SqliteDataReader> row, params (string Name, object? Value)[] parameters) => Do(sql, parameters, command =>
    {
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            row(reader);
        }

        return 0;
    });

    private T Do<T>(string sql, (string Name, object? Value)[] parameters, Func<SqliteCommand, T> execute)
    {
        lock (_lock)
        {
            try
            {
                return execute(Command(sql, parameters));
            }
            catch (SqliteException e)
            {
                throw new IOException($"{_path}: {e.Message}", e);
            }
        }
    }

    private SqliteCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _commands[sql] = command;
        }

        command.Parameters.Clear();
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}

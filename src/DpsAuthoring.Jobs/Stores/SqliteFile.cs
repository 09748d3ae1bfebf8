using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Stores;

/// <summary>A connection to a SQLite file of ours. Any number of them may read while one writes.</summary>
internal abstract class SqliteFile : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    protected SqliteFile(string path, SqliteOpenMode mode)
    {
        FilePath = path;
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
                Mode = mode,
            }.ToString());
    }

    /// <summary>The file.</summary>
    protected string FilePath { get; }

    /// <summary>What to do where the file is damaged, as a clause and sentences.</summary>
    protected abstract string MendDamage { get; }

    /// <summary>What to do where the disk is full, as a clause.</summary>
    protected abstract string MendFullDisk { get; }

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    /// <summary>Makes changes that are all in the file after a kill, or none.</summary>
    public void Change(Action change)
    {
        lock (_lock)
        {
            Execute("BEGIN");
            try
            {
                change();
                Execute("COMMIT");
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    public void Begin() => Execute("BEGIN");

    public void Commit() => Execute("COMMIT");

    public void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (IOException)
        {
            // On a full disk SQLite has done so by itself.
        }
    }

    public void Execute(string sql, params (string Name, object? Value)[] parameters) =>
        Do(sql, parameters, command => command.ExecuteNonQuery());

    public object Scalar(string sql, params (string Name, object? Value)[] parameters) =>
        Do(sql, parameters, command => command.ExecuteScalar()!);

    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters) =>
        Do(
            sql,
            parameters,
            command =>
    {
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    });

    /// <summary>Rows one by one, for which the connection must be the caller's own.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters)
    {
        using SqliteCommand command = Fill(_connection.CreateCommand(), sql, parameters);
        using SqliteDataReader reader = Told(command.ExecuteReader);
        while (Told(reader.Read))
        {
            yield return row(reader);
        }
    }

    /// <summary>What the tables look like, as <c>PRAGMA user_version</c> has it.</summary>
    protected long ReadLayout() => (long)Scalar("PRAGMA user_version");

    protected bool IsEmpty() => (long)Scalar("SELECT count(*) FROM sqlite_schema") == 0;

    protected void Open() => Told(() =>
    {
        _connection.Open();
        return true;
    });

    private T Do<T>(string sql, (string Name, object? Value)[] parameters, Func<SqliteCommand, T> execute)
    {
        lock (_lock)
        {
            return Told(() => execute(Command(sql, parameters)));
        }
    }

    /// <summary>SQLite's problems in words that say what to do.</summary>
    private T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw new IOException(Problem(e), e);
        }
    }

    private string Problem(SqliteException e) => e.SqliteErrorCode switch
    {
        11 or 26 => $"{FilePath} is damaged: {MendDamage}",
        13 => $"{FilePath} cannot be written, because the disk is full: {MendFullDisk}.",
        _ => $"{FilePath}: {e.Message}",
    };

    private SqliteCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            _commands[sql] = command = _connection.CreateCommand();
        }

        return Fill(command, sql, parameters);
    }

    private static SqliteCommand Fill(SqliteCommand command, string sql, (string Name, object? Value)[] parameters)
    {
        if (command.CommandText != sql)
        {
            command.CommandText = sql; // Setting it has the statement compiled anew.
        }

        command.Parameters.Clear();
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}

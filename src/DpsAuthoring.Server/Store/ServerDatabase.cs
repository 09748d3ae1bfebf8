using DpsAuthoring.Jobs.Stores;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Store;

/// <summary>A connection to the server's file.</summary>
internal sealed class ServerDatabase : SqliteFile
{
    private const long Layout = 2;

    private const string Schema = """
        CREATE TABLE registration (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uuid TEXT NOT NULL UNIQUE,
            kind INTEGER NOT NULL,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            definition TEXT NOT NULL,
            href TEXT,
            replaces INTEGER,
            status INTEGER NOT NULL,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            algorithm INTEGER,
            repository TEXT,
            error TEXT,
            seen INTEGER NOT NULL DEFAULT 0,
            image TEXT);
        CREATE TABLE algorithm (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            registration INTEGER NOT NULL,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            deployed INTEGER NOT NULL);
        CREATE TABLE job (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            algorithm INTEGER NOT NULL,
            registration INTEGER NOT NULL,
            type TEXT NOT NULL,
            queue TEXT NOT NULL,
            tag TEXT NOT NULL,
            priority INTEGER NOT NULL,
            inputs TEXT NOT NULL,
            hash TEXT NOT NULL,
            state INTEGER NOT NULL,
            handle TEXT,
            cancelled INTEGER NOT NULL DEFAULT 0,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            started INTEGER,
            ended INTEGER,
            folder TEXT,
            outcome TEXT);
        CREATE TABLE tag (name TEXT NOT NULL, job INTEGER NOT NULL, PRIMARY KEY (name, job)) WITHOUT ROWID;
        CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX job_state ON job (state, seq);
        CREATE INDEX job_algorithm ON job (algorithm, seq);
        CREATE INDEX job_type ON job (type, seq);
        CREATE INDEX job_queue ON job (queue, seq);
        CREATE INDEX job_hash ON job (hash);
        """;

    private ServerDatabase(string path, SqliteOpenMode mode)
        : base(path, mode)
    {
    }

    /// <inheritdoc/>
    protected override string MendDamage =>
        "move it away, and start the server again. What was published stays; algorithms are to be registered again.";

    /// <inheritdoc/>
    protected override string MendFullDisk => "make room, and start the server again";

    /// <summary>Opens the file to write to, and makes it where there is none.</summary>
    /// <exception cref="IOException">It cannot be written, or is of another version.</exception>
    public static ServerDatabase OpenToWrite(string path) => Open(new ServerDatabase(path, SqliteOpenMode.ReadWriteCreate), database =>
    {
        // Inputs may be signed addresses, and there are secrets. SQLite gives the files beside it the same rights.
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // What a client was told is accepted is there after a power failure too.
        database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        if (database.IsEmpty())
        {
            database.Execute($"BEGIN; {Schema}; PRAGMA user_version = {Layout}; COMMIT");
        }
        else if (database.ReadLayout() == 1)
        {
            database.Execute($"BEGIN; ALTER TABLE registration ADD COLUMN image TEXT; PRAGMA user_version = {Layout}; COMMIT");
        }
    });

    /// <summary>Opens the file to read from, also while it is written.</summary>
    public static ServerDatabase OpenToRead(string path) =>
        Open(new ServerDatabase(path, SqliteOpenMode.ReadWrite), database => database.Execute("PRAGMA query_only = ON"));

    private static ServerDatabase Open(ServerDatabase database, Action<ServerDatabase> prepare)
    {
        try
        {
            database.Open();
            prepare(database);
            long layout = database.ReadLayout();
            return layout == Layout
                ? database
                : throw new IOException(
                    $"{database.FilePath} was written by another version of dps (its layout is {layout}, this version's is {Layout}): go on with that version, or give another --data.");
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}

using DpsAuthoring.Jobs.Stores;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>A connection to a batch's file. Any number of them may read while one writes.</summary>
internal sealed class BatchDatabase : SqliteFile
{
    public const string FileName = "batch.db";

    /// <summary>What the tables look like, as <c>PRAGMA user_version</c> has it. Another layout is another number.</summary>
    private const long Layout = 2;

    /// <summary>The index of a million hashes; SQLite takes of it what it needs.</summary>
    private const int CacheKibibytes = 64 << 10;

    private const string Schema = """
        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            hash TEXT NOT NULL,
            occurrence INTEGER NOT NULL,
            inputs TEXT NOT NULL,
            listing INTEGER NOT NULL,
            row INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            job_id TEXT,
            engine TEXT,
            handle TEXT,
            folder TEXT,
            exit_code INTEGER,
            kind INTEGER,
            subject TEXT,
            summary TEXT,
            advice TEXT,
            reason TEXT,
            last_lines TEXT,
            started INTEGER,
            seconds REAL,
            cpu REAL,
            memory INTEGER,
            read INTEGER,
            written INTEGER,
            size INTEGER,
            lost_files INTEGER NOT NULL DEFAULT 0,
            lost TEXT,
            remarks TEXT,
            attempt INTEGER NOT NULL DEFAULT 0,
            files INTEGER,
            read_inputs TEXT,
            made_by TEXT,
            UNIQUE (hash, occurrence));
        CREATE TABLE algorithm (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX next ON job (listing, state, failures, id);
        """;

    /// <summary>Makes of layout 1, which knew of no lost files, no remarks, and not what results were made of, this one.</summary>
    private const string Migration = """
        ALTER TABLE job ADD COLUMN lost_files INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN lost TEXT;
        ALTER TABLE job ADD COLUMN remarks TEXT;
        ALTER TABLE job ADD COLUMN attempt INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN files INTEGER;
        ALTER TABLE job ADD COLUMN read_inputs TEXT;
        ALTER TABLE job ADD COLUMN made_by TEXT;
        CREATE TABLE algorithm (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>What <see cref="Migration"/> makes, for one connection that changes nothing.</summary>
    private const string View =
        """
        CREATE TEMP VIEW job AS SELECT *, 0 AS lost_files, NULL AS lost, NULL AS remarks,
            0 AS attempt, NULL AS files, NULL AS read_inputs, NULL AS made_by FROM main.job;
        CREATE TEMP TABLE algorithm (id TEXT PRIMARY KEY, content TEXT NOT NULL);
        """;

    private BatchDatabase(string path, SqliteOpenMode mode)
        : base(path, mode)
    {
    }

    /// <inheritdoc/>
    protected override string MendDamage =>
        $"remove {Path.GetDirectoryName(FilePath)} and start the batch again. What it has published stays, and all of its rows are run again.";

    /// <inheritdoc/>
    protected override string MendFullDisk => "make room, and start the batch again";

    /// <summary>Opens the file to write to, and makes it where there is none.</summary>
    /// <exception cref="IOException">It cannot be written, or is of another version.</exception>
    public static BatchDatabase OpenToWrite(string path) => Open(new BatchDatabase(path, SqliteOpenMode.ReadWriteCreate), database =>
    {
        if (!OperatingSystem.IsWindows())
        {
            // The inputs of jobs may be signed addresses. SQLite gives the files beside it the same rights.
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        // A kill leaves such a file whole. After a power failure the last transactions may be missing.
        // Hashes come in no order: without room for their index each page of it is written a hundred times over.
        database.Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -{CacheKibibytes}");
        if (database.IsEmpty())
        {
            database.Execute($"BEGIN; {Schema}; PRAGMA user_version = {Layout}; COMMIT");
        }
        else if (database.ReadLayout() == 1)
        {
            database.Execute($"BEGIN; {Migration}; PRAGMA user_version = {Layout}; COMMIT");
        }
    })!;

    /// <summary>Opens the file to read from, also while it is written; null where whoever makes it is not yet done with that.</summary>
    /// <exception cref="IOException">It cannot be read, or is of another version.</exception>
    /// <remarks>A connection that could not write would leave SQLite's own files behind, where it is the last.</remarks>
    public static BatchDatabase? OpenToRead(string path) =>
        Open(new BatchDatabase(path, SqliteOpenMode.ReadWrite), database =>
        {
            if (database.ReadLayout() == 1)
            {
                database.Execute(View);
            }

            database.Execute("PRAGMA query_only = ON");
        });

    /// <summary>Makes sure that all changes so far are in the file after a power failure as well.</summary>
    public void Sync()
    {
        // A transaction that waits for the disk takes those before it along. Any will do.
        Execute("PRAGMA synchronous = FULL");
        Execute($"PRAGMA user_version = {Layout}");
        Execute("PRAGMA synchronous = NORMAL");
    }

    /// <returns>Null where the file has no tables.</returns>
    private static BatchDatabase? Open(BatchDatabase database, Action<BatchDatabase> prepare)
    {
        try
        {
            database.Open();
            prepare(database);
            if (database.IsEmpty())
            {
                database.Dispose();
                return null;
            }

            long layout = database.ReadLayout();
            return layout is 1 or Layout
                ? database
                : throw new IOException(
                    $"{database.FilePath} was written by another version of dps (its layout is {layout}, this version's is {Layout}): go on with that version, or give the batch another --name."
                );
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}

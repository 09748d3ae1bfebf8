using DpsAuthoring.Jobs.Stores;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Server.Catalogue;

/// <summary>A connection to the file of all items. It is made of results alone: one that is of another version is made anew.</summary>
internal sealed class ItemDatabase : SqliteFile
{
    private const long Layout = 1;

    private const string Schema = """
        CREATE TABLE item (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            collection TEXT NOT NULL,
            id TEXT NOT NULL,
            job TEXT NOT NULL,
            folder TEXT NOT NULL,
            west REAL,
            south REAL,
            east REAL,
            north REAL,
            start INTEGER,
            "end" INTEGER,
            json TEXT NOT NULL,
            UNIQUE (collection, id));
        CREATE TABLE described (job TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE INDEX item_collection ON item (collection, seq);
        CREATE INDEX item_id ON item (id);
        CREATE INDEX item_start ON item (start);
        """;

    private ItemDatabase(string path, SqliteOpenMode mode)
        : base(path, mode)
    {
    }

    /// <inheritdoc/>
    protected override string MendDamage => "delete it, and start the server again: it is made anew of the results";

    /// <inheritdoc/>
    protected override string MendFullDisk => "make room, and start the server again";

    /// <summary>Opens the file to write to, and makes it where there is none that can be read.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static ItemDatabase OpenToWrite(string path)
    {
        var database = new ItemDatabase(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            database.Open();
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
            if (!database.IsEmpty() && database.ReadLayout() != Layout)
            {
                database.Execute("DROP TABLE IF EXISTS item; DROP TABLE IF EXISTS described");
            }

            if (database.ReadLayout() != Layout)
            {
                database.Execute($"BEGIN; {Schema}; PRAGMA user_version = {Layout}; COMMIT");
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file to read from, also while it is written.</summary>
    public static ItemDatabase OpenToRead(string path)
    {
        var database = new ItemDatabase(path, SqliteOpenMode.ReadWrite);
        try
        {
            database.Open();
            database.Execute("PRAGMA query_only = ON");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}

using System.Globalization;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>The file that a connection string names, and how it is opened; and the file that a log's layout names.</summary>
public sealed class ConnectionTests
{
    private const string Libraries = """

        namespace Microsoft.Data.Sqlite
        {
            public enum SqliteOpenMode { ReadWriteCreate, ReadWrite, ReadOnly, Memory }
            public class SqliteConnection : IDisposable
            {
                public SqliteConnection() { }
                public SqliteConnection(string? connectionString) { }
                public string ConnectionString { get; set; } = "";
                public void Dispose() { }
            }
            public class SqliteConnectionStringBuilder : System.Data.Common.DbConnectionStringBuilder
            {
                public SqliteConnectionStringBuilder() { }
                public SqliteConnectionStringBuilder(string? connectionString) { }
                public string DataSource { get; set; } = "";
                public SqliteOpenMode Mode { get; set; }
            }
        }
        namespace DuckDB.NET.Data
        {
            public class DuckDBConnection { public DuckDBConnection(string connectionString) { } }
            public class DuckDBConnectionStringBuilder : System.Data.Common.DbConnectionStringBuilder { public string DataSource { get; set; } = ""; }
        }
        namespace LiteDB { public class LiteDatabase { public LiteDatabase(string connectionString) { } } }
        namespace System.Data.SQLite { public class SQLiteConnection { public SQLiteConnection(string connectionString) { } } }
        namespace NLog.Layouts
        {
            public class Layout
            {
                public static implicit operator Layout(string text) => new();
                public static Layout FromString(string text) => new();
            }
            public class SimpleLayout : Layout { public SimpleLayout(string txt) { } }
        }
        namespace NLog.Targets
        {
            public class FileTarget
            {
                public FileTarget(string name = "") { }
                public NLog.Layouts.Layout FileName { get; set; } = "";
            }
        }
        namespace Serilog
        {
            public class LoggerSinkConfiguration { }
            public class LoggerConfiguration { public LoggerSinkConfiguration WriteTo { get; } = new(); }
            public static class FileLoggerConfigurationExtensions
            {
                public static LoggerConfiguration File(this LoggerSinkConfiguration configuration, string path, int level = 0) => new();
            }
        }
        """;

    [Theory]
    [InlineData("""var c = new SqliteConnection("Data Source=x.db"); // DPS1001""")]
    [InlineData("""var c = new SqliteConnection("DataSource=x.db;Pooling=False"); // DPS1001""")]
    [InlineData("""var c = new SqliteConnection("Cache=Shared; Filename = '/projects/x.db'"); // DPS1001""")]
    [InlineData("""var c = new SqliteConnection($"Data Source={Path.Combine("results", name)}"); // DPS1001""")]
    [InlineData("""var c = new SqliteConnection($"Data Source={Path.Combine(AppContext.BaseDirectory, "x.db")};Cache=Shared"); // DPS1001""")]
    [InlineData("""var c = new SqliteConnection(); c.ConnectionString = "Data Source=x.db"; // DPS1001""")]
    [InlineData("""var c = new SqliteConnection { ConnectionString = "Data Source=x.db" }; // DPS1001""")]
    [InlineData("""var c = new SqliteConnection("Data Source=file:x.db"); // DPS1001""")]
    [InlineData("""var c = new SqliteConnection("Data Source=output/x.db"); var d = new SqliteConnection($"Data Source=output/{n}.db");""")]
    [InlineData("""var c = new SqliteConnection($"Data Source=output/{name}.db"); // DPS1002""")]
    [InlineData("""var c = new SqliteConnection($"Data Source={name}"); var d = new SqliteConnection(name);""")]
    [InlineData("""var c = new SqliteConnection("Data Source=:memory:"); var d = new SqliteConnection("Data Source=x;Mode=Memory");""")]
    [InlineData("""var c = new SqliteConnection("Data Source=file::memory:?cache=shared"); var d = new SqliteConnection("Data Source=");""")]
    [InlineData("""var c = new SqliteConnection("Data Source=file:x?mode=memory&cache=shared"); var d = new SqliteConnection("");""")]
    [InlineData("""var c = new SqliteConnection("Data Source=x.db;Mode=ReadOnly"); var d = new SqliteConnection("Data Source=x.db;Mode=ReadWrite");""")]
    [InlineData("""var c = new SqliteConnection("Data Source=input/x.db;Mode=ReadOnly"); var d = new SqliteConnection("Data Source=file:input/x.db?mode=ro");""")]
    [InlineData("""var c = new SqliteConnection("Data Source=file:input/x.db?immutable=1");""")]
    [InlineData("""var c = new SqliteConnection("Data Source=input/x.db"); // DPS1005""")]
    [InlineData("""var c = new SqliteConnection("Data Source=input/x.db;Mode=ReadWrite"); // DPS1005""")]
    [InlineData("""var c = new SqliteConnection("Data Source=file:input/x.db?mode=rw"); // DPS1005""")]
    [InlineData("""var c = new SqliteConnection($"Data Source={Path.Combine("input", "x.db")}"); // DPS1005""")]
    [InlineData("""var c = new SqliteConnection("Data Source=/projects/x.db;Mode=ReadOnly"); // DPS1003""")]
    [InlineData("""var c = new SqliteConnection("Data Source=file:///projects/x.db?mode=ro"); // DPS1003""")]
    [InlineData("""var c = new SqliteConnection($"Data Source=input/x.db;Mode={name}"); var d = new SqliteConnection($"Data Source=input/x.db;{name}");""")]
    [InlineData("""var c = Open("results/x.db"); // DPS1001""")]
    public Task A_connection_to_SQLite(string statement) => Judged(statement);

    [Theory]
    [InlineData("""var b = new SqliteConnectionStringBuilder { DataSource = "x.db" }; var c = new SqliteConnection(b.ToString()); // DPS1001""")]
    [InlineData("""var b = new SqliteConnectionStringBuilder { DataSource = "x.db" }; var c = new SqliteConnection(b.ConnectionString); // DPS1001""")]
    [InlineData("""var b = new SqliteConnectionStringBuilder("Data Source=x.db"); var c = new SqliteConnection(b.ToString()); // DPS1001""")]
    [InlineData("""var b = new SqliteConnectionStringBuilder(); b.DataSource = "input/x.db"; var c = new SqliteConnection(b.ToString()); // DPS1005""")]
    [InlineData("""var b = new SqliteConnectionStringBuilder { DataSource = "input/x.db", Mode = SqliteOpenMode.ReadOnly }; var c = new SqliteConnection(b.ToString());""")]
    [InlineData("""var b = new SqliteConnectionStringBuilder(); b.DataSource = "input/x.db"; b.Mode = SqliteOpenMode.ReadOnly; var c = new SqliteConnection(b.ConnectionString);""")]
    [InlineData("""var c = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = "output/x.db" }.ToString());""")]
    [InlineData("""var c = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine("results", name) }.ToString()); // DPS1001""")]
    [InlineData("""var b = new SqliteConnectionStringBuilder { DataSource = "x.db", Mode = SqliteOpenMode.Memory }; var c = new SqliteConnection(b.ToString());""")]
    [InlineData("""var b = new DuckDB.NET.Data.DuckDBConnectionStringBuilder { DataSource = "input/x.db" }; b["ACCESS_MODE"] = "READ_ONLY"; var c = new DuckDB.NET.Data.DuckDBConnection(b.ConnectionString);""")]
    [InlineData("""var b = new DuckDB.NET.Data.DuckDBConnectionStringBuilder { ["Data Source"] = "input/x.db", ["ACCESS_MODE"] = "READ_ONLY" }; var c = new DuckDB.NET.Data.DuckDBConnection(b.ToString());""")]
    [InlineData("""var b = new DuckDB.NET.Data.DuckDBConnectionStringBuilder { ["Data Source"] = "x.db" }; var c = new DuckDB.NET.Data.DuckDBConnection(b.ToString()); // DPS1001""")]
    [InlineData("""var b = new System.Data.Common.DbConnectionStringBuilder(); b["Data Source"] = "input/x.db"; var c = new SqliteConnection(b.ConnectionString); // DPS1005""")]
    public Task A_connection_that_is_built(string statement) => Judged(statement);

    [Theory]
    [InlineData("""var c = new DuckDB.NET.Data.DuckDBConnection("Data Source=x.duckdb"); // DPS1001""")]
    [InlineData("""var c = new DuckDB.NET.Data.DuckDBConnection($"DataSource=input/x.duckdb;ACCESS_MODE=READ_WRITE"); // DPS1005""")]
    [InlineData("""var c = new DuckDB.NET.Data.DuckDBConnection("DataSource=input/x.duckdb;ACCESS_MODE=READ_ONLY");""")]
    [InlineData("""var c = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:"); var d = new DuckDB.NET.Data.DuckDBConnection("Data Source=:memory:?cache=shared");""")]
    [InlineData("""var c = new LiteDB.LiteDatabase("x.litedb"); // DPS1001""")]
    [InlineData("""var c = new LiteDB.LiteDatabase($"x_{n}.litedb"); // DPS1001""")]
    [InlineData("""var c = new LiteDB.LiteDatabase("input/x.litedb"); // DPS1005""")]
    [InlineData("""var c = new LiteDB.LiteDatabase("Filename=input/x.litedb;ReadOnly=true");""")]
    [InlineData("""var c = new System.Data.SQLite.SQLiteConnection("Data Source=x.db;Version=3;"); // DPS1001""")]
    [InlineData("""var c = new System.Data.SQLite.SQLiteConnection("Data Source=input/x.db;Read Only=True");""")]
    [InlineData("""var c = new System.Data.SQLite.SQLiteConnection("Data Source=x.db;FailIfMissing=True");""")]
    public Task A_connection_to_another(string statement) => Judged(statement);

    [Theory]
    [InlineData("""var t = new NLog.Targets.FileTarget("f") { FileName = "logs/run.log" }; // DPS1001""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = "output/run.log" }; // DPS1001""")] // Beside the program.
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = "${basedir}/logs/${shortdate}.log" }; // DPS1001""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = "/var/log/run.log" }; // DPS1001""")]
    [InlineData("""var t = new NLog.Targets.FileTarget(); t.FileName = "run.log"; // DPS1001""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = NLog.Layouts.Layout.FromString("run.log") }; // DPS1001""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = new NLog.Layouts.SimpleLayout("${currentdir:cached=true}/run.log") }; // DPS1001""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = "${currentdir}/output/${date:format=yyyyMMdd}.log" };""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = Path.GetFullPath("output/run.log") };""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = "${tempdir}/run.log" };""")]
    [InlineData("""var t = new NLog.Targets.FileTarget { FileName = "${var:log}/run.log" }; var u = new NLog.Targets.FileTarget { FileName = name };""")]
    [InlineData("""new Serilog.LoggerConfiguration().WriteTo.File("logs/run.log"); // DPS1001""")]
    [InlineData("""new Serilog.LoggerConfiguration().WriteTo.File(Path.Combine(AppContext.BaseDirectory, "run.log")); // DPS1001""")]
    [InlineData("""new Serilog.LoggerConfiguration().WriteTo.File("output/run.log"); new Serilog.LoggerConfiguration().WriteTo.File($"output/{n}.log");""")]
    public Task A_log(string statement) => Judged(statement);

    [Theory]
    [InlineData("""new SqliteConnection("Data Source=input/x.db");""", "'input/x.db'", "open it with Mode=ReadOnly")]
    [InlineData("""new DuckDB.NET.Data.DuckDBConnection("Data Source=input/x.db");""", "'input/x.db'", "open it with ACCESS_MODE=READ_ONLY")]
    [InlineData("""new LiteDB.LiteDatabase("input/x.db");""", "'input/x.db'", "open it with ReadOnly=true")]
    [InlineData("""new System.Data.SQLite.SQLiteConnection("Data Source=input/x.db");""", "'input/x.db'", "open it with Read Only=True")]
    public async Task The_message_names_the_file_and_the_connection_s_own_key(string statement, string file, string advice)
    {
        string message = Assert.Single(await Marked.Reported(Program(statement))).GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains(file, message);
        Assert.EndsWith(advice, message, StringComparison.Ordinal);
    }

    private static Task Judged(string statement) => Marked.Code(Program(statement));

    private static string Program(string statement) => $$"""
        using Microsoft.Data.Sqlite;
        using Serilog;
        static class Sample
        {
            static SqliteConnection Open(string file) => new($"Data Source={file};Cache=Shared");

            static void Run(string name, int n)
            {
                {{statement}}
            }
        }
        """ + Libraries;
}

using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares SQLite databases, GeoPackages among them, by their schema and rows. Where pages lie says nothing, and the index of a spatial
/// layer follows from its rows.
/// </summary>
internal sealed class SqliteComparison(Clocks clocks, Tolerance tolerance)
{
    private const string Schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";

    private const string Tables =
        """
        SELECT name, wr FROM pragma_table_list
        WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite\_schema' ESCAPE '\' AND NOT (type = 'shadow' AND name LIKE 'rtree\_%' ESCAPE '\')
        ORDER BY name
        """;

    public Difference? Compare(string first, string second)
    {
        using SqliteConnection one = Open(first), other = Open(second);
        if (Rows(one, other, Schema, "the schema") is { } schema)
        {
            return schema;
        }

        foreach (string setting in (string[])["application_id", "user_version"])
        {
            if (Rows(one, other, $"PRAGMA {setting}", setting) is { } difference)
            {
                return difference;
            }
        }

        foreach ((string table, bool hasRowId) in TablesOf(one))
        {
            // A table without row numbers is in the order of its key, which begins with its first column as a rule; any order does that
            // both have.
            string order = hasRowId ? "rowid" : string.Join(", ", Enumerable.Range(1, Columns(one, table)));
            if (Rows(one, other, $"SELECT * FROM {Quote(table)} ORDER BY {order}", $"table {table}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
        connection.Open();
        return connection;
    }

    private static List<(string Name, bool HasRowId)> TablesOf(SqliteConnection database)
    {
        using SqliteCommand query = Query(database, Tables);
        using SqliteDataReader rows = query.ExecuteReader();
        var tables = new List<(string, bool)>();
        while (rows.Read())
        {
            tables.Add((rows.GetString(0), rows.GetInt64(1) == 0));
        }

        return tables;
    }

    private static int Columns(SqliteConnection database, string table)
    {
        using SqliteCommand query = Query(database, $"SELECT * FROM {Quote(table)} LIMIT 0");
        using SqliteDataReader rows = query.ExecuteReader();
        return rows.FieldCount;
    }

    private Difference? Rows(SqliteConnection first, SqliteConnection second, string query, string what)
    {
        using SqliteCommand ask = Query(first, query), askOther = Query(second, query);
        using SqliteDataReader one = ask.ExecuteReader(), other = askOther.ExecuteReader();
        for (int number = 1; ; number++)
        {
            (bool has, bool otherHas) = (one.Read(), other.Read());
            if (!has && !otherHas)
            {
                return null;
            }

            if (has != otherHas)
            {
                return new Difference(DifferenceKind.Rows, $"row {number} of {what}", has ? "there" : null, otherHas ? "there" : null);
            }

            for (int column = 0; column < one.FieldCount; column++)
            {
                if (Differs(one.GetValue(column), other.GetValue(column)) is var (value, otherValue))
                {
                    return new Difference(DifferenceKind.Value, $"{one.GetName(column)} in row {number} of {what}", value, otherValue);
                }
            }
        }
    }

    /// <summary>Two values as they are shown; null where they are the same.</summary>
    private (string First, string Second)? Differs(object first, object second) => (first, second) switch
    {
        (string one, string other) => clocks.AreSame(one, other) ? null : Both(Difference.OfTexts(DifferenceKind.Value, "", one, other)),
        (byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other) ? null : Blobs(one, other),
        (long or double, long or double) when AreClose(first, second) || clocks.AreNow(Number(first), Number(second)) => null,
        _ => first.Equals(second) ? null : (Shown(first), Shown(second)),
    };

    private static (string First, string Second) Both(Difference difference) => (difference.First!, difference.Second!);

    private static (string First, string Second) Blobs(byte[] first, byte[] second)
    {
        int same = first.AsSpan().CommonPrefixLength(second);
        string At(byte[] blob) => $"a blob of {blob.Length} bytes{(same < blob.Length ? $" with 0x{blob[same]:x2} at {same}" : "")}";
        return (At(first), At(second));
    }

    private bool AreClose(object first, object second) => (first, second) switch
    {
        (long one, long other) => tolerance.CoversWhole(one, other),
        _ => !tolerance.IsExact && tolerance.Covers(Number(first), Number(second)),
    };

    private static double Number(object value) => value is long whole ? whole : (double)value;

    private static string Shown(object value) => value switch
    {
        DBNull => "NULL",
        byte[] blob => $"a blob of {blob.Length} bytes",
        string text => Difference.Quoted(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static SqliteCommand Query(SqliteConnection database, string query)
    {
        SqliteCommand command = database.CreateCommand();
#pragma warning disable CA2100 // The only name in it is a table's own, quoted.
        command.CommandText = query;
#pragma warning restore CA2100
        return command;
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

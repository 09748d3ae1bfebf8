namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>The file that a database's connection string names, and how it is opened. SQLite, DuckDB and LiteDB write them alike.</summary>
internal sealed record DatabaseFile(PathText Path, PathAccess Access)
{
    private static readonly HashSet<string> s_fileKeys = new(StringComparer.Ordinal) { "datasource", "filename", "fulluri", "uri" };

    public static DatabaseFile Of(PathText connection)
    {
        PathText file = PathText.Empty;
        PathAccess access = PathAccess.OpenOrCreate;
        bool hasFile = false;
        foreach ((string? key, PathText value) in Pairs(connection))
        {
            if (key is not null && s_fileKeys.Contains(key))
            {
                hasFile = true;
                file = value.AsPath();
            }
            else
            {
                access = AccessOf(key, value) ?? access;
            }
        }

        // LiteDB and DuckDB take a bare path for a connection string too; a text that is not known may be anything.
        if (!hasFile && Pairs(connection).All(static pair => pair.Key is null) && connection.Pieces.Any(IsKnown))
        {
            (file, access) = (connection, PathAccess.OpenOrCreate);
        }

        return IsInMemory(file) ? new(PathText.Empty, PathAccess.None) : WithoutUri(file, access);
    }

    private static bool IsKnown(Piece piece) => piece.Kind != PieceKind.Hole;

    /// <summary>What a key says of the access; null for nothing.</summary>
    private static PathAccess? AccessOf(string? key, PathText value) =>
        key is null ? PathAccess.Read
        : key is not ("mode" or "accessmode" or "readonly" or "failifmissing" or "immutable") ? null
        : value.Constant?.Replace("_", "").ToUpperInvariant() switch
        {
            "MEMORY" => PathAccess.None,
            "READONLY" or "RO" => PathAccess.Read,
            "TRUE" or "1" => key == "failifmissing" ? PathAccess.Update : PathAccess.Read,
            "READWRITE" or "RW" => key == "mode" ? PathAccess.Update : PathAccess.OpenOrCreate,

            // What is not known may be read only.
            null when !value.IsEmpty => PathAccess.Read,
            _ => null,
        };

    private static bool IsInMemory(PathText file) =>
        file.IsEmpty
        || (file.Pieces[0] is { Kind: PieceKind.Literal, Text: var text }
            && (text.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("file::memory:", StringComparison.OrdinalIgnoreCase)));

    /// <summary>SQLite takes <c>file:path?mode=ro</c> for a path.</summary>
    private static DatabaseFile WithoutUri(PathText file, PathAccess access)
    {
        const string Scheme = "file:";
        if (file.Pieces[0] is not { Kind: PieceKind.Literal } first || !first.Text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new(file, access);
        }

        bool hasAuthority = first.Text.StartsWith(Scheme + "//", StringComparison.Ordinal);
        PathText path = file.From(hasAuthority ? Scheme.Length + 2 : Scheme.Length);
        foreach ((string? key, PathText value) in path.After('?') is { } options ? Pairs(options, '&') : [])
        {
            access = AccessOf(key, value) ?? access;
        }

        return new(path.Before('?').AsPath(), access);
    }

    /// <summary>
    /// The keys, as they are compared, and their values, which may hold what is not known; a part that is not known may be any key.
    /// </summary>
    private static IEnumerable<(string? Key, PathText Value)> Pairs(PathText text, char separator = ';')
    {
        for (PathText? rest = text; rest is not null; rest = rest.After(separator))
        {
            PathText pair = rest.Before(separator);
            if (pair.After('=') is { } value && pair.Before('=').Constant is { } key)
            {
                yield return (key.Replace(" ", "").Replace("_", "").ToLowerInvariant(), value.Trim(' ', '"', '\''));
            }
            else if (!pair.Pieces.All(IsKnown))
            {
                yield return (null, pair);
            }
        }
    }
}

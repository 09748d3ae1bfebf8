using System.IO.Compression;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares two files by what they hold: bytes first, then databases by their rows, JSON by its values, tables by their columns, archives
/// by their entries, text by its lines, rasters by their pixels, with the times of the two runs left out.
/// </summary>
internal sealed class FileComparison(Clocks clocks, ComparisonOptions options)
{
    private const int Deepest = 4;

    private readonly RasterComparison _rasters = new(clocks, options);

    /// <param name="first">The one file.</param>
    /// <param name="second">The other.</param>
    /// <param name="name">The name that it is known by, whose ending tells a table.</param>
    public FileResult Compare(string first, string second, string name) =>
        (RasterFile.HasSideFiles(first) || RasterFile.HasSideFiles(second) ? _rasters.Compare(first, second) : null)
        ?? Compare(first, second, name, 0);

    private FileResult Compare(string first, string second, string name, int depth)
    {
        if (ByteComparison.Compare(first, second) is not { } difference)
        {
            return new FileResult(ComparedAs.Bytes, []);
        }

        byte[] begin = Begin(first), other = Begin(second);
        bool Both(ReadOnlySpan<byte> magic) => begin.AsSpan().StartsWith(magic) && other.AsSpan().StartsWith(magic);
        try
        {
            if (Both("SQLite format 3\0"u8))
            {
                return FileResult.Of(ComparedAs.Database, new SqliteComparison(clocks, options.Tolerance).Compare(first, second));
            }

            if (Both([0x1f, 0x8b]) && depth < Deepest)
            {
                return Unpacked(first, second, Path.GetFileNameWithoutExtension(name), (path, target) =>
                {
                    using FileStream packed = File.OpenRead(path);
                    using var content = new GZipStream(packed, CompressionMode.Decompress);
                    content.CopyTo(target);
                }, depth);
            }

            if (Both("PK\x03\x04"u8) && depth < Deepest)
            {
                return new FileResult(ComparedAs.Archive, CompareArchives(first, second, depth));
            }

            if (TextComparison.IsText(begin) && TextComparison.IsText(other))
            {
                return CompareTexts(first, second, name);
            }
        }
        catch (Exception e)
            when (e is InvalidDataException or Microsoft.Data.Sqlite.SqliteException or System.Text.DecoderFallbackException)
        {
            // It is not what it begins as; its bytes say where.
        }

        return _rasters.Compare(first, second) ?? new FileResult(ComparedAs.Bytes, [difference]) { Note = _rasters.Obstacle };
    }

    private FileResult CompareTexts(string first, string second, string name)
    {
        if (TableComparison.IsTable(name) && new TableComparison(clocks, options).Compare(first, second) is { } table)
        {
            return table with { Note = table.Note is null ? null : $"{name} {table.Note}" };
        }

        return JsonComparison.TryCompare(clocks, options.Tolerance, first, second, out Difference? found)
            ? FileResult.Of(ComparedAs.Json, found)
            : FileResult.Of(ComparedAs.Text, new TextComparison(clocks).Compare(first, second));
    }

    private List<Difference> CompareArchives(string first, string second, int depth)
    {
        using ZipArchive one = ZipFile.OpenRead(first), other = ZipFile.OpenRead(second);
        Dictionary<string, ZipArchiveEntry> entries = Entries(one), others = Entries(other);
        var differences = new List<Difference>();
        foreach (string name in entries.Keys.Union(others.Keys).Order(StringComparer.Ordinal))
        {
            switch (entries.GetValueOrDefault(name), others.GetValueOrDefault(name))
            {
                case ({ } entry, { } otherEntry):
                    FileResult result = Unpacked(entry, otherEntry, name, (from, target) =>
                    {
                        using Stream content = from.Open();
                        content.CopyTo(target);
                    }, depth);
                    differences.AddRange(result.Differences.Select(difference => difference.In(name)));
                    break;
                case ({ }, null):
                    differences.Add(new Difference(DifferenceKind.Missing, name, "there", null));
                    break;
                default:
                    differences.Add(new Difference(DifferenceKind.Missing, name, null, "there"));
                    break;
            }
        }

        return differences;
    }

    /// <summary>Entries by name; of two with one name, readers take the last.</summary>
    private static Dictionary<string, ZipArchiveEntry> Entries(ZipArchive archive)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            entries[entry.FullName] = entry;
        }

        return entries;
    }

    /// <summary>Compares what is packed in two things, in files that are gone afterwards.</summary>
    private FileResult Unpacked<T>(T first, T second, string name, Action<T, Stream> unpack, int depth)
    {
        string folder = Directory.CreateTempSubdirectory("dps-compare-").FullName;
        try
        {
            string one = Path.Combine(folder, "1"), other = Path.Combine(folder, "2");
            foreach ((T packed, string path) in new[] { (first, one), (second, other) })
            {
                using FileStream target = File.Create(path);
                unpack(packed, target);
            }

            return Compare(one, other, name, depth + 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Begin(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] begin = new byte[4096];
        return begin[..file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)];
    }
}

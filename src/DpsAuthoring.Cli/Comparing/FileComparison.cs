using System.IO.Compression;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares two files by what they hold: bytes first, then databases by their rows, JSON by its values, archives by their entries, text
/// by its lines, with the times of the two runs left out.
/// </summary>
internal sealed class FileComparison(Clocks clocks)
{
    private const int Deepest = 4;

    /// <summary>The first difference; null where there is none that counts.</summary>
    public Difference? Compare(string first, string second) => Compare(first, second, 0);

    private Difference? Compare(string first, string second, int depth)
    {
        if (ByteComparison.Compare(first, second) is not { } difference)
        {
            return null;
        }

        byte[] begin = Begin(first), other = Begin(second);
        bool Both(ReadOnlySpan<byte> magic) => begin.AsSpan().StartsWith(magic) && other.AsSpan().StartsWith(magic);
        try
        {
            if (Both("SQLite format 3\0"u8))
            {
                return new SqliteComparison(clocks).Compare(first, second);
            }

            if (Both([0x1f, 0x8b]) && depth < Deepest)
            {
                return Unpacked(first, second, (path, target) =>
                {
                    using FileStream packed = File.OpenRead(path);
                    using var content = new GZipStream(packed, CompressionMode.Decompress);
                    content.CopyTo(target);
                }, depth);
            }

            if (Both("PK\x03\x04"u8) && depth < Deepest)
            {
                return CompareArchives(first, second, depth);
            }

            if (TextComparison.IsText(begin) && TextComparison.IsText(other))
            {
                return JsonComparison.TryCompare(clocks, first, second, out Difference? found)
                    ? found
                    : new TextComparison(clocks).Compare(first, second);
            }
        }
        catch (Exception e)
            when (e is InvalidDataException or Microsoft.Data.Sqlite.SqliteException or System.Text.DecoderFallbackException)
        {
            // It is not what it begins as; its bytes say where.
        }

        return difference;
    }

    private Difference? CompareArchives(string first, string second, int depth)
    {
        using ZipArchive one = ZipFile.OpenRead(first), other = ZipFile.OpenRead(second);
        Dictionary<string, ZipArchiveEntry> entries = Entries(one), others = Entries(other);
        foreach (string name in entries.Keys.Union(others.Keys).Order(StringComparer.Ordinal))
        {
            Difference? difference = (entries.GetValueOrDefault(name), others.GetValueOrDefault(name)) switch
            {
                ({ } entry, { } otherEntry) => Unpacked(entry, otherEntry, (from, target) =>
                {
                    using Stream content = from.Open();
                    content.CopyTo(target);
                }, depth)?.In(name),
                ({ }, null) => new Difference(name, "there", null),
                _ => new Difference(name, null, "there"),
            };
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
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
    private Difference? Unpacked<T>(T first, T second, Action<T, Stream> unpack, int depth)
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

            return Compare(one, other, depth + 1);
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

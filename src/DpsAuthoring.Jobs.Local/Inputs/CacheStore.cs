using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DpsAuthoring.Jobs.Local.Files;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// The cache's folder: <c>&lt;entry&gt;/&lt;name&gt;</c> is a file, read-only, and <c>&lt;entry&gt;.state</c> notes what it was when it was
/// fetched; that note's own time is when a job was last given the file. Whatever else is in the folder is not the cache's.
/// </summary>
internal sealed class CacheStore(string folder)
{
    private const string Suffix = ".state";
    private const string RecordSuffix = ".url";
    private const string LockSuffix = ".lock";
    private const int IdLength = 32;

    public const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public string Folder => folder;

    /// <summary>The record of an address: what its server called the content, and which entry that is.</summary>
    public string RecordOf(InputSource source) => Path.Combine(folder, Hash("url", source.Text) + RecordSuffix);

    public string PathOf(string id, string name) => Path.Combine(folder, id, name);

    public static string IdOf(string path) => Path.GetFileName(Path.GetDirectoryName(path)!);

    /// <summary>The entry of some content under some name, and the content's hash.</summary>
    public static (string Id, string Sha256) Identify(string file, string name)
    {
        string hash = HashOf(file);
        return (Hash("content", name, hash), hash);
    }

    public static string HashOf(string file)
    {
        using FileStream content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>Whether a file is what was put there: one that others can write may be another by now.</summary>
    public bool IsWhole(string path) =>
        File.Exists(path) && ReadState(IdOf(path)) is [var state, ..] && state == StateOf(path);

    /// <summary>Puts a file in its place, where at no moment there is none: jobs of other processes may read it.</summary>
    /// <param name="good">The file, on the same file system.</param>
    /// <param name="path">Its place.</param>
    public static void Put(string good, string path)
    {
        File.SetUnixFileMode(good, ReadOnly);
        if (Directory.Exists(path))
        {
            FileSystem.Delete(path); // A job's doing.
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(good, path, overwrite: true);
    }

    /// <summary>Puts a fetched file in its place, with its note.</summary>
    public void Add(string good, string path, string sha256, InputSource source)
    {
        using FileLock held = CacheCleaner.KeepStill(folder);
        Replace(StatePath(IdOf(path)), $"{StateOf(good)}\n{sha256}\n{PublicText(source)}\n");
        Put(good, path);
    }

    /// <summary>Notes that a job is given it now.</summary>
    public void Touch(string path)
    {
        if (File.Exists(StatePath(IdOf(path))))
        {
            File.SetLastWriteTimeUtc(StatePath(IdOf(path)), DateTime.UtcNow);
        }
    }

    /// <summary>All entries, the one that was used longest ago first.</summary>
    public IReadOnlyList<CacheEntry> List() => !Directory.Exists(folder)
        ? []
        :
        [
            .. Directory.EnumerateFiles(folder, "*" + Suffix)
                .Select(file => Read(Path.GetFileName(file)[..^Suffix.Length]))
                .OfType<CacheEntry>()
                .OrderBy(entry => entry.LastUsed),
        ];

    /// <summary>Takes an entry out of its place, into a folder that is deleted later.</summary>
    public void MoveOut(string id, string target)
    {
        if (Directory.Exists(Path.Combine(folder, id)))
        {
            Directory.Move(Path.Combine(folder, id), Path.Combine(target, id));
        }

        File.Delete(StatePath(id)); // After that: a note without a file is found, a file without a note is nobody's.
    }

    /// <summary>Deletes records of addresses whose content is not here, and notes without a file.</summary>
    public void DeleteOrphans()
    {
        foreach (string record in Directory.EnumerateFiles(folder, "*" + RecordSuffix).Where(IsOurs))
        {
            using var held = FileLock.Try(record + LockSuffix);
            if (held is not null && File.ReadAllLines(record) is var lines && (lines is not [_, var id] || !File.Exists(StatePath(id))))
            {
                File.Delete(record);
            }
        }

        foreach (string file in Directory.EnumerateFiles(folder, "*" + LockSuffix).Where(IsOurs))
        {
            using var held = FileLock.Try(file);
            if (held is not null && !File.Exists(file[..^LockSuffix.Length]))
            {
                File.Delete(file);
            }
        }

        foreach (string state in Directory.EnumerateFiles(folder, "*" + Suffix).Where(IsOurs))
        {
            if (Read(Path.GetFileName(state)[..^Suffix.Length]) is null)
            {
                File.Delete(state);
            }
        }
    }

    public static void Replace(string path, string text)
    {
        string temporary = $"{path}.{Guid.NewGuid():n}";
        File.WriteAllText(temporary, text);
        File.Move(temporary, path, overwrite: true);
    }

    private CacheEntry? Read(string id)
    {
        if (!IsId(id)
            || ReadState(id) is not [_, var sha256, var source]
            || !Directory.Exists(Path.Combine(folder, id))
            || Directory.EnumerateFiles(Path.Combine(folder, id)).FirstOrDefault() is not { } path)
        {
            return null;
        }

        var file = new FileInfo(path);
        return new CacheEntry(
            id, path, source, file.Length, sha256, file.LastWriteTimeUtc, File.GetLastWriteTimeUtc(StatePath(id)));
    }

    private static bool IsOurs(string path) => IsId(Path.GetFileName(path).Split('.')[0]);

    private static bool IsId(string name) => name.Length == IdLength && name.All(char.IsAsciiHexDigitLower);

    private string StatePath(string id) => Path.Combine(folder, id + Suffix);

    private string[] ReadState(string id)
    {
        try
        {
            return File.ReadAllLines(StatePath(id));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static string StateOf(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path).Ticks}");

    /// <summary>An address without what may be a secret: user and password, signatures and tokens.</summary>
    private static string PublicText(InputSource source) =>
        PlainText.Line(source.Url is { } url ? $"{url.Scheme}://{url.Authority}{url.AbsolutePath}" : source.Text);

    private static string Hash(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..IdLength];
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Jobs.Fingerprints;

/// <summary>What an algorithm is made of, as far as its results depend on that: the content of files.</summary>
public sealed class AlgorithmFingerprint
{
    /// <summary>Of a larger file only size and time are looked at: a model's weights take too long to read at every start.</summary>
    private const long LargestRead = 64 << 20;

    private AlgorithmFingerprint(SortedDictionary<string, string> files, string? commit, bool isDirty)
    {
        (Files, Commit, IsDirty) = (files, commit, isDirty);
        Id = Hash(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(file => $"{file.Key}\0{file.Value}"))));
    }

    /// <summary>Equal for two algorithms that are made of the same.</summary>
    public string Id { get; }

    /// <summary>What of each file counts, by its path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>The commit that is checked out; null where there is none, or no git. It is told, and makes no difference.</summary>
    public string? Commit { get; }

    /// <summary>Whether files differ from that commit.</summary>
    public bool IsDirty { get; }

    /// <summary>Reads files. One that cannot be read counts by that.</summary>
    /// <param name="root">What their paths are told relative to.</param>
    /// <param name="files">Their paths.</param>
    /// <param name="commit">The commit that is checked out; null where there is none.</param>
    /// <param name="isDirty">Whether files differ from that commit.</param>
    /// <param name="image">What the content of the image is known by in which jobs run; null where they run in none.</param>
    public static AlgorithmFingerprint Of(
        string root, IEnumerable<string> files, string? commit = null, bool isDirty = false, string? image = null)
    {
        var known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in files)
        {
            known[Path.GetRelativePath(root, file)] = Content(file);
        }

        if (image is not null)
        {
            known["the image"] = image;
        }

        return new AlgorithmFingerprint(known, commit, isDirty);
    }

    /// <summary>The files that are new, gone, or other than they were.</summary>
    public IReadOnlyList<string> DifferencesFrom(AlgorithmFingerprint before) =>
        [.. Files.Keys.Union(before.Files.Keys)
            .Where(file => Files.GetValueOrDefault(file) != before.Files.GetValueOrDefault(file))
            .Order(StringComparer.Ordinal)];

    internal static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..32];

    internal string ToJson() => JsonSerializer.Serialize(new Kept(Commit, IsDirty, new(Files)), FingerprintJson.Default.Kept);

    internal static AlgorithmFingerprint Parse(string json)
    {
        Kept kept = JsonSerializer.Deserialize(json, FingerprintJson.Default.Kept)!;
        var files = new SortedDictionary<string, string>(kept.Files, StringComparer.Ordinal);
        return new AlgorithmFingerprint(files, kept.Commit, kept.IsDirty);
    }

    private static string Content(string file)
    {
        try
        {
            var info = new FileInfo(file);
            bool isExecutable = !OperatingSystem.IsWindows() && info.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
            string content = info.Length <= LargestRead ? Hash(File.ReadAllBytes(file)) : $"{info.Length} {info.LastWriteTimeUtc.Ticks}";
            return isExecutable ? content + " x" : content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }

    /// <summary>As the store keeps it.</summary>
    internal sealed record Kept(string? Commit, bool IsDirty, Dictionary<string, string> Files);
}

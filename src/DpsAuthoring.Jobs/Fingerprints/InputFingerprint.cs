using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Jobs.Fingerprints;

/// <summary>
/// What the files are that a job reads: size and time of each, and the content of small ones. An address counts as it is.
/// </summary>
internal static class InputFingerprint
{
    /// <summary>Up to this many bytes content is cheap to read.</summary>
    private const long LargestRead = 1 << 20;

    /// <summary>Equal to nothing that there is now.</summary>
    private const string Unknown = "unknown";

    /// <summary>What a job would read now, as text to keep; null where none of it is a file of this machine.</summary>
    public static string? Of(JobRequest request) => Of(request, _ => false);

    /// <summary>
    /// What a job has read whose own note was lost. A file that was written since may be another than it read, and counts as changed.
    /// </summary>
    /// <param name="request">The job.</param>
    /// <param name="since">When it was begun at the earliest.</param>
    public static string? OfThen(JobRequest request, DateTime since) => Of(request, path => Written(path) >= since);

    private static string? Of(JobRequest request, Func<string, bool> isUnknown)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string path) in Files(request))
        {
            if (Now(path, withContent: true) is { } now)
            {
                known[name] = isUnknown(path) ? Unknown : now;
            }
        }

        return known.Count == 0 ? null : JsonSerializer.Serialize(known, FingerprintJson.Default.Texts);
    }

    private static DateTime Written(string path) => Directory.Exists(path)
        ? Folders.Files(path).Select(file => file.Written).Append(Directory.GetLastWriteTimeUtc(path)).Max()
        : File.GetLastWriteTimeUtc(path);

    /// <summary>An input that is another than it was; null where none is. One that is gone cannot be read again, and is none.</summary>
    /// <param name="before">What <see cref="Of(JobRequest)"/> said.</param>
    /// <param name="request">The job.</param>
    public static string? Changed(string before, JobRequest request)
    {
        Dictionary<string, string> known = JsonSerializer.Deserialize(before, FingerprintJson.Default.Texts)!;
        return Files(request)
            .Where(file => known.TryGetValue(file.Name, out string? then) && !IsSame(then, file.Path))
            .Select(file => file.Name)
            .FirstOrDefault();
    }

    private static IEnumerable<(string Name, string Path)> Files(JobRequest request) =>
        JobValues.Of(request).Files
            .Where(file => file.Source.LocalPath is not null)
            .Select(file => ($"{file.Value.Input.Name} {file.Source.BaseName}", file.Source.LocalPath!));

    private static bool IsSame(string then, string path)
    {
        if (Now(path, withContent: false) is not { } now || then == now || then.StartsWith(now + " ", StringComparison.Ordinal))
        {
            return true;
        }

        // Whoever copies a folder or checks it out anew changes all times, and nothing else.
        string[] parts = then.Split(' ');
        return parts is [var size, _, var content]
            && now.StartsWith(size + " ", StringComparison.Ordinal)
            && Now(path, withContent: true)?.Split(' ') is [_, _, var content2]
            && content == content2;
    }

    /// <returns>Null where there is nothing.</returns>
    private static string? Now(string path, bool withContent)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return OfFolder(path);
            }

            var file = new FileInfo(path);
            return !file.Exists ? null
                : withContent && file.Length <= LargestRead ? $"{Text(file)} {AlgorithmFingerprint.Hash(File.ReadAllBytes(path))}"
                : Text(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // The job says what is wrong with it.
        }
    }

    private static string OfFolder(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (FileEntry file in Folders.Files(path).OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(path, file.Path)}\0{Text(new FileInfo(file.Path))}\n"));
        }

        return $"folder {Convert.ToHexStringLower(hash.GetHashAndReset())[..32]}";
    }

    /// <summary>Of a link, what it leads to counts.</summary>
    private static string Text(FileInfo file)
    {
        FileInfo target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return !target.Exists
            ? "0 0"
            : string.Create(CultureInfo.InvariantCulture, $"{target.Length} {target.LastWriteTimeUtc.Ticks}");
    }
}

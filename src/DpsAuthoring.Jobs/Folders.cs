using System.IO.Enumeration;

namespace DpsAuthoring.Jobs;

/// <summary>What folders hold, also such as .NET cannot name.</summary>
internal static class Folders
{
    /// <summary>What .NET reads in place of bytes that are not UTF-8.</summary>
    public const char NotUtf8 = '\uFFFD';

    /// <summary>
    /// All files in a folder, links among them and not followed. Of a folder whose name is not UTF-8 .NET cannot see the inside; it stands
    /// for what is in it. What else cannot be listed is left out.
    /// </summary>
    public static IEnumerable<FileEntry> Files(string path) => Entries(path).Where(entry => !entry.IsFolder);

    /// <summary>The same, and the folders.</summary>
    public static IEnumerable<FileEntry> Entries(string path) =>
        new FileSystemEnumerable<FileEntry>(
            path,
            (ref FileSystemEntry entry) =>
            {
                bool isLink = IsLink(ref entry);
                bool isFolder = entry.IsDirectory && !isLink && !entry.FileName.Contains(NotUtf8);
                return new FileEntry(entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime, isLink, isFolder);
            },
            new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true, RecurseSubdirectories = true })
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    /// <summary>Why a folder cannot be written, or made where it is not there yet, in the system's words; null where it can.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="place">What of it is there, which is tried.</param>
    public static string? Obstacle(string folder, out string place)
    {
        place = folder;
        while (!Path.Exists(place) && new FileInfo(place).LinkTarget is null)
        {
            place = Path.GetDirectoryName(place)!;
        }

        // One name for all: what a kill has left here is removed by the next trial.
        string probe = Path.Combine(place, ".dps-probe");
        try
        {
            Directory.CreateDirectory(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.');
        }

        try
        {
            Directory.Delete(probe);
        }
        catch (IOException)
        {
            // Another process that tries as well has removed it.
        }

        return null;
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}

/// <summary>A file of a folder, or a folder in it.</summary>
internal readonly record struct FileEntry(string Path, long Length, DateTime Written, bool IsLink, bool IsFolder);

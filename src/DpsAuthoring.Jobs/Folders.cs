using System.IO.Enumeration;
using DpsAuthoring.Jobs.Processes;

namespace DpsAuthoring.Jobs;

/// <summary>Folders that a job has written to, and so may hold anything.</summary>
internal static class Folders
{
    /// <summary>What .NET reads in place of bytes that are not UTF-8.</summary>
    public const char NotUtf8 = '\uFFFD';

    /// <summary>Deletes a folder, if it is there, with all that is in it.</summary>
    public static void Delete(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Names that are not UTF-8 do not exist for .NET, and folders without permissions have to be given some.
            Run("/bin/chmod", ["-R", "u+rwX", "--", path]);
            Run("/bin/rm", ["-rf", "--", path]);
        }
    }

    /// <summary>The bytes of all files in a folder.</summary>
    public static long Size(string path) => Files(path).Sum(file => file.Length);

    /// <summary>Whether a path leads to a file that can be read to its end: to no pipe or device, by a name that .NET can say.</summary>
    public static bool IsFile(string path) => LibC.IsRegularFile(path);

    /// <summary>Deletes what is no file of its own at a path that is to be one: a job may have put a link to others' files there, a folder, or a pipe.</summary>
    public static void RequireOwnFile(string path)
    {
        bool isLink = new FileInfo(path).LinkTarget is not null;
        if (!isLink && Directory.Exists(path))
        {
            Delete(path);
        }
        else if (isLink || !IsFile(path))
        {
            File.Delete(path);
        }
    }

    /// <summary>
    /// All files in a folder, links among them and not followed. Of a folder whose name is not UTF-8 .NET cannot see the inside; it stands
    /// for what is in it. What else cannot be listed is left out.
    /// </summary>
    public static IEnumerable<FileEntry> Files(string path) =>
        new FileSystemEnumerable<FileEntry>(
            path,
            (ref FileSystemEntry entry) => new FileEntry(entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime, IsLink(ref entry)),
            new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = true, RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry) || entry.FileName.Contains(NotUtf8),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>Runs a program of the system to its end.</summary>
    public static void Run(string program, string[] arguments)
    {
        int pid = new ChildStart(program, arguments, ["PATH=/usr/bin:/bin"]).Start();
        _ = LibC.Wait(pid, out _, 0, out _);
    }
}

/// <summary>A file of a folder.</summary>
internal readonly record struct FileEntry(string Path, long Length, DateTime Written, bool IsLink);

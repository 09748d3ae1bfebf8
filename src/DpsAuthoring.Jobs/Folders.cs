using System.IO.Enumeration;
using DpsAuthoring.Jobs.Processes;

namespace DpsAuthoring.Jobs;

/// <summary>Folders that a job has written to, and so may hold anything.</summary>
internal static class Folders
{
    /// <summary>What .NET reads in place of bytes that are not UTF-8.</summary>
    public const char NotUtf8 = '\uFFFD';

    /// <summary>Deletes what is at a path, if anything is: of a link the link, of a folder all that is in it.</summary>
    public static void Delete(string path)
    {
        switch (LibC.Look(path, followLinks: false).Kind)
        {
            case FileKind.None:
                return;
            case not FileKind.Folder:
                File.Delete(path);
                return;
        }

        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Names that are not UTF-8 do not exist for .NET, and folders without permissions have to be given some.
            Run("/bin/chmod", "-R", "u+rwX", "--", path);
            Run("/bin/rm", "-rf", "--", path);
        }
    }

    /// <summary>The bytes of all files in a folder.</summary>
    public static long Size(string path) => Files(path).Sum(file => file.Length);

    /// <summary>Whether a path leads to a file that can be read to its end: to no pipe or device, by a name that .NET can say.</summary>
    public static bool IsFile(string path) => LibC.Look(path, followLinks: true).Kind == FileKind.File;

    /// <summary>Whether a path is a folder, and no link to one.</summary>
    public static bool IsFolder(string path) => LibC.Look(path, followLinks: false).Kind == FileKind.Folder;

    /// <summary>Whether a link leads to a folder that it is in, so that what follows it comes to no end.</summary>
    public static bool IsLoop(string link) =>
        LibC.RealPath(link) is { } target && LibC.RealPath(Path.GetDirectoryName(link)!) is { } place && IsBelow(place, target);

    /// <summary>Whether a path is a folder or in it, of two paths without links.</summary>
    public static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>Makes sure that what is written to a path is written to no file of others: a job may have put a link there, a second name of a file, a folder, or a pipe.</summary>
    public static void RequireOwnFile(string path)
    {
        switch (LibC.Look(path, followLinks: false))
        {
            case (FileKind.File, 1):
                break;
            case (FileKind.File, _):
                string own = $"{path}.{Guid.NewGuid()}";
                File.Copy(path, own);
                File.Move(own, path, overwrite: true);
                break;
            default:
                Delete(path);
                break;
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
    /// <returns>Whether it says that it did what it should.</returns>
    public static bool Run(string program, params string[] arguments)
    {
        int pid = new ChildStart(program, arguments, ["PATH=/usr/bin:/bin"]).Start();
        _ = LibC.Wait(pid, out int status, 0, out _);
        return status == 0;
    }
}

/// <summary>A file of a folder.</summary>
internal readonly record struct FileEntry(string Path, long Length, DateTime Written, bool IsLink);

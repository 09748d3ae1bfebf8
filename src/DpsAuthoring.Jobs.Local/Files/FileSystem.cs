using System.Runtime.InteropServices;
using DpsAuthoring.Jobs.Local.Processes;
using Microsoft.Win32.SafeHandles;

namespace DpsAuthoring.Jobs.Local.Files;

/// <summary>Files and folders that a job has written, and which so may be anything.</summary>
internal static class FileSystem
{
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

    /// <summary>Whether a path leads to a file that can be read to its end: to no pipe or device, by a name that .NET can say.</summary>
    public static bool IsFile(string path) => LibC.Look(path, followLinks: true).Kind == FileKind.File;

    /// <summary>Whether a path is a folder, and no link to one.</summary>
    public static bool IsFolder(string path) => LibC.Look(path, followLinks: false).Kind == FileKind.Folder;

    /// <summary>Whether a link leads to a folder that it is in, so that what follows it comes to no end.</summary>
    public static bool IsLoop(string link) =>
        LibC.RealPath(link) is { } target && LibC.RealPath(Path.GetDirectoryName(link)!) is { } place && IsBelow(place, target);

    /// <summary>Whether a path is a folder or in it, of two paths without links.</summary>
    public static bool IsBelow(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>
    /// Makes sure that what is written to a path is written to no file of others: a job may have put a link there, a second name of a file,
    /// a folder, or a pipe.
    /// </summary>
    public static void MakeOwnFile(string path) => MakeOwnFile(path, LibC.Look(path, followLinks: false));

    /// <summary>The same of a path that has been looked at.</summary>
    /// <param name="path">The path.</param>
    /// <param name="state">What is there now.</param>
    public static void MakeOwnFile(string path, PathState state)
    {
        switch (state)
        {
            case { Kind: FileKind.None } or { Kind: FileKind.File, Names: 1 }:
                break;
            case { Kind: FileKind.File }:
                string own = $"{path}.{Guid.NewGuid()}";
                File.Copy(path, own);
                File.Move(own, path, overwrite: true);
                break;
            default:
                Delete(path);
                break;
        }
    }

    /// <summary>Makes a file have a content, whatever was in it.</summary>
    /// <remarks>It is not emptied first: ext4 writes a file that was emptied to the disk as soon as it is closed.</remarks>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using SafeFileHandle file = File.OpenHandle(
            path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(file, content, 0);
        if (RandomAccess.GetLength(file) != content.Length)
        {
            RandomAccess.SetLength(file, content.Length);
        }
    }

    /// <summary>Moves a file, also to where another is.</summary>
    public static void MoveFile(string from, string to)
    {
        if (LibC.Move(from, to) != 0)
        {
            File.Move(from, to, overwrite: true); // It tells what is wrong.
        }
    }

    /// <summary>
    /// Moves a folder, so that it appears whole: by one rename, and on another file system as a copy beside its place that is renamed.
    /// </summary>
    /// <param name="from">The folder.</param>
    /// <param name="to">Its new path, which is free.</param>
    /// <param name="copy">A free path beside that. A kill may leave something there.</param>
    /// <exception cref="IOException">It is where it was.</exception>
    public static void MoveFolder(string from, string to, string copy)
    {
        if (LibC.Move(from, to) is var error and not LibC.Exdev)
        {
            if (error != 0)
            {
                throw new IOException($"they cannot be moved to {to}: {Marshal.GetPInvokeErrorMessage(error)}");
            }

            return;
        }

        // Another file system, which is told by trying: two mounts of one device are two for this.
        Delete(copy);
        try
        {
            if (!Run("/bin/cp", "-R", "--preserve=mode,timestamps,links", "--reflink=auto", "-T", "--", from, copy))
            {
                throw new IOException($"they cannot be copied whole to {Path.GetDirectoryName(to)}, which is another file system");
            }

            Directory.Move(copy, to);
        }
        finally
        {
            Delete(copy);
        }

        Delete(from);
    }

    /// <summary>Runs a program of the system to its end.</summary>
    /// <returns>Whether it says that it did what it should.</returns>
    public static bool Run(string program, params string[] arguments) =>
        LibC.Succeeds(new SpawnOptions(program, arguments, ["PATH=/usr/bin:/bin"]).Start());
}

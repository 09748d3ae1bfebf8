using System.Runtime.InteropServices;
using DpsAuthoring.Jobs.Local.Files;
using Microsoft.Win32.SafeHandles;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// Clones of files, which share their blocks until one is written to: Btrfs and XFS make them at once, whatever the size.
/// </summary>
internal static partial class FileClone
{
    private const ulong Clone = 0x40049409; // FICLONE

    /// <summary>Makes a read-only clone of a file.</summary>
    /// <returns>Whether there is one: not of directories, nor on other file systems, nor across two.</returns>
    public static bool TryMake(string from, string to)
    {
        if (!FileSystem.IsFile(from))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        using (SafeFileHandle source = File.OpenHandle(from, share: FileShare.ReadWrite | FileShare.Delete))
        using (SafeFileHandle target = File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write))
        {
            if (Control(target, Clone, source) == 0)
            {
                File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(source));
                File.SetUnixFileMode(target, CacheStore.ReadOnly);
                return true;
            }
        }

        File.Delete(to);
        return false;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(SafeFileHandle target, ulong request, SafeFileHandle source);
}

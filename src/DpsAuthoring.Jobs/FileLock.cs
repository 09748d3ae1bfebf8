using System.Runtime.InteropServices;
using DpsAuthoring.Jobs.Processes;

namespace DpsAuthoring.Jobs;

/// <summary>A lock that ends with the process that holds it.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits until nobody else holds it.</summary>
    public static FileLock Wait(string path)
    {
        FileStream file = Open(path);
        while (LibC.Lock(file.SafeFileHandle.DangerousGetHandle(), LibC.LockExclusive) != 0
            && Marshal.GetLastPInvokeError() == LibC.Eintr)
        {
        }

        return new FileLock(file);
    }

    /// <summary>Takes it; null where somebody else holds it.</summary>
    public static FileLock? Try(string path)
    {
        FileStream file = Open(path);
        if (LibC.Lock(file.SafeFileHandle.DangerousGetHandle(), LibC.LockExclusive | LibC.LockNonBlocking) == 0)
        {
            return new FileLock(file);
        }

        file.Dispose();
        return null;
    }

    public void Dispose() => _file.Dispose();

    // Sharing all keeps .NET's own lock, which does not wait, away.
    private static FileStream Open(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
}

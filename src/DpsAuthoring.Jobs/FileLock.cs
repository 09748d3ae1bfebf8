using System.Runtime.InteropServices;
using DpsAuthoring.Jobs.Processes;

namespace DpsAuthoring.Jobs;

/// <summary>A lock that ends with the process that holds it. .NET's own do not wait.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly int _descriptor;

    private FileLock(int descriptor) => _descriptor = descriptor;

    /// <summary>Waits until nobody else holds it.</summary>
    public static FileLock Wait(string path)
    {
        int descriptor = Open(path);
        while (LibC.Lock(descriptor, LibC.LockExclusive) != 0 && Marshal.GetLastPInvokeError() == LibC.Eintr)
        {
        }

        return new FileLock(descriptor);
    }

    /// <summary>Takes it; null where somebody else holds it.</summary>
    public static FileLock? Try(string path)
    {
        int descriptor = Open(path);
        if (LibC.Lock(descriptor, LibC.LockExclusive | LibC.LockNonBlocking) == 0)
        {
            return new FileLock(descriptor);
        }

        LibC.Close(descriptor);
        return null;
    }

    public void Dispose() => LibC.Close(_descriptor);

    private static int Open(string path)
    {
        int descriptor = LibC.Open(path, LibC.OpenLockFile, 0b110_100_100);
        return descriptor >= 0 ? descriptor : throw new IOException($"{path} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}

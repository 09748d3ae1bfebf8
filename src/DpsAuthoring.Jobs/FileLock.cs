using System.Runtime.InteropServices;

namespace DpsAuthoring.Jobs;

/// <summary>A lock that ends with the process that holds it. .NET's own do not wait.</summary>
internal sealed partial class FileLock : IDisposable
{
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int WouldBlock = 11;
    private const int Interrupted = 4;
    private const int MillisecondsBetweenTrials = 20;
    private const int ReadWriteCreateCloseOnExec = 0x80042;

    private readonly int _descriptor;

    private FileLock(int descriptor) => _descriptor = descriptor;

    /// <summary>Waits until nobody else holds it.</summary>
    /// <exception cref="OperationCanceledException">It is waited for no more.</exception>
    public static FileLock Wait(string path, CancellationToken cancel = default) => Wait(path, Exclusive, cancel);

    /// <summary>Waits until nobody else holds it alone, and holds it together with others.</summary>
    public static FileLock WaitShared(string path) => Wait(path, Shared, default);

    /// <summary>Takes it; null where somebody else holds it.</summary>
    public static FileLock? Try(string path) => Try(path, Exclusive);

    public void Dispose() => Close(_descriptor);

    private static FileLock Wait(string path, int kind, CancellationToken cancel)
    {
        FileLock? held;
        while ((held = Try(path, kind)) is null)
        {
            cancel.WaitHandle.WaitOne(MillisecondsBetweenTrials); // The system's own waiting cannot be ended from here.
            cancel.ThrowIfCancellationRequested();
        }

        return held;
    }

    private static FileLock? Try(string path, int kind)
    {
        int descriptor = Open(path);
        if (Lock(descriptor, kind | NonBlocking) == 0)
        {
            return new FileLock(descriptor);
        }

        int error = Marshal.GetLastPInvokeError();
        Close(descriptor);
        return error is WouldBlock or Interrupted
            ? null
            : throw new IOException($"{path} cannot be locked: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    private static int Open(string path)
    {
        int descriptor = Open(path, ReadWriteCreateCloseOnExec, 0b110_100_100);
        return descriptor >= 0 ? descriptor : throw new IOException($"{path} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(int descriptor, int operation);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial void Close(int descriptor);
}

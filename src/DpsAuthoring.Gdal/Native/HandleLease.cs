using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary>Keeps a handle open for the time of a call that has another owner; null is a null pointer.</summary>
internal readonly ref struct HandleLease : IDisposable
{
    private readonly SafeHandle? _handle;

    public HandleLease(SafeHandle? handle)
    {
        if (handle is not null)
        {
            bool added = false;
            handle.DangerousAddRef(ref added);
            _handle = handle;
        }
    }

    public nint Pointer => _handle?.DangerousGetHandle() ?? 0;

    public void Dispose() => _handle?.DangerousRelease();
}

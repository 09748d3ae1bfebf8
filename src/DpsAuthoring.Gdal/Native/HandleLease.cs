using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary>Keeps something open for the time of a call that has another owner; null is a null pointer.</summary>
internal readonly ref struct HandleLease : IDisposable
{
    private readonly SafeHandle? _handle;

    public HandleLease(SafeHandle? handle)
        : this(handle, handle?.DangerousGetHandle() ?? 0)
    {
    }

    public HandleLease(NativeObject? item)
        : this(item?.UsableOwner(), item?.Pointer ?? 0)
    {
    }

    private HandleLease(SafeHandle? handle, nint pointer)
    {
        Pointer = pointer;
        if (handle is not null)
        {
            bool added = false;
            handle.DangerousAddRef(ref added);
            _handle = handle;
        }
    }

    public nint Pointer { get; }

    public void Dispose() => _handle?.DangerousRelease();
}

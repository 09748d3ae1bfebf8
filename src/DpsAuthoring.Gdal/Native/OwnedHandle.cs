using System.Runtime.InteropServices;

namespace OSGeo.Native;

/// <summary>Frees what libgdal handed over, by the function that belongs to it.</summary>
internal class OwnedHandle : SafeHandle
{
    private readonly Action<nint> _free;

    /// <param name="pointer">What is to be freed.</param>
    /// <param name="free">Frees it, on any thread.</param>
    public OwnedHandle(nint pointer, Action<nint> free)
        : base(0, ownsHandle: true)
    {
        _free = free;
        SetHandle(pointer);
    }

    public override bool IsInvalid => handle == 0;

    public nint Pointer => handle;

    protected override bool ReleaseHandle()
    {
        _free(handle);
        return true;
    }
}

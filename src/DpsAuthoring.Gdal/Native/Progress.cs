using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using OSGeo.GDAL;
using OSGeo.OGR;

namespace OSGeo.Native;

/// <summary>
/// A progress delegate for the time of one native call: held against the garbage collector, and unable to throw into libgdal.
/// </summary>
internal sealed unsafe class Progress : IDisposable
{
    private readonly Gdal.GDALProgressFuncDelegate? _callback;
    private readonly nint _callbackData;
    private readonly bool _ownsData;
    private readonly GCHandle _self;
    private Exception? _thrown;

    /// <param name="callback">The delegate; null when nobody wants to know.</param>
    /// <param name="callbackData">Handed to it as UTF-8 text.</param>
    public Progress(Gdal.GDALProgressFuncDelegate? callback, string? callbackData)
        : this(callback, Marshal.StringToCoTaskMemUTF8(callbackData)) => _ownsData = true;

    /// <param name="callback">OGR's delegate; null when nobody wants to know.</param>
    /// <param name="callbackData">Handed to it as UTF-8 text.</param>
    public Progress(Ogr.GDALProgressFuncDelegate? callback, string? callbackData)
        : this(callback is null ? null : new Gdal.GDALProgressFuncDelegate(callback), callbackData)
    {
    }

    /// <param name="callback">The delegate; null when nobody wants to know.</param>
    /// <param name="callbackData">Handed to it as it is.</param>
    public Progress(Gdal.GDALProgressFuncDelegate? callback, nint callbackData)
    {
        _callback = callback;
        _callbackData = callbackData;
        if (callback is not null)
        {
            _self = GCHandle.Alloc(this);
        }
    }

    /// <summary>Whether the delegate asked to stop, or threw.</summary>
    public bool Stopped { get; private set; }

    public bool IsWanted => _callback is not null;

    public delegate* unmanaged[Cdecl]<double, byte*, void*, int> Function => IsWanted ? &OnProgress : null;

    public void* Data => IsWanted ? (void*)GCHandle.ToIntPtr(_self) : null;

    public void Rethrow()
    {
        if (_thrown is not null)
        {
            ExceptionDispatchInfo.Throw(_thrown);
        }
    }

    public void Dispose()
    {
        if (_self.IsAllocated)
        {
            _self.Free();
        }

        if (_ownsData)
        {
            Marshal.FreeCoTaskMem(_callbackData);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnProgress(double complete, byte* message, void* data)
    {
        var progress = (Progress)GCHandle.FromIntPtr((nint)data).Target!;
        if (progress.Stopped)
        {
            return 0;
        }

        try
        {
            progress.Stopped = progress._callback!(complete, (nint)message, progress._callbackData) == 0;
        }
#pragma warning disable CA1031 // Nothing may unwind through libgdal's frames; Rethrow brings it back.
        catch (Exception e)
#pragma warning restore CA1031
        {
            progress._thrown = e;
            progress.Stopped = true;
        }

        return progress.Stopped ? 0 : 1;
    }
}

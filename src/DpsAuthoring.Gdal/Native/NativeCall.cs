using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace OSGeo.Native;

// The errors are the thread's, but only a call in whose scope they arose may judge them.
#pragma warning disable CA1822

/// <summary>
/// One call into libgdal: keeps the handle's owner open while it runs, and turns what GDAL reports meanwhile into an exception.
/// Calls nest (a progress delegate may call GDAL): each sees its own errors only.
/// </summary>
internal readonly ref struct NativeCall : IDisposable
{
    private readonly CallErrors _outer;
    private readonly SafeHandle? _owner;
    private readonly CallFiles _files;

    /// <param name="owner">What must stay open meanwhile; a dataset's file is named in errors.</param>
    /// <param name="throws">Whether failures become exceptions.</param>
    /// <param name="files">The files that the call is about, where the owner does not tell.</param>
    public NativeCall(SafeHandle? owner, bool throws, CallFiles files = default)
    {
        _files = files;
        if (owner is not null)
        {
            bool added = false;
            owner.DangerousAddRef(ref added);
            _owner = owner;
        }

        _outer = ErrorCapture.Current;
        ErrorCapture.Current = new CallErrors { Throws = throws };
        LibGdal.CPLErrorReset();
    }

    public void Dispose()
    {
        ErrorCapture.Current = _outer;
        _owner?.DangerousRelease();
    }

    /// <summary>Throws when GDAL reported a failure; else passes the result on.</summary>
    public T Checked<T>(T result)
    {
        ThrowIfFailed();
        return result;
    }

    /// <summary>Also throws when the result itself is a failure that GDAL kept silent about.</summary>
    public CPLErr Checked(int result, string what)
    {
        ThrowIfFailed();
        return result < ErrorCapture.FailureClass || !ErrorCapture.Current.Throws ? (CPLErr)result : throw Failure(what);
    }

    /// <summary>Also throws when the result is one of OGR's error numbers, which mostly come without words.</summary>
    public int CheckedOgr(int error)
    {
        ThrowIfFailed();
        return error == 0 || !ErrorCapture.Current.Throws ? error : throw Failure(OgrError.Meaning(error));
    }

    /// <summary>What there is not: thrown, or -1 while exceptions are off.</summary>
    public int NoSuch(string what) => ErrorCapture.Current.Throws ? throw new GdalException(Named(what), GdalConst.CPLE_AppDefined) : -1;

    /// <summary>A handle that must not be null, or null while exceptions are off.</summary>
    public nint CheckedHandle(nint result, string what)
    {
        ThrowIfFailed();
        return result != 0 || !ErrorCapture.Current.Throws ? result : throw Failure(what);
    }

    /// <summary>A new dataset, closed again when GDAL reported a failure while it was made.</summary>
    public Dataset CheckedDataset(nint result, string what, Progress? progress = null)
    {
        // Null only where the caller has turned exceptions off, and with them asked for GDAL's own null.
        DatasetHandle? handle = CheckedDatasetHandle(result, what, progress);
        return handle is null ? null! : new Dataset(handle);
    }

    /// <summary>The same, as a handle; null only while exceptions are off.</summary>
    public DatasetHandle? CheckedDatasetHandle(nint result, string what, Progress? progress = null)
    {
        try
        {
            progress?.Rethrow();
            CheckedHandle(result, progress is { Stopped: true } ? CallFiles.Stopped : what);
        }
        catch when (result != 0)
        {
            _ = LibGdal.GDALReleaseDataset(result);
            throw;
        }

        return result == 0 ? null : new DatasetHandle(result);
    }

    /// <summary>The exception for what was captured, or in <paramref name="otherwise"/>'s words where GDAL gave none.</summary>
    public GdalException Failure(string otherwise)
    {
        ref CallErrors errors = ref ErrorCapture.Current;
        if (errors.Last is not { } message)
        {
            string last = Text.From(LibGdal.CPLGetLastErrorMsg()) ?? "";
            return new GdalException(Named(last.Length > 0 ? last : otherwise), LibGdal.CPLGetLastErrorNo());
        }

        return new GdalException(Named(errors.First == message ? message : $"{message} (after: {errors.First})"), errors.Number);
    }

    /// <summary>GDAL says "HTTP response code: 404" and leaves out of which of a thousand files.</summary>
    private string Named(string message) => (_owner is DatasetHandle dataset ? _files.From(dataset) : _files).NamedIn(message);

    private void ThrowIfFailed()
    {
        ref CallErrors errors = ref ErrorCapture.Current;
        if (errors.Thrown is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }

        if (errors.Last is not null)
        {
            throw Failure(errors.Last);
        }
    }
}

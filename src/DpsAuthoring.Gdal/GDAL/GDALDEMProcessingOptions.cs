using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>gdaldem</c>.</summary>
public sealed class GDALDEMProcessingOptions : IDisposable
{
    private readonly string[] _arguments;

    /// <summary>Reads options as <c>gdaldem</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALDEMProcessingOptions(string[]? options)
    {
        GdalLibrary.Start();
        _arguments = [.. options ?? []];
        using var call = new NativeCall(owner: null, Gdal.Throws);
        nint native = ToNative(this, null);
        LibGdal.GDALDEMProcessingOptionsFree(native);
        call.CheckedHandle(native, "gdaldem does not accept these options: " + string.Join(' ', _arguments));
    }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>
    /// Makes GDAL's own options for one call. A call has its own, so that this object may be shared between threads and calls.
    /// </summary>
    internal static unsafe nint ToNative(GDALDEMProcessingOptions? options, Progress? progress)
    {
        using var arguments = new StringList(options?._arguments);
        nint native = LibGdal.GDALDEMProcessingOptionsNew(arguments.Pointer, 0);
        if (native != 0 && progress is { IsWanted: true })
        {
            LibGdal.GDALDEMProcessingOptionsSetProgress(native, progress.Function, progress.Data);
        }

        return native;
    }
}

using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>gdalmdiminfo</c>.</summary>
internal sealed class GDALMultiDimInfoOptions : IDisposable
{
    private readonly string[] _arguments;

    /// <summary>Reads options as <c>gdalmdiminfo</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALMultiDimInfoOptions(string[]? options)
    {
        GdalLibrary.Start();
        _arguments = [.. options ?? []];
        using var call = new NativeCall(owner: null, Gdal.Throws);
        nint native = ToNative(this);
        LibGdal.GDALMultiDimInfoOptionsFree(native);
        call.CheckedHandle(native, "gdalmdiminfo does not accept these options: " + string.Join(' ', _arguments));
    }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>
    /// Makes GDAL's own options for one call. A call has its own, so that this object may be shared between threads and calls.
    /// </summary>
    internal static nint ToNative(GDALMultiDimInfoOptions? options)
    {
        using var arguments = new StringList(options?._arguments);
        return LibGdal.GDALMultiDimInfoOptionsNew(arguments.Pointer, 0);
    }
}

using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>gdalinfo</c>.</summary>
public sealed class GDALInfoOptions : IDisposable
{
    private readonly string[] _arguments;

    /// <summary>Reads options as <c>gdalinfo</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALInfoOptions(string[]? options)
    {
        GdalLibrary.Start();
        _arguments = [.. options ?? []];
        using var call = new NativeCall(owner: null, Gdal.Throws);
        nint native = ToNative(this);
        LibGdal.GDALInfoOptionsFree(native);
        call.CheckedHandle(native, "gdalinfo does not accept these options: " + string.Join(' ', _arguments));
    }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>
    /// Makes GDAL's own options for one call. A call has its own, so that this object may be shared between threads and calls.
    /// </summary>
    internal static nint ToNative(GDALInfoOptions? options)
    {
        using var arguments = new StringList(options?._arguments);
        return LibGdal.GDALInfoOptionsNew(arguments.Pointer, 0);
    }
}

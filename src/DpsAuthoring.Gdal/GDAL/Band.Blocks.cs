using OSGeo.Native;

namespace OSGeo.GDAL;

// The file's own blocks. GDAL's C# bindings have no name for these calls, so they are not public.
public sealed partial class Band
{
    /// <summary>Writes one of the file's blocks as it is, past the cache. The cache must hold nothing of it.</summary>
    /// <param name="x">The block's column among the blocks.</param>
    /// <param name="y">The block's row among the blocks.</param>
    /// <param name="pixels">A whole block in the band's own type, also at the raster's edges.</param>
    /// <returns><see cref="CPLErr.CE_None"/>.</returns>
    /// <exception cref="GdalException">It cannot be written.</exception>
    internal CPLErr WriteBlock(int x, int y, nint pixels)
    {
        using NativeCall call = Enter();
        call.Checked(LibGdal.GDALWriteBlock(Pointer, x, y, pixels), "The block was not written");
        return CPLErr.CE_None;
    }
}

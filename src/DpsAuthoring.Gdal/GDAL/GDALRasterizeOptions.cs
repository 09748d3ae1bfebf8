using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>gdal_rasterize</c>. One object may be used by many calls, on any threads.</summary>
public sealed class GDALRasterizeOptions : IDisposable
{
    /// <summary>Reads options as <c>gdal_rasterize</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALRasterizeOptions(string[]? options) => Words = Program.Accepted(options);

    internal static unsafe ProgramOptions Program { get; } = new(
        "gdal_rasterize", LibGdal.GDALRasterizeOptionsNew, LibGdal.GDALRasterizeOptionsFree, LibGdal.GDALRasterizeOptionsSetProgress);

    internal string[] Words { get; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

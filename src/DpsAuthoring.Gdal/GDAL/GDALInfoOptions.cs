using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>gdalinfo</c>. One object may be used by many calls, on any threads.</summary>
public sealed class GDALInfoOptions : IDisposable
{
    /// <summary>Reads options as <c>gdalinfo</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALInfoOptions(string[]? options) => Words = Program.Accepted(options);

    internal static ProgramOptions Program { get; } = new("gdalinfo", LibGdal.GDALInfoOptionsNew, LibGdal.GDALInfoOptionsFree);

    internal string[] Words { get; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

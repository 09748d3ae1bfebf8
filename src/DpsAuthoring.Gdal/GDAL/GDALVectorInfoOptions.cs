using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>
/// The options of <c>ogrinfo</c>. GDAL's own bindings have it from 3.7 on. One object may be used by many calls, on any threads.
/// </summary>
public sealed class GDALVectorInfoOptions : IDisposable
{
    /// <summary>Reads options as <c>ogrinfo</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALVectorInfoOptions(string[]? options)
    {
        GdalLibrary.Require("3.7", "GDALVectorInfo");
        Words = Program.Accepted(options);
    }

    internal static ProgramOptions Program { get; } = new("ogrinfo", LibGdal.GDALVectorInfoOptionsNew, LibGdal.GDALVectorInfoOptionsFree);

    internal string[] Words { get; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>ogr2ogr</c>. One object may be used by many calls, on any threads.</summary>
public sealed class GDALVectorTranslateOptions : IDisposable
{
    /// <summary>Reads options as <c>ogr2ogr</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALVectorTranslateOptions(string[]? options) => Words = Program.Accepted(options);

    internal static unsafe ProgramOptions Program { get; } = new(
        "ogr2ogr", LibGdal.GDALVectorTranslateOptionsNew, LibGdal.GDALVectorTranslateOptionsFree, LibGdal.GDALVectorTranslateOptionsSetProgress);

    internal string[] Words { get; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

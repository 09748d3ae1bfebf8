using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>gdal_translate</c>. One object may be used by many calls, on any threads.</summary>
public sealed class GDALTranslateOptions : IDisposable
{
    /// <summary>Reads options as <c>gdal_translate</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALTranslateOptions(string[]? options) => Words = Program.Accepted(options);

    internal static unsafe ProgramOptions Program { get; } = new(
        "gdal_translate", LibGdal.GDALTranslateOptionsNew, LibGdal.GDALTranslateOptionsFree, LibGdal.GDALTranslateOptionsSetProgress);

    internal string[] Words { get; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>gdal_grid</c>. One object may be used by many calls, on any threads.</summary>
public sealed class GDALGridOptions : IDisposable
{
    /// <summary>Reads options as <c>gdal_grid</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALGridOptions(string[]? options) => Words = Program.Accepted(options);

    internal static unsafe ProgramOptions Program { get; } = new(
        "gdal_grid", LibGdal.GDALGridOptionsNew, LibGdal.GDALGridOptionsFree, LibGdal.GDALGridOptionsSetProgress);

    internal string[] Words { get; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

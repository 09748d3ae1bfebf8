using OSGeo.Native;

namespace OSGeo.GDAL;

/// <summary>The options of <c>nearblack</c>. One object may be used by many calls, on any threads.</summary>
public sealed class GDALNearblackOptions : IDisposable
{
    /// <summary>Reads options as <c>nearblack</c> does on its command line.</summary>
    /// <param name="options">The options, one word an element, without files; null for none.</param>
    /// <exception cref="GdalException">An option is not known or not complete.</exception>
    public GDALNearblackOptions(string[]? options) => Words = Program.Accepted(options);

    internal static unsafe ProgramOptions Program { get; } = new(
        "nearblack", LibGdal.GDALNearblackOptionsNew, LibGdal.GDALNearblackOptionsFree, LibGdal.GDALNearblackOptionsSetProgress);

    internal string[] Words { get; }

    /// <summary>Has nothing to let go of.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}

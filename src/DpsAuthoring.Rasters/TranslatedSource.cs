using OSGeo.GDAL;

namespace DpsAuthoring.Rasters;

/// <summary>
/// What <c>gdal_translate</c> makes of a source, as a virtual raster. Each thread makes its own: one that is read again from its text
/// resamples by other windows.
/// </summary>
/// <param name="Options">The options that make its pixels.</param>
/// <param name="Stored">How the source is stored, in pixels of the result.</param>
internal sealed record TranslatedSource(IReadOnlyList<string> Options, StoredLayout Stored)
{
    public Dataset Of(Dataset source) => Of(source, Options);

    public static Dataset Of(Dataset source, IReadOnlyList<string> shaping)
    {
        using var options = new GDALTranslateOptions(["-of", "VRT", .. shaping]);
        return GdalResult.Opened(
            Gdal.wrapper_GDALTranslate("", source, options, null, null), $"{source.GetDescription()} was not translated");
    }
}

using System.Globalization;
using OSGeo.GDAL;

namespace DpsAuthoring.Results.Rasters;

/// <summary>Whether a GeoTIFF is cloud optimized: a client that reads its first bytes finds all else by ranges.</summary>
internal static class CogLayout
{
    /// <summary>A raster of this width and height is small enough to be read as a whole.</summary>
    private const int Small = 512;

    /// <summary>Where the directory begins at the latest: behind the header, and what GDAL tells of the layout.</summary>
    private const long FirstDirectory = 300;

    public static bool IsCloudOptimized(Dataset raster, string path)
    {
        if (raster.GetDriver().ShortName != "GTiff" || raster.RasterCount == 0 || File.Exists(path + ".ovr"))
        {
            return false;
        }

        if (raster.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG")
        {
            return true;
        }

        Band band = raster.GetRasterBand(1);
        band.GetBlockSize(out int blockWidth, out int blockHeight);
        bool isSmall = raster.RasterXSize <= Small && raster.RasterYSize <= Small;
        bool isTiled = blockWidth != raster.RasterXSize || blockHeight == raster.RasterYSize;
        Band[] levels = [band, .. Enumerable.Range(0, band.GetOverviewCount()).Select(band.GetOverview)];
        return (isSmall || isTiled) && IsInOrder(levels); // Overviews are asked of nobody: GDAL recommends them.
    }

    /// <summary>Directories come first, that of the raster before those of its overviews; then pixels, those of the raster last.</summary>
    private static bool IsInOrder(Band[] levels)
    {
        long[] directories = [.. levels.Select(level => Offset(level, "IFD_OFFSET") ?? -1)];
        long?[] pixels = [.. levels.Select(level => Offset(level, "BLOCK_OFFSET_0_0"))]; // A block without data is nowhere.
        long[] known = [.. pixels.OfType<long>()];
        return directories[0] is >= 0 and < FirstDirectory
            && directories.SequenceEqual(directories.Order())
            && known.SequenceEqual(known.OrderDescending())
            && (known.Length == 0 || known.Min() > directories[^1]);
    }

    private static long? Offset(Band band, string name) =>
        long.TryParse(band.GetMetadataItem(name, "TIFF"), NumberStyles.None, CultureInfo.InvariantCulture, out long offset) ? offset : null;
}

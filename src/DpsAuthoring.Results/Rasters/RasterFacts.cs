using System.Text.Json.Nodes;
using DpsAuthoring.Results.Files;
using DpsAuthoring.Results.Footprints;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Results.Rasters;

/// <summary>What a raster tells of itself.</summary>
internal sealed class RasterFacts : PlacedFile
{
    private static readonly double[] s_noTransform = [0, 1, 0, 0, 0, 1];

    /// <summary>Reads a raster.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="formats">GDAL's names of the formats that it may have; null for all.</param>
    /// <param name="reason">Why it is none.</param>
    /// <returns>What it tells; null where the file is no raster.</returns>
    public static RasterFacts? Of(string path, string[]? formats, out string? reason)
    {
        reason = null;
        if (path.StartsWith("/vsi", StringComparison.OrdinalIgnoreCase))
        {
            reason = "GDAL takes its path for an address";
            return null;
        }

        try
        {
            using Dataset raster = Open(path, formats);
            var facts = new RasterFacts();
            facts.Read(raster, path, formats);
            return facts;
        }
        catch (GdalException e)
        {
            reason = WithoutFolder(e.Message, path);
            return null;
        }
    }

    private static Dataset Open(string name, string[]? formats) =>
        Gdal.OpenEx(name, (uint)(GdalConst.OF_RASTER | GdalConst.OF_READONLY), formats, null, null);

    private void Read(Dataset raster, string path, string[]? formats)
    {
        if (raster.RasterCount == 0 && PartOf(raster, path) is { } part)
        {
            // Such a file has several rasters, which are not one another's bands. It lies where the first one does.
            using Dataset first = Open(part, formats);
            ReadPlace(first);
            Projection.Remove("proj:shape");
            Projection.Remove("proj:transform");
            return;
        }

        double? metres = ReadPlace(raster);
        Type = raster.GetDriver().ShortName is "GTiff" or "COG" ? TypeOf(raster, path) : null;
        ReadBands(raster, path, metres);
    }

    private string TypeOf(Dataset raster, string path) => CogLayout.IsCloudOptimized(raster, path) ? MediaType.Cog
        : Projection.Count > 1 ? MediaType.GeoTiff
        : MediaType.Tiff;

    private void ReadBands(Dataset raster, string path, double? metres)
    {
        bool hasStatistics = (long)raster.RasterXSize * raster.RasterYSize * raster.RasterCount <= PixelStatistics.MostPixels;
        for (int number = 1; number <= raster.RasterCount; number++)
        {
            try
            {
                Bands.Add((JsonNode)BandFields.Of(raster, number, metres, hasStatistics));
            }
            catch (GdalException e)
            {
                Bands.Add((JsonNode)BandFields.Of(raster, number, metres, hasStatistics: false));
                Remarks.Add($"the pixels of its band {number} cannot be read ({WithoutFolder(e.Message, path)})");
                hasStatistics = false;
            }
        }
    }

    /// <returns>How large its pixels are in metres; null where that is not the same everywhere, or not known.</returns>
    private double? ReadPlace(Dataset raster)
    {
        (int width, int height) = (raster.RasterXSize, raster.RasterYSize);
        double[] transform = new double[6];
        raster.GetGeoTransform(transform);
        Projection["proj:shape"] = Fields.List(height, width);
        bool isPlaced = !transform.SequenceEqual(s_noTransform);
        if (isPlaced)
        {
            (double x, double y)[] corners = [.. new[] { (0, 0), (width, 0), (width, height), (0, height) }.Select(corner => (
                transform[0] + (corner.Item1 * transform[1]) + (corner.Item2 * transform[2]),
                transform[3] + (corner.Item1 * transform[4]) + (corner.Item2 * transform[5])))];
            Projection["proj:transform"] = Fields.List(transform[1], transform[2], transform[0], transform[4], transform[5], transform[3]);
            Projection["proj:bbox"] = Fields.List(
                corners.Min(corner => corner.x), corners.Min(corner => corner.y), corners.Max(corner => corner.x), corners.Max(corner =>
                    corner.y));
        }

        using SpatialReference? system = raster.GetSpatialRef();
        if (system is null || !isPlaced)
        {
            Remarks.Add(
                raster.GetGCPCount() > 0 ? "it is placed by ground control points alone, so that its item has no geometry"
                    : system is null ? "it has no coordinate system, so that its item has no geometry"
                    : "nothing says where its pixels lie, so that its item has no geometry");
            return null;
        }

        AddSystem(system);
        Footprint = Footprint.Of(width, height, transform, system, out string? reason);
        if (reason is not null)
        {
            Remarks.Add($"{reason}, so that its item has no geometry");
        }

        return system.IsProjected() != 0
            ? Math.Round(Math.Sqrt(Math.Abs((transform[1] * transform[5]) - (transform[2] * transform[4]))) * system.GetLinearUnits(), 6)
            : null;
    }

    /// <summary>The first raster within a file that has several; null where it names none of its own.</summary>
    private static string? PartOf(Dataset raster, string path) =>
        raster.GetMetadata("SUBDATASETS")
            .Select(item => item.Split('=', 2))
            .Where(item => item.Length == 2 && item[0].EndsWith("_NAME", StringComparison.Ordinal))
            .Select(item => item[1])
            .FirstOrDefault(name => name.Contains($"\"{path}\"", StringComparison.Ordinal) || name.Contains($":{path}:", StringComparison.Ordinal));
}

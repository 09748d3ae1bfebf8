using System.Globalization;
using System.Text.Json;
using OSGeo.GDAL;
using OSGeo.OSR;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Compares rasters by what they say, whatever format and storage they have: size, georeference, bands with their types, no-data values,
/// colours and units, metadata, and pixels.
/// </summary>
internal sealed class RasterComparison(Clocks clocks, ComparisonOptions options)
{
    /// <summary>How far corners may lie apart, in pixels. Below that, two programs have rounded one georeference differently.</summary>
    private const double CornerTolerance = 0.001;

    /// <summary>Why rasters cannot be compared as such on this machine; null where they can, or have not been met.</summary>
    public string? Obstacle { get; private set; }

    /// <returns>What differs; null where the two are no rasters.</returns>
    public FileResult? Compare(string first, string second)
    {
        Obstacle = RasterFile.Obstacle;
        if (Obstacle is not null)
        {
            return null;
        }

        using Dataset? one = RasterFile.Open(first, null, out string? reason);
        using Dataset? other = RasterFile.Open(second, null, out string? otherReason);
        using ArrayFile? arrays = ArrayFile.Open(first), otherArrays = ArrayFile.Open(second);
        if (one is null && other is null && (arrays is null || otherArrays is null))
        {
            return null;
        }

        if (one is null != other is null)
        {
            return FileResult.Of(ComparedAs.Raster, new Difference(DifferenceKind.Unreadable, "as a raster", reason, otherReason));
        }

        var differences = new List<Difference>();
        IReadOnlyCollection<string> rasters = [];
        if (one is not null && other is not null)
        {
            IReadOnlyDictionary<string, string> parts = RasterFile.Subdatasets(one, first), others = RasterFile.Subdatasets(other, second);

            // Where there are parts, all pixels are theirs, and each says again what is of the whole.
            Difference[] ofWhole = [.. parts.Count > 0 && others.Count > 0 ? OfMetadata("metadata item", one, other) : Compare(one, other)];
            differences.AddRange(ofWhole);
            differences.AddRange(Subdatasets(first, parts, second, others, ofWhole));
            rasters = Names(one, first);
        }

        if (arrays is not null && otherArrays is not null)
        {
            // What a raster says of itself, its part of the file says as well.
            bool isTold = differences.Any(difference => difference.Kind is not (DifferenceKind.Pixels or DifferenceKind.Mask));
            var comparison = new ArrayComparison(clocks, options);
            differences.AddRange(isTold ? [] : comparison.OfStructure(arrays, otherArrays));
            differences.AddRange(comparison.OfValues(arrays, otherArrays, rasters));
        }

        return new FileResult(ComparedAs.Raster, differences);
    }

    /// <summary>The names of the arrays whose pixels a raster and its parts have.</summary>
    private static IReadOnlyCollection<string> Names(Dataset raster, string path)
    {
        IEnumerable<string> parts = RasterFile.Subdatasets(raster, path).Keys.Select(part => part.TrimStart('/'));
        string? own = raster.RasterCount > 0 ? raster.GetRasterBand(1).GetMetadataItem("NETCDF_VARNAME", "") : null;
        return own is null ? [.. parts] : [.. parts, own];
    }

    private IEnumerable<Difference> Subdatasets(
        string first,
        IReadOnlyDictionary<string, string> parts,
        string second,
        IReadOnlyDictionary<string, string> others,
        Difference[] told)
    {
        foreach (string part in parts.Keys.Union(others.Keys).Order(StringComparer.Ordinal))
        {
            if (!parts.TryGetValue(part, out string? name) || !others.TryGetValue(part, out string? otherName))
            {
                yield return new Difference(
                    DifferenceKind.Missing, part, parts.ContainsKey(part) ? "there" : null, others.ContainsKey(part) ? "there" : null);
                continue;
            }

            using Dataset? inner = RasterFile.Open(first, name, out string? reason);
            using Dataset? otherInner = RasterFile.Open(second, otherName, out string? otherReason);
            if (inner is null || otherInner is null)
            {
                yield return new Difference(DifferenceKind.Unreadable, part, reason, otherReason);
                continue;
            }

            foreach (Difference difference in Compare(inner, otherInner).Except(told))
            {
                yield return difference.In(part);
            }
        }
    }

    private List<Difference> Compare(Dataset first, Dataset second)
    {
        try
        {
            var differences = new List<Difference>(OfWhole(first, second));
            for (int band = 1; band <= Math.Min(first.RasterCount, second.RasterCount); band++)
            {
                differences.AddRange(OfBand($"band {band}", first.GetRasterBand(band), second.GetRasterBand(band)));
            }

            if (first.RasterXSize == second.RasterXSize && first.RasterYSize == second.RasterYSize)
            {
                differences.AddRange(new PixelScan(options.Tolerance).Compare(first, second));
            }

            return differences;
        }
        catch (GdalException e)
        {
            return [new Difference(DifferenceKind.Unreadable, "what the raster says of itself", e.Message.TrimEnd('.'), null)];
        }
    }

    private IEnumerable<Difference> OfWhole(Dataset first, Dataset second)
    {
        string Size(Dataset dataset) => $"{dataset.RasterXSize} x {dataset.RasterYSize} pixels";
        string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
        return Differing(DifferenceKind.Size, "the size", Size(first), Size(second))
            .Concat(Differing(DifferenceKind.Bands, "the number of bands", Number(first.RasterCount), Number(second.RasterCount)))
            .Concat(OfGeoreference(first, second))
            .Concat(OfCoordinateSystem(first, second))
            .Concat(OfControlPoints(first, second))
            .Concat(OfMetadata("metadata item", first, second));
    }

    private static IEnumerable<Difference> OfGeoreference(Dataset first, Dataset second)
    {
        double[] one = new double[6], other = new double[6];
        first.GetGeoTransform(one);
        second.GetGeoTransform(other);
        if (one.SequenceEqual(other) || Apart(one, other, first.RasterXSize, first.RasterYSize) <= CornerTolerance)
        {
            return [];
        }

        return [new Difference(DifferenceKind.Georeference, "the georeference", Shown(one), Shown(other))];
    }

    /// <summary>How far the corners of a raster lie apart under two georeferences, at most, in pixels of the first.</summary>
    private static double Apart(double[] one, double[] other, int columns, int rows)
    {
        double width = Math.Sqrt((one[1] * one[1]) + (one[4] * one[4])), height = Math.Sqrt((one[2] * one[2]) + (one[5] * one[5]));
        double pixel = Math.Min(width, height);
        (double, double)[] corners = [(0, 0), (columns, 0), (0, rows), (columns, rows)];
        return corners.Max(((double X, double Y) corner) =>
        {
            double x = one[0] - other[0] + (corner.X * (one[1] - other[1])) + (corner.Y * (one[2] - other[2]));
            double y = one[3] - other[3] + (corner.X * (one[4] - other[4])) + (corner.Y * (one[5] - other[5]));
            return Math.Sqrt((x * x) + (y * y)) / pixel;
        });
    }

    private static string Shown(double[] transform)
    {
        string turn = transform[2] == 0 && transform[4] == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", turned by {transform[2]} and {transform[4]}");
        return string.Create(
            CultureInfo.InvariantCulture, $"from {transform[0]}, {transform[3]} in steps of {transform[1]}, {transform[5]}{turn}");
    }

    private static IEnumerable<Difference> OfCoordinateSystem(Dataset first, Dataset second)
    {
        using SpatialReference? one = first.GetSpatialRef(), other = second.GetSpatialRef();
        bool isSame = one is null || other is null
            ? one is null && other is null
            : one.IsSame(other, ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES"]) != 0;
        return isSame ? [] : [new Difference(DifferenceKind.CoordinateSystem, "the coordinate system", NameOf(one), NameOf(other))];
    }

    private IEnumerable<Difference> OfControlPoints(Dataset first, Dataset second)
    {
        if (first.GetGCPCount() == 0 && second.GetGCPCount() == 0)
        {
            return [];
        }

        using JsonDocument one = ControlPoints(first), other = ControlPoints(second);
        Difference? found = new JsonComparison(clocks, options.Tolerance, []).Compare(PointsOf(one), PointsOf(other));
        return found is null
            ? []
            : [found with { Kind = DifferenceKind.Georeference, Where = $"the list of control points{found.Where}" }];

        static JsonElement PointsOf(JsonDocument json) => json.RootElement.TryGetProperty("gcps", out JsonElement points) ? points : json.RootElement;
    }

    /// <summary>What gdalinfo says, with as little as can be besides the points.</summary>
    private static JsonDocument ControlPoints(Dataset raster)
    {
        using var options = new GDALInfoOptions(["-json", "-nomd", "-norat", "-noct", "-nofl"]);
        return raster.GetGCPCount() == 0 ? JsonDocument.Parse("{}") : JsonDocument.Parse(Gdal.GDALInfo(raster, options));
    }

    private static string NameOf(SpatialReference? system)
    {
        if (system is null)
        {
            return "none";
        }

        string? code = system.GetAuthorityName(null) is { } authority ? $" ({authority}:{system.GetAuthorityCode(null)})" : null;
        return $"{Difference.Quoted(system.GetName() ?? "")}{code}";
    }

    private IEnumerable<Difference> OfBand(string name, Band first, Band second)
    {
        (BandNoData noData, BandNoData otherNoData) = (BandNoData.Of(first), BandNoData.Of(second));
        IEnumerable<Difference> values = Differing(
                DifferenceKind.DataType,
                $"the data type of {name}",
                Gdal.GetDataTypeName(first.DataType),
                Gdal.GetDataTypeName(second.DataType))
            .Concat(noData.Equals(otherNoData)
                ? []
                : [new Difference(DifferenceKind.NoData, $"the no-data value of {name}", noData.ToString(), otherNoData.ToString())]);
        return options.HasMetadata
            ? values.Concat(BandProperties.Differences(name, first, second)).Concat(OfMetadata($"{name}'s metadata item", first, second))
            : values;
    }

    private IEnumerable<Difference> OfMetadata(string name, MajorObject first, MajorObject second)
    {
        if (!options.HasMetadata)
        {
            return [];
        }

        Dictionary<string, string> items = RasterMetadata.Of(first), others = RasterMetadata.Of(second);
        return items.Keys.Union(others.Keys).Order(StringComparer.Ordinal).Select(key =>
            (items.GetValueOrDefault(key), others.GetValueOrDefault(key)) switch
            {
                ({ } one, { } other) => RasterMetadata.AreSame(clocks, options.Tolerance, one, other)
                    ? null
                    : Difference.OfTexts(DifferenceKind.Metadata, $"{name} {key}", one, other),
                ({ } one, null) => new Difference(DifferenceKind.Metadata, $"{name} {key}", Difference.Quoted(one), null),
                (_, var other) => new Difference(DifferenceKind.Metadata, $"{name} {key}", null, Difference.Quoted(other!)),
            }).OfType<Difference>();
    }

    private static IEnumerable<Difference> Differing(DifferenceKind kind, string where, string first, string second) =>
        first == second ? [] : [new Difference(kind, where, first, second)];
}

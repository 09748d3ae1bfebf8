using OSGeo.GDAL;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// The metadata of a raster that say something of its content: neither when and by what it was made, nor what follows from its pixels.
/// </summary>
internal static class RasterMetadata
{
    /// <summary>What is so where nobody says it.</summary>
    private static readonly (string Key, string Value) s_usual = ("AREA_OR_POINT", "Area");

    private static readonly string[] s_left = ["TIFFTAG_DATETIME", "TIFFTAG_SOFTWARE", "TIFFTAG_HOSTCOMPUTER", "HISTORY", "NCO", "CDO", "CDI"];

    public static Dictionary<string, string> Of(MajorObject raster) =>
        raster.GetMetadata("").Concat(raster.GetMetadata("RPC")).Concat(raster.GetMetadata("GEOLOCATION"))
            .Select(item => item.Split('=', 2))
            .Where(item => item.Length == 2 && Counts(item[0]) && (item[0], item[1]) != s_usual)
            .GroupBy(item => item[0], StringComparer.Ordinal)
            .ToDictionary(item => item.Key, item => item.Last()[1], StringComparer.Ordinal);

    /// <summary>Whether two values are the same but for times of the two runs, or as numbers.</summary>
    public static bool AreSame(Clocks clocks, Tolerance tolerance, string one, string other) =>
        clocks.AreSame(one, other)
        || (WrittenNumber.Parse(one) is { } number && WrittenNumber.Parse(other) is { } otherNumber
            && number.Compare(otherNumber, tolerance).AreSame);

    private static bool Counts(string key)
    {
        string name = key[(key.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return !key.StartsWith("STATISTICS_", StringComparison.Ordinal) && !s_left.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}

namespace DpsAuthoring.Analyzers.PathAnalysis.Domain;

/// <summary>
/// What GDAL takes for a name: a path, one of its own file systems (<c>/vsizip/a.zip/x.tif</c>), or a data set in a file
/// (<c>HDF5:"a.h5"://x</c>). It leads where the file does that it names.
/// </summary>
internal static class GdalName
{
    /// <summary>It opens a file with options, which follow a question mark.</summary>
    private const string VirtualRaster = "vrt://";

    /// <summary>File systems that lie in a file, whose path follows.</summary>
    private static readonly HashSet<string> s_inFiles = new(StringComparer.Ordinal)
    {
        "vsizip", "vsigzip", "vsitar", "vsi7z", "vsirar", "vsisparse", "vsicached",
    };

    private static readonly HashSet<string> s_remote = new(StringComparer.Ordinal)
    {
        "vsicurl", "vsis3", "vsigs", "vsiaz", "vsiadls", "vsioss", "vsiswift", "vsihdfs", "vsiwebhdfs",
    };

    /// <summary>Drivers whose data sets are named by a file, with what stands between the driver's name and the file's.</summary>
    private static readonly Dictionary<string, int> s_drivers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HDF5"] = 0, ["HDF5IMAGE"] = 0, ["BAG"] = 0, ["NETCDF"] = 0, ["ZARR"] = 0, ["GPKG"] = 0, ["CSV"] = 0, ["GTIFF_RAW"] = 0,
        ["SENTINEL2_L1B"] = 0, ["SENTINEL2_L1C"] = 0, ["SENTINEL2_L2A"] = 0, ["RASTERLITE"] = 0, ["S102"] = 0, ["S104"] = 0, ["S111"] = 0,
        ["GTIFF_DIR"] = 1, ["NITF_IM"] = 1, ["PDF"] = 1, ["HDF4_SDS"] = 1, ["HDF4_EOS"] = 1, ["DERIVED_SUBDATASET"] = 1,
    };

    public static JobLocation LocationOf(PathText name)
    {
        if (name.IsEmpty || name.Pieces[0] is not { Kind: PieceKind.Literal, Text: var text } first)
        {
            return JobLocation.Of(name);
        }

        return IsOwn(text) ? LocationIn(name, first)
            : IsVirtualRaster(text) ? LocationOf(name.From(VirtualRaster.Length).Before('?').AsPath())
            : DriverOf(text) is { } driver ? LocationOfDataSet(name, driver)
            : JobLocation.Of(name);
    }

    /// <summary>Whether a name says more than where a file lies.</summary>
    public static bool IsMoreThanPath(PathText name) =>
        !name.IsEmpty
        && name.Pieces[0] is { Kind: PieceKind.Literal, Text: var text }
        && (IsOwn(text) || IsVirtualRaster(text) || DriverOf(text) is not null);

    /// <summary>Whether a path is, for GDAL, one of another machine's, however it is packed.</summary>
    public static bool IsRemote(string path) => IsOwn(path) && FileSystemOf(path) switch
    {
        var system when s_remote.Contains(system) => true,
        var system when s_inFiles.Contains(system) => path.Substring(system.Length + 1).TrimStart('/', '{') is var inner
            && (JobLocation.IsRemote(inner) || IsRemote("/" + inner)),
        _ => false,
    };

    private static bool IsOwn(string text) => text.StartsWith("/vsi", StringComparison.Ordinal);

    private static bool IsVirtualRaster(string text) => text.StartsWith(VirtualRaster, StringComparison.Ordinal);

    /// <summary>What stands between the first two separators, without what only says how it is read.</summary>
    private static string FileSystemOf(string path)
    {
        const string Streaming = "_streaming";
        int end = path.IndexOfAny(['/', '?'], 1);
        string system = path.Substring(1, (end < 0 ? path.Length : end) - 1);
        return system.EndsWith(Streaming, StringComparison.Ordinal) ? system.Substring(0, system.Length - Streaming.Length) : system;
    }

    private static JobLocation LocationIn(PathText name, Piece first)
    {
        string system = FileSystemOf(first.Text);
        if (IsRemote(first.Text))
        {
            return JobLocation.Remote(first);
        }

        PathText? inner = s_inFiles.Contains(system) ? name.From(Math.Min(system.Length + 2, first.Text.Length))
            : system == "vsisubfile" ? name.After(',')
            : null;
        if (inner is null || inner.IsEmpty)
        {
            // Memory, a pipe, or a file system that is not known here.
            return default;
        }

        // Braces hold the archive's path together where it does not end in .zip; a name after a name starts at the root.
        inner = inner.StartsWith("{") ? inner.From(1).Before('}') : inner;
        return LocationOf(inner.StartsWith("vsi") ? PathText.Of("/").Append(inner.Pieces) : inner.AsPath());
    }

    /// <summary>The driver that a name starts with; a drive has one letter, and an address two strokes.</summary>
    private static string? DriverOf(string text)
    {
        int colon = text.IndexOf(':');
        return colon > 1
            && (colon + 2 >= text.Length || text[colon + 1] != '/' || text[colon + 2] != '/')
            && text.Take(colon).All(static c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or '_')
                ? text.Substring(0, colon)
                : null;
    }

    private static JobLocation LocationOfDataSet(PathText name, string driver)
    {
        PathText? rest = name.After(':');
        if (rest?.After('"') is { } quoted)
        {
            return LocationOf(quoted.Before('"').AsPath());
        }

        if (!s_drivers.TryGetValue(driver, out int before))
        {
            return default;
        }

        before += rest?.StartsWith("off:") == true ? 1 : 0;
        for (int i = 0; i < before; i++)
        {
            rest = rest?.After(':');
        }

        return rest is null ? default : LocationOf(rest.AsPath());
    }
}

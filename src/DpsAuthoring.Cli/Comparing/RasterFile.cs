using System.Text.RegularExpressions;
using OSGeo.GDAL;

namespace DpsAuthoring.Cli.Comparing;

/// <summary>
/// Opens results as rasters. They are the work of a program that nobody here knows, so they are opened by formats alone that hold their
/// pixels themselves: none, such as VRT, that leads to other files or to the network.
/// </summary>
internal static partial class RasterFile
{
    /// <summary>GDAL's names of the formats.</summary>
    public static string[] Formats { get; } =
    [
        "GTiff", "PNG", "JPEG", "JPEGXL", "WEBP", "GIF", "BMP", "JP2OpenJPEG", "JP2KAK", "JP2ECW", "netCDF", "HDF5", "HDF5Image", "HDF4",
        "HDF4Image", "KEA", "GRIB", "HFA", "ENVI", "EHdr", "GTX", "NTv2", "NGSGEOID", "SRTMHGT", "DTED", "BT", "RMF", "RST", "SAGA",
        "GSBG", "GS7BG", "PNM", "SGI", "LCP", "NWT_GRD",
    ];

    private static readonly string[] s_sideEndings = [".aux.xml", ".ovr", ".msk"];

    private static readonly string[] s_arrayFormats = ["netCDF", "HDF5", "HDF4"];

    private static readonly Lazy<string?> s_obstacle = new(Start);

    /// <summary>Why this machine cannot read rasters; null where it can.</summary>
    public static string? Obstacle => s_obstacle.Value;

    /// <summary>Whether a file is of another, of which it holds what that has no room for: metadata, overviews, a mask.</summary>
    public static bool IsSideFile(string name, Func<string, bool> isThere) =>
        s_sideEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal) && isThere(name[..^ending.Length]));

    /// <summary>Whether a file has others that hold what it has no room for.</summary>
    public static bool HasSideFiles(string path) => s_sideEndings.Any(ending => File.Exists(path + ending));

    /// <summary>Opens a file, or a subdataset of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="subdataset">The name of the part; null for the file itself.</param>
    /// <param name="reason">Why it is no raster.</param>
    /// <returns>The raster; null where it is none.</returns>
    public static Dataset? Open(string path, string? subdataset, out string? reason)
    {
        reason = null;

        // GDAL takes these for addresses.
        if (path.StartsWith("/vsi", StringComparison.OrdinalIgnoreCase))
        {
            reason = "GDAL takes its path for an address";
            return null;
        }

        try
        {
            return Gdal.OpenEx(subdataset ?? path, (uint)(GdalConst.OF_RASTER | GdalConst.OF_READONLY), Formats, null, Siblings(path));
        }
        catch (GdalException e)
        {
            reason = e.Message.Replace(path, Path.GetFileName(path), StringComparison.Ordinal).TrimEnd('.');
            return null;
        }
    }

    /// <summary>Opens a file as groups of arrays.</summary>
    /// <returns>It; null where it is none.</returns>
    public static Dataset? OpenArrays(string path)
    {
        try
        {
            return path.StartsWith("/vsi", StringComparison.OrdinalIgnoreCase)
                ? null
                : Gdal.OpenEx(path, (uint)(GdalConst.OF_MULTIDIM_RASTER | GdalConst.OF_READONLY), s_arrayFormats, null, null);
        }
        catch (GdalException)
        {
            return null;
        }
    }

    /// <summary>
    /// The parts of a file that are rasters of their own, by what tells them apart. What a file says of others is not followed.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Subdatasets(Dataset dataset, string path) =>
        dataset.GetMetadata("SUBDATASETS")
            .Select(item => item.Split('=', 2))
            .Where(item => item.Length == 2 && item[0].EndsWith("_NAME", StringComparison.Ordinal))
            .Select(item => (Name: item[1], Part: PartOf(item[1], path)))
            .Where(item => item.Part is not null)
            .GroupBy(item => item.Part!, StringComparer.Ordinal)
            .ToDictionary(item => item.Key, item => item.First().Name, StringComparer.Ordinal);

    /// <summary>What is left of a subdataset's name without its file; null where it is another file's.</summary>
    private static string? PartOf(string name, string path)
    {
        Match match = SubdatasetName().Match(name);
        string rest = match.Groups["rest"].Value;
        return match.Success && (rest == path || rest == $"\"{path}\"") ? $"page {match.Groups["number"].Value}"
            : match.Success && rest.StartsWith($"\"{path}\":", StringComparison.Ordinal) ? rest[(path.Length + 3)..]
            : match.Success && rest.StartsWith($"{path}:", StringComparison.Ordinal) ? rest[(path.Length + 1)..]
            : null;
    }

    /// <summary>Files that belong to this one by their names, and are no links.</summary>
    private static string[] Siblings(string path)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
#pragma warning disable DPS1008 // This runs in no job.
        return
        [
            .. new DirectoryInfo(Path.GetDirectoryName(path)!).EnumerateFiles()
                .Where(file => file.Name.StartsWith(stem, StringComparison.Ordinal))
                .Where(file => !file.Attributes.HasFlag(FileAttributes.ReparsePoint))
                .Select(file => file.Name)
                .Append(Path.GetFileName(path))
                .Distinct(),
        ];
#pragma warning restore DPS1008
    }

    private static string? Start()
    {
        try
        {
            Gdal.AllRegister();
            Gdal.PushErrorHandler("CPLQuietErrorHandler");
            Gdal.SetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", $".{Guid.NewGuid():n}");
            Gdal.SetConfigOption("GDAL_NUM_THREADS", "ALL_CPUS");
            Gdal.SetCacheMax(64 << 20);
            return null;
        }
        catch (Exception e) when (e is GdalNotFoundException or ProjDataException)
        {
            return $"Rasters are compared byte by byte: {e.Message}";
        }
    }

    [GeneratedRegex("""\A(NETCDF|HDF5|HDF4_SDS:\w+|HDF4_EOS:\w+|HDF4_SDS|HDF4_EOS|HDF4_GRID|GTIFF_DIR:(?<number>\d+)):(?<rest>.*)\z""", RegexOptions.Singleline)]
    private static partial Regex SubdatasetName();
}

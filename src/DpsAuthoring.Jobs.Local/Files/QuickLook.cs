using DpsAuthoring.Jobs.Local.Processes;

namespace DpsAuthoring.Jobs.Local.Files;

/// <summary>Small pictures of rasters, drawn by GDAL's own program.</summary>
public static class QuickLook
{
    private static readonly string[] s_rasters = [".tif", ".tiff", ".vrt", ".img", ".nc", ".jp2", ".gtx", ".hdf", ".h5"];

    /// <summary>Where <c>gdal_translate</c> is; null where it is not.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, "gdal_translate")).FirstOrDefault(File.Exists);

    /// <summary>Whether a file is a raster, by its name.</summary>
    public static bool IsRaster(string path) => s_rasters.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The rasters among a job's results.</summary>
    public static IEnumerable<string> Rasters(string folder) => Folders.Files(folder)
        .Select(file => file.Path)
        .Where(IsRaster)
        .Order(StringComparer.Ordinal);

    /// <summary>Draws the first raster of a folder, unless that has been done before.</summary>
    /// <returns>The raster's name; null where there is no picture.</returns>
    public static string? DrawFirst(string folder, string picture) =>
        Directory.Exists(folder) && Rasters(folder).FirstOrDefault() is { } raster && (File.Exists(picture) || Draw(raster, picture, 256))
            ? Path.GetFileName(raster)
            : null;

    /// <summary>Draws a raster's first band.</summary>
    /// <param name="raster">The raster.</param>
    /// <param name="picture">The PNG to write.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <returns>Whether there is a picture now.</returns>
    public static bool Draw(string raster, string picture, int width)
    {
        if (Program is null)
        {
            return false;
        }

        string[] arguments =
        [
            "-q",
            "-of",
            "PNG",
            "-ot",
            "Byte",
            "-b",
            "1",
            "-scale",
            "-outsize",
            width.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "0",
            "--config", "GDAL_PAM_ENABLED", "NO", raster, picture,
        ];
        string[] environment = [$"PATH={Environment.GetEnvironmentVariable("PATH")}"];
        return LibC.Succeeds(new SpawnOptions(Program, arguments, environment).Start()) && File.Exists(picture);
    }
}
